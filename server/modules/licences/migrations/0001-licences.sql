-- E-licences, what happened to them, who used them, and the one-minute codes that show them.

create table licences.licence_type (
  key text primary key,
  title text not null check (title <> ''),
  holder_kind text not null check (holder_kind in ('person', 'enterprise')),
  valid_months integer check (valid_months > 0),
  -- The body that defines the type, as the reference data calls it; its USCC once it is known here.
  defining_body text not null,
  defining_uscc text check (defining_uscc ~ '^[0-9A-Z]{18}$'),
  -- The last three digits of the type's code: given once, never again to another type of the same body.
  serial smallint not null check (serial between 1 and 999),
  unique (defining_body, serial)
);

create table licences.licence (
  id uuid primary key,
  region_code text not null check (region_code ~ '^\d{12}$'),
  organ_id uuid not null references organs.organ,
  organ_name text not null,
  type_key text not null references licences.licence_type,
  title text not null,
  number text not null,
  identifier text not null unique,
  -- Counts the re-issues of one number; a new version puts the one before out of force.
  version smallint not null check (version between 1 and 999),
  holder_kind text not null check (holder_kind in ('person', 'enterprise')),
  holder_id uuid not null,
  holder_name text not null,
  holder_masked text not null,
  -- Of the ID number or USCC: holders are found by it without its being stored.
  holder_fingerprint text not null,
  status text not null
    check (status in ('valid', 'suspended', 'withdrawn', 'revoked', 'cancelled', 'expired', 'superseded')),
  valid_from date not null,
  -- The last day; null: without end.
  valid_to date check (valid_to >= valid_from),
  issued_at timestamptz not null,
  case_id uuid,
  -- The lines of the face, sealed by the vault.
  sealed_face text not null,
  document_id uuid not null unique references documents.issued,
  superseded_by uuid references licences.licence,
  changes smallint not null default 0,
  check ((status = 'superseded') <= (superseded_by is not null)),
  unique (organ_id, number, version)
);
create index licence_of_holder on licences.licence (holder_kind, holder_id, id desc);
create index licence_in_force on licences.licence (holder_kind, holder_id) where status = 'valid';
create index licence_of_organ on licences.licence (organ_id, id desc);
create index licence_of_organ_by_status on licences.licence (organ_id, status, id desc);
create index licence_of_fingerprint on licences.licence (holder_fingerprint, id desc);
create index licence_running_out on licences.licence (valid_to, id) where status in ('valid', 'suspended');

create table licences.status_change (
  licence_id uuid not null references licences.licence,
  no smallint not null,
  act text not null,
  status text not null,
  reason text not null,
  basis text not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  actor_name text not null,
  primary key (licence_id, no)
);

create table licences.use (
  id uuid primary key,
  licence_id uuid not null references licences.licence,
  kind text not null check (kind in ('material', 'shown')),
  organ_id uuid references organs.organ,
  by_name text not null,
  purpose text not null,
  case_id uuid,
  at timestamptz not null
);
create index use_of_licence on licences.use (licence_id, id desc);

create table licences.show_code (
  -- Keyed: a copy of the table shows nobody's licence.
  fingerprint text primary key,
  licence_id uuid not null references licences.licence,
  expires_at timestamptz not null
);
create index show_code_of_licence on licences.show_code (licence_id);

create view licences.v_licence as
  select id, region_code, organ_id, type_key, number, version, holder_kind, holder_id, status, valid_from, valid_to,
         issued_at, case_id, document_id
  from licences.licence;

create view licences.v_use as
  select id, licence_id, kind, organ_id, case_id, at from licences.use;
