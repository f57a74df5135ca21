-- 帮办代办: who asked a hall for help, for what, who helps, and how it ended.
create table assistance.request (
  id uuid primary key,
  region_code text not null,
  hall_id uuid not null,
  organ_id uuid not null,
  -- Whoever is helped: recorded where they asked with their account or showed a card; by phone a name is enough.
  applicant_kind text check (applicant_kind in ('person', 'enterprise')),
  applicant_id uuid,
  -- The account that asked online: it confirms what was prepared.
  asked_by text,
  name text not null,
  sealed_phone text not null,
  phone_masked text not null,
  sealed_address text,
  asked_via text not null check (asked_via in ('online', 'phone', 'counter')),
  way text not null check (way in ('phone', 'counter', 'home')),
  item_id uuid,
  wish text not null,
  state text not null check (state in ('open', 'taken', 'prepared', 'linked', 'ended')),
  asked_at timestamptz not null,
  due_on date not null,
  helper_id uuid,
  helper_name text,
  -- helped 帮办: the applicant applied with help. acted 代办: the helper applied under a mandate.
  kind text check (kind in ('helped', 'acted')),
  case_id uuid,
  case_number text,
  proof text check (proof in ('account', 'screen', 'scan')),
  proof_ids uuid[] not null default '{}',
  mandate_ids uuid[] not null default '{}',
  confirmed_at timestamptz,
  -- What the applicant said when it was not theirs.
  refused_words text,
  outcome text,
  ended_at timestamptz,
  check ((applicant_id is null) = (applicant_kind is null)),
  check (way <> 'home' or sealed_address is not null),
  check ((state = 'ended') = (ended_at is not null and outcome is not null)),
  check (state not in ('prepared', 'linked') or (case_id is not null and kind is not null and proof is not null))
);
create index request_by_state on assistance.request (region_code, state, due_on, id);
create index request_by_due on assistance.request (state, due_on, id);
create index request_of_asker on assistance.request (asked_by, id) where asked_by is not null;
create index request_of_case on assistance.request (case_id) where case_id is not null and state <> 'ended';
create unique index one_request_a_case on assistance.request (case_id) where case_id is not null;
