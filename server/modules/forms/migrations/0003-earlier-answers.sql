-- What an applicant last answered to a standard data element, so that it need not be typed again. Sealed: it may be personal.

create table forms.earlier_answer (
  applicant_kind text not null check (applicant_kind in ('person', 'enterprise')),
  applicant_id uuid not null,
  element text not null,
  sealed_value text not null,
  -- In which application, as its applicant knows it.
  item_name text not null,
  answered_at timestamptz not null,
  primary key (applicant_kind, applicant_id, element)
);
