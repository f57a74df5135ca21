-- 数量限制 (行政许可法 art. 57): accepted applications of an item whose number is limited, in the order in which they were accepted.
alter table cases.case_file add column in_row boolean not null default false;
create table cases.place (
  case_id uuid primary key,
  region_code text not null,
  item_id uuid not null,
  -- When it counts as accepted: silence accepts from the day of receipt.
  accepted_at timestamptz not null,
  -- ended: granted once, and no longer; gone: never granted.
  state text not null check (state in ('waiting', 'granted', 'ended', 'gone')),
  granted_on date,
  -- The licence that holds the place; a change or renewal hands it on.
  licence_id uuid
);
create index place_waiting on cases.place (item_id, accepted_at, case_id) where state = 'waiting';
create index place_granted on cases.place (item_id, granted_on) where state in ('granted', 'ended');
create index place_of_licence on cases.place (licence_id) where licence_id is not null;
