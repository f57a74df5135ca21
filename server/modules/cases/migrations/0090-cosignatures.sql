-- Applications that agents of enterprises prepared and the legal representative has not confirmed yet: not filed, no case.
create table cases.cosignature (
  id uuid primary key,
  region_code text not null,
  organ_id uuid not null,
  enterprise_id uuid not null,
  item_id uuid not null,
  -- What was checked and is shown: another version in force is another application.
  version_id uuid not null,
  mandate_id uuid not null,
  -- The agent's account and name.
  drafted_by text not null,
  drafter_name text not null,
  -- The application as it would be filed; gone with the end: then the case has it, or the agent's draft.
  sealed_application text,
  status text not null check (status in ('waiting', 'confirmed', 'sent-back', 'taken-back', 'stopped')),
  words text,
  submitted_at timestamptz not null,
  ended_at timestamptz,
  ended_by_name text,
  case_id uuid,
  check ((status = 'waiting') = (sealed_application is not null)),
  check ((status = 'confirmed') = (case_id is not null))
);
create index cosignature_of_enterprise on cases.cosignature (enterprise_id, id);
create index cosignature_waiting on cases.cosignature (enterprise_id, id) where status = 'waiting';
create unique index one_waiting_cosignature on cases.cosignature (drafted_by, enterprise_id, item_id) where status = 'waiting';
create index cosignature_of_mandate on cases.cosignature (mandate_id) where status = 'waiting';
