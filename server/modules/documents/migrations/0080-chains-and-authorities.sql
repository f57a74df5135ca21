-- Each certificate belongs to a chain of one suite; a seal says which chain signs for it; and authorities from elsewhere whose
-- certificates are recognised: added by one person, confirmed by another.

alter table documents.certificate
  add column chain text not null default 'ecdsa' check (chain in ('ecdsa', 'rsa', 'sm2'));

alter table documents.seal
  add column chain text not null default 'ecdsa' check (chain in ('ecdsa', 'rsa', 'sm2'));

create table documents.authority (
  id uuid primary key,
  name text not null,
  certificate bytea not null,
  -- SHA-256 of the certificate.
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  chain text not null check (chain in ('ecdsa', 'rsa', 'sm2')),
  purposes text[] not null check (purposes <> '{}'),
  trusted_from date not null,
  -- Both days included; null: without end.
  trusted_until date check (trusted_until >= trusted_from),
  state text not null check (state in ('proposed', 'recognised', 'declined', 'ended')),
  -- The person, not the account.
  proposed_by text not null,
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  proposed_because text not null,
  answered_by text,
  answered_by_name text,
  answered_at timestamptz,
  answered_because text,
  ended_by_name text,
  ended_at timestamptz,
  ended_because text,
  -- The list of revoked certificates read last: when it was issued, when the next is due, when it was read.
  listed_at timestamptz,
  list_due_at timestamptz,
  list_read_at timestamptz,
  check ((state = 'proposed') = (answered_at is null)),
  check ((state = 'ended') = (ended_at is not null)),
  check (state not in ('recognised', 'ended') or answered_by <> proposed_by)
);
create unique index authority_once on documents.authority (fingerprint) where state in ('proposed', 'recognised');

create table documents.revoked_certificate (
  authority_id uuid not null references documents.authority (id),
  -- Hexadecimal.
  serial text not null,
  revoked_at timestamptz not null,
  -- The key, or the authority's own, was in other hands.
  key_lost boolean not null,
  primary key (authority_id, serial)
);
