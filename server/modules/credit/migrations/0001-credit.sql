-- Promises that were not kept, and what their makers ask about the record of it.

create table credit.breach (
  id uuid primary key,
  region_code text not null check (region_code ~ '^\d{12}$'),
  -- The body that found it out and keeps the record.
  organ_id uuid not null references organs.organ,
  applicant_kind text not null check (applicant_kind in ('person', 'enterprise')),
  applicant_id uuid not null,
  applicant_name text not null,
  applicant_masked text not null,
  case_id uuid not null unique,
  case_number text not null,
  item_name text not null,
  what text not null check (what <> ''),
  basis text not null check (basis <> ''),
  recorded_on date not null,
  recorded_by text not null,
  status text not null default 'standing' check (status in ('standing', 'repaired', 'lifted')),
  settled_on date,
  -- Shown to everybody only with the consent of whose record it is.
  published boolean not null default false,
  check ((status = 'standing') = (settled_on is null))
);
create index breach_of on credit.breach (applicant_kind, applicant_id);
create index breach_kept_by on credit.breach (organ_id, id desc);
create index breach_published on credit.breach (id desc) where published and status = 'standing';

-- 信用修复 and 异议.
create table credit.request (
  id uuid primary key,
  breach_id uuid not null references credit.breach,
  kind text not null check (kind in ('repair', 'objection')),
  statement text not null check (statement <> ''),
  document_ids uuid[] not null default '{}',
  made_at timestamptz not null,
  made_by text not null,
  outcome text check (outcome in ('granted', 'refused')),
  answer text,
  answered_at timestamptz,
  answered_by text,
  check ((outcome is null) = (answered_at is null))
);
-- One of each kind waits at a time.
create unique index request_waiting on credit.request (breach_id, kind) where outcome is null;
create index request_of on credit.request (breach_id, id);
