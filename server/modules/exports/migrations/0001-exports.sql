-- formerly 415b3ec9c2d0fd44b9610eca6a165c84711f08de91a7e8988b666de5071ff01c
-- Lists asked for as files. They are written portion by portion, each portion in a transaction of its own together with how
-- far it is, so that a server may stop at any moment and another goes on; nothing holds a whole file in memory.

create table exports.export_job (
  id uuid not null,
  region_code text not null,
  list text not null,
  title text not null,
  format text not null check (format in ('xlsx', 'csv')),
  owner_id text not null,
  owner_name text not null,
  -- Who fetches it must still hold this word over all these bodies.
  word text not null,
  organ_ids uuid[] not null,
  -- What was asked; it may hold a name.
  sealed_filter text not null,
  status text not null check (status in ('writing', 'ready', 'failed')),
  rows_total bigint,
  rows_written bigint not null default 0,
  bytes bigint not null default 0,
  parts int not null default 0,
  -- Where the next portion begins.
  place text,
  -- Checksum and sizes of each sheet so far.
  sheets jsonb not null default '[]',
  asked_at timestamptz not null,
  finished_at timestamptz,
  expires_at timestamptz not null,
  primary key (id, region_code)
);
create index export_of_owner on exports.export_job (owner_id, id desc);
create index export_expiry on exports.export_job (expires_at);

create table exports.part (
  export_id uuid not null,
  region_code text not null,
  no int not null,
  sheet smallint not null,
  -- Deflated already: compressing it again would only cost time.
  content bytea not null,
  primary key (export_id, no, region_code),
  foreign key (export_id, region_code) references exports.export_job (id, region_code) on delete cascade
);
alter table exports.part alter column content set storage external;
