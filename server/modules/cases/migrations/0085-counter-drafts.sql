-- Applications begun at the counter and not yet filed: seen by the clerks of one body, opened through the vault only.

create table cases.counter_draft (
  id uuid primary key,
  -- The body of the post at which it was begun.
  organ_id uuid not null,
  region_code text not null,
  item_id uuid not null,
  version_id uuid not null,
  -- The body that is to handle it, when several may.
  handling_organ_id uuid,
  answers text not null,
  applicant_kind text not null check (applicant_kind in ('person', 'enterprise')),
  applicant_name text not null,
  applicant_masked text not null,
  -- Sealed JSON: identifier, telephone, form, files.
  sealed_content text not null,
  -- The files it holds, which whoever continues it may hand in.
  file_ids uuid[] not null,
  revision int not null,
  saved_by text not null,
  saved_at timestamptz not null,
  kept_until date not null
);
create index counter_draft_latest on cases.counter_draft (organ_id, saved_at desc, id desc);
create index counter_draft_old on cases.counter_draft (kept_until);
