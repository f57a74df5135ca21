-- Versions that wait for their day, the span in which each was in force, who did what when and why, and change sets.

alter table catalogue.item_version drop constraint item_version_status_check;
alter table catalogue.item_version add constraint item_version_status_check
  check (status in ('draft', 'submitted', 'scheduled', 'published', 'superseded', 'withdrawn'));
alter table catalogue.item_version
  -- The day from which a checked version is to be in force.
  add column effective_on date,
  add column in_force_from timestamptz,
  add column in_force_to timestamptz;
update catalogue.item_version set in_force_from = published_on::timestamptz where published_on is not null;
update catalogue.item_version set in_force_to = greatest(changed_at, in_force_from) where status in ('superseded', 'withdrawn');
alter table catalogue.item_version
  add check ((status = 'scheduled') <= (effective_on is not null)),
  add check ((status in ('published', 'superseded', 'withdrawn')) = (in_force_from is not null)),
  add check ((status in ('superseded', 'withdrawn')) = (in_force_to is not null)),
  add check (in_force_to >= in_force_from);

drop index catalogue.one_version_open;
create unique index one_version_open on catalogue.item_version (item_id) where status in ('draft', 'submitted', 'scheduled');
create index version_due on catalogue.item_version (effective_on, id) where status = 'scheduled';

-- Who did what to a version, when and why.
create table catalogue.version_event (
  version_id uuid not null references catalogue.item_version (id),
  no bigint generated always as identity,
  act text not null,
  at timestamptz not null,
  actor_id text not null,
  actor_name text not null,
  why text,
  primary key (version_id, no)
);
create trigger append_only before update or delete on catalogue.version_event for each row execute function kernel.refuse_change();

-- One change to many items, checked as one.
create table catalogue.change_set (
  id uuid primary key,
  title text not null,
  reason text not null,
  edits jsonb not null,
  status text not null check (status in ('waiting', 'applied', 'rejected')),
  made_by text not null,
  made_by_name text not null,
  made_at timestamptz not null,
  decided_by_name text,
  decided_at timestamptz,
  decided_because text,
  check ((status = 'waiting') = (decided_at is null))
);
create index change_set_newest on catalogue.change_set (id desc);
create table catalogue.change_set_item (
  set_id uuid not null references catalogue.change_set (id),
  item_id uuid not null references catalogue.item (id),
  -- The version the editor saw; when another is in force by then, the item is left out.
  base_version_id uuid not null references catalogue.item_version (id),
  -- The version the set made, or why it made none.
  version_id uuid references catalogue.item_version (id),
  left_out_because text,
  primary key (set_id, item_id)
);
