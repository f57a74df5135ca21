-- Applications begun and not yet filed: one for each applicant and item, readable only through the vault.

create table forms.draft (
  id uuid primary key,
  applicant_kind text not null check (applicant_kind in ('person', 'enterprise')),
  applicant_id uuid not null,
  item_id uuid not null references catalogue.item (id),
  version_id uuid not null references catalogue.item_version (id),
  revision int not null,
  -- Sealed JSON: values may hold identity numbers and telephones.
  answers text not null,
  materials jsonb not null,
  step text not null,
  saved_at timestamptz not null,
  unique (applicant_kind, applicant_id, item_id)
);
create index draft_latest on forms.draft (applicant_kind, applicant_id, saved_at desc, id desc);
