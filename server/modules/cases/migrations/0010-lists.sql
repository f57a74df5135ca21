-- Lists of open cases. Each order has its index: one short range for each body and status, and behind the order
-- whatever a list may be filtered by, so that a filter is decided in the index and only the rows shown are fetched.
drop index cases.case_worklist;
create index case_worklist on cases.case_file (organ_id, status, due_on, id, item_id, handling, channel, applicant_kind,
  deferred_open, provisional, filed_at, handler_name) where is_open;
create index case_open_filed on cases.case_file (organ_id, status, id, due_on, item_id, handling, channel, applicant_kind,
  deferred_open, provisional, filed_at, handler_name) where is_open;
create index case_open_updated on cases.case_file (organ_id, status, updated_at, id, due_on, item_id, handling, channel,
  applicant_kind, deferred_open, provisional, filed_at, handler_name) where is_open;
-- By how the applicant's name begins, or the digits of a case number that tell cases apart.
create index case_open_name on cases.case_file (organ_id, applicant_name text_pattern_ops) where is_open;
create index case_open_number on cases.case_file (organ_id, right(number, 14) text_pattern_ops) where is_open;
create index case_open_deferred on cases.case_file (organ_id, due_on, id) where is_open and deferred_open > 0;

-- Filters of the worklist that a person keeps, for themselves or for their body.
create table cases.saved_filter (
  id uuid not null,
  region_code text not null,
  organ_id uuid not null,
  owner_id text not null,
  owner_name text not null,
  name text not null,
  shared boolean not null,
  filter jsonb not null,
  sort text not null check (sort in ('due', 'filed', 'updated')),
  saved_at timestamptz not null,
  primary key (id, region_code),
  unique (owner_id, name, region_code)
);
create index saved_filter_shared on cases.saved_filter (organ_id, name) where shared;
