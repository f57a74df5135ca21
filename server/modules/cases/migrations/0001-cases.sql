-- Applications from filing to delivery. Every key holds the region code, so that the tables can be distributed by it.

-- Running numbers of cases. A sequence lets filings pass one another where a counter row would queue them up;
-- gaps do no harm, and six digits repeat on one day only after a million filings (then the filing draws again).
create sequence cases.serial;

create table cases.case_file (
  id uuid not null,
  region_code text not null,
  organ_id uuid not null,
  number text not null check (length(number) <= 50),
  query_code text not null,
  -- No foreign key: it would lock the same version row in every filing; versions are never deleted.
  item_id uuid not null,
  version_id uuid not null,
  law text not null check (law in ('licence', 'service')),
  handling text not null check (handling in ('instant', 'promised')),
  channel text not null check (channel in ('online', 'window')),
  applicant_kind text not null check (applicant_kind in ('person', 'enterprise')),
  applicant_id uuid not null,
  -- As they were on the day of filing; the identifier masked.
  applicant_name text not null,
  applicant_masked text not null,
  applicant_tail text not null,
  agent_name text,
  filed_by text not null,
  -- The form as one sealed JSON document, the telephone number sealed.
  sealed_values text not null,
  sealed_phone text,
  status text not null check (status in ('filed', 'correcting', 'corrected', 'accepted', 'examined', 'granted', 'denied',
    'delivered', 'closed', 'not-accepted', 'withdrawn')),
  correction_asked boolean not null default false,
  filed_at timestamptz not null,
  -- The day the materials, or their corrections, were received: the five days of intake run from it.
  received_on date not null,
  acceptance_due date not null,
  accepted_on date,
  deemed boolean not null default false,
  statutory_due date,
  promised_due date,
  decided_at timestamptz,
  granted boolean,
  delivery_due date,
  closed_at timestamptz,
  -- What the body must do next is due then; 9999-12-31 while it waits for the applicant or when all is done.
  due_on date not null,
  provisional boolean not null,
  calendar_version text not null,
  licence_id uuid,
  -- Staff member and post of the last act inside the body.
  handler_id text,
  handler_name text,
  events smallint not null,
  updated_at timestamptz not null,
  is_open boolean not null generated always as (status not in ('closed', 'not-accepted', 'withdrawn')) stored,
  primary key (id, region_code),
  unique (number, region_code),
  unique (query_code, region_code),
  check ((accepted_on is null) = (statutory_due is null)),
  check ((decided_at is null) = (granted is null))
);
-- The worklist: one short range of it for each body and status, whatever the closed cases and other bodies' backlog.
create index case_worklist on cases.case_file (organ_id, status, due_on, id) where is_open;
create index case_of_applicant on cases.case_file (applicant_kind, applicant_id, id desc);
create index case_by_tail on cases.case_file (organ_id, applicant_tail, id desc);
create index case_by_organ on cases.case_file (organ_id, filed_at);
create index case_silent on cases.case_file (acceptance_due, id) where status in ('filed', 'corrected');
-- Cases accepted only because the body stayed silent, for supervision.
create index case_deemed on cases.case_file (organ_id, due_on, id) where deemed and is_open;
create index case_provisional on cases.case_file (id) where provisional and is_open;

-- Everything that happened, in order. Never changed.
create table cases.case_event (
  case_id uuid not null,
  region_code text not null,
  no smallint not null,
  act text not null,
  status text not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  actor_name text not null,
  post_title text,
  article text not null,
  -- Reason or opinion, as given.
  words text,
  facts jsonb not null default '{}',
  primary key (case_id, no, region_code),
  foreign key (case_id, region_code) references cases.case_file (id, region_code)
);
create trigger append_only before update or delete on cases.case_event for each row execute function kernel.refuse_change();

-- The ledger the clock is derived from.
create table cases.interval (
  case_id uuid not null,
  region_code text not null,
  no smallint not null,
  phase text not null check (phase in ('intake', 'correction', 'handling', 'delivery')),
  counted boolean not null,
  from_on date not null,
  to_on date check (to_on >= from_on),
  why text not null,
  article text not null,
  primary key (case_id, no, region_code),
  foreign key (case_id, region_code) references cases.case_file (id, region_code)
);
create unique index interval_running on cases.interval (case_id, region_code) where to_on is null;

-- Materials as given: round 0 with the filing, round 1 with the correction.
create table cases.material (
  case_id uuid not null,
  region_code text not null,
  round smallint not null check (round in (0, 1)),
  key text not null,
  how text not null check (how in ('document', 'licence', 'promise', 'paper')),
  document_ids uuid[] not null default '{}',
  licence_id uuid,
  licence_number text,
  primary key (case_id, round, key, region_code),
  foreign key (case_id, region_code) references cases.case_file (id, region_code),
  check ((how = 'document') = (cardinality(document_ids) > 0)),
  check ((how = 'licence') = (licence_id is not null))
);

-- The one correction notice (行政许可法 art. 32): the key allows no second.
create table cases.correction (
  case_id uuid not null,
  region_code text not null,
  items jsonb not null,
  note text,
  asked_at timestamptz not null,
  answered_at timestamptz,
  -- The form as it was before the answer.
  sealed_before text,
  primary key (case_id, region_code),
  foreign key (case_id, region_code) references cases.case_file (id, region_code)
);

-- One letter of each kind for a case.
create table cases.letter (
  id uuid not null,
  case_id uuid not null,
  region_code text not null,
  kind text not null check (kind in ('correction', 'acceptance', 'non-acceptance', 'grant', 'denial', 'delivery')),
  title text not null,
  number text not null,
  document_id uuid not null,
  file_id uuid not null,
  issued_at timestamptz not null,
  primary key (id, region_code),
  unique (case_id, kind, region_code),
  foreign key (case_id, region_code) references cases.case_file (id, region_code)
);

-- What other modules may read of cases.
create view cases.v_case as
select id, number, item_id, version_id, organ_id, region_code, law, applicant_kind, applicant_id, applicant_name, status, is_open,
       channel, handling, filed_at, correction_asked, acceptance_due, accepted_on, deemed, decided_at, granted, statutory_due,
       promised_due, delivery_due, due_on, provisional, licence_id, handler_id, handler_name, closed_at, updated_at
from cases.case_file;
