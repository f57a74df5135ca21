-- What the directory says of a type (GB/T 36902), and the faces that editors lay out for it.
alter table licences.licence_type
  add column issuing_body text not null default '',
  -- Of a licence of this type as a material (国办函〔2016〕108号).
  add column trust_level text not null default 'A' check (trust_level in ('A', 'B', 'C', 'D')),
  -- The names of what its face says beside what every licence says.
  add column fields text[] not null default '{}',
  -- Set when an editor changed it: from then on the reference data leaves it alone.
  add column edited_at timestamptz;

create table licences.face_template (
  id uuid primary key,
  type_key text not null references licences.licence_type,
  version integer not null check (version > 0),
  state text not null check (state in ('draft', 'in-force', 'superseded')),
  layout jsonb not null,
  note text not null,
  revision integer not null default 1,
  drafted_by text not null,
  drafted_by_name text not null,
  drafted_at timestamptz not null,
  -- Somebody other than who wrote it.
  approved_by text,
  approved_by_name text,
  approved_at timestamptz,
  ended_by_name text,
  ended_at timestamptz,
  unique (type_key, version),
  check ((state = 'draft') = (approved_at is null)),
  check ((state = 'superseded') = (ended_at is not null)),
  check (approved_by is null or approved_by <> drafted_by)
);
create unique index face_template_draft on licences.face_template (type_key) where state = 'draft';
create unique index face_template_in_force on licences.face_template (type_key) where state = 'in-force';

-- The face a licence was issued with (null: the built-in one), and the photograph of its holder.
alter table licences.licence
  add column face_template_id uuid references licences.face_template,
  add column photo_file_id uuid references documents.file;
