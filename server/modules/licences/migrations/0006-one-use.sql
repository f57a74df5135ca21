-- A fee the item wants before the result: until it is paid the holder has no licence to look at or to use.
alter table licences.licence add column awaits_payment boolean not null default false;
create index licence_awaiting_payment on licences.licence (case_id) where awaits_payment;

-- 授权使用: the holder lets one body use a licence for one purpose, once, until a day.
create table licences.authorisation (
  id uuid primary key,
  licence_id uuid not null references licences.licence,
  organ_id uuid not null references organs.organ,
  organ_name text not null,
  purpose text not null,
  until date not null,
  -- Keyed: a copy of the table opens nobody's licence.
  fingerprint text not null unique,
  given_at timestamptz not null,
  given_by_name text not null,
  used_at timestamptz,
  used_by_name text,
  revoked_at timestamptz,
  check (used_at is null or revoked_at is null)
);
create index authorisation_of_licence on licences.authorisation (licence_id, id desc);

alter table licences.use drop constraint use_kind_check;
alter table licences.use add constraint use_kind_check check (kind in ('material', 'shown', 'authorised'));
