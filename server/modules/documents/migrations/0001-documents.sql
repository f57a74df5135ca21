-- Files by content, documents issued by bodies, the certificates that sign them, and the counters of their numbers.

create table documents.file (
  id uuid primary key,
  -- Where the bytes are: files/ab/cd/<sha256>. Two rows may share one content.
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  sm3 text not null check (sm3 ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  size integer not null check (size > 0),
  name text not null check (name <> ''),
  -- The person or enterprise whose file it is; null for a body's own.
  owner_id uuid,
  -- The account that handed it in.
  stored_by text not null,
  stored_at timestamptz not null,
  trust_level text not null check (trust_level in ('A', 'B', 'C', 'D')),
  -- 国办函〔2016〕108号: from C to B only by a check against the original, by a named clerk.
  checked_by text,
  checked_at timestamptz,
  check ((checked_by is null) = (checked_at is null)),
  check (trust_level <> 'B' or checked_at is not null)
);
create index file_by_owner on documents.file (owner_id, id) where owner_id is not null;

create table documents.certificate (
  id uuid primary key,
  kind text not null check (kind in ('root', 'signer')),
  issuer_id uuid references documents.certificate,
  -- The body that signs with it; null for the root.
  organ_id uuid,
  -- The common name, as the body was called when the certificate was made.
  name text not null,
  certificate bytea not null,
  -- PKCS#8, base64, sealed by the vault.
  sealed_key text not null,
  valid_from timestamptz not null,
  valid_until timestamptz not null check (valid_until > valid_from),
  check ((kind = 'root') = (organ_id is null)),
  check ((kind = 'root') = (issuer_id is null))
);
create index certificate_of_organ on documents.certificate (organ_id, valid_until desc);

create table documents.issued (
  id uuid primary key,
  kind text not null check (kind in ('letter', 'licence')),
  number text not null,
  title text not null,
  organ_id uuid not null,
  organ_name text not null,
  holder_kind text not null check (holder_kind in ('person', 'enterprise')),
  holder_name text not null,
  -- What it was issued for: a case, a licence.
  subject_module text not null,
  subject_id uuid not null,
  file_id uuid not null references documents.file,
  fingerprint text not null unique,
  verify_code text not null unique check (verify_code ~ '^[2-9A-HJKMNP-Z]{12}$'),
  certificate_id uuid not null references documents.certificate,
  issued_at timestamptz not null,
  voided_at timestamptz,
  void_reason text,
  check ((voided_at is null) = (void_reason is null))
);
-- One body never gives two letters the same number.
create unique index letter_number on documents.issued (organ_id, number) where kind = 'letter';
create index issued_for on documents.issued (subject_module, subject_id, id);

create table documents.number_counter (
  organ_id uuid not null,
  year smallint not null,
  kind text not null,
  last integer not null check (last > 0),
  primary key (organ_id, year, kind)
);

create view documents.v_file as
  select id, sha256, media_type, size, name, owner_id, stored_at, trust_level from documents.file;

create view documents.v_issued as
  select id, kind, number, title, organ_id, subject_module, subject_id, file_id, verify_code, issued_at, voided_at
  from documents.issued;
