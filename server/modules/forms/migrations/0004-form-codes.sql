-- A printed draft carries a code by which a window opens it; what was handed in is remembered for a while, so that the code is
-- told from one that never was, and its owner from somebody whose draft has vanished.

alter table forms.draft
  add column form_code text unique,
  -- When a window last opened it, and which.
  add column opened_at timestamptz,
  add column opened_at_place text;

create table forms.handed_in (
  draft_id uuid primary key,
  form_code text not null unique,
  applicant_kind text not null check (applicant_kind in ('person', 'enterprise')),
  applicant_id uuid not null,
  item_id uuid not null references catalogue.item (id),
  case_id uuid not null,
  at_window boolean not null,
  handed_in_at timestamptz not null
);
create index handed_in_of on forms.handed_in (applicant_kind, applicant_id, handed_in_at desc);
create index handed_in_when on forms.handed_in (handed_in_at);
