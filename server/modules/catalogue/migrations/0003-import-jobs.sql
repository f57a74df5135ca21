-- A list being imported: every row staged with its verdict, then taken over in portions, so that it can stop and go on.
create table catalogue.import_job (
  id uuid primary key,
  file_name text not null,
  -- judged: the dry run is done; the others say which portions are being worked on or that all are.
  status text not null check (status in ('judged', 'drafting', 'drafted', 'publishing', 'done')),
  made_by text not null,
  made_by_name text not null,
  made_at timestamptz not null,
  rows int not null,
  changed_at timestamptz not null
);
create index import_job_newest on catalogue.import_job (id desc);

create table catalogue.import_row (
  job_id uuid not null references catalogue.import_job (id) on delete cascade,
  line int not null,
  -- The row as read: {row, item, materials}.
  data jsonb not null,
  code text not null,
  body text not null,
  name_key text not null,
  -- The credit code when it is right, else empty.
  uscc text not null,
  -- Nothing to make an item of, whatever the other rows say.
  unusable boolean not null,
  verdict text check (verdict in ('accepted', 'flagged', 'rejected')),
  sound boolean not null default false,
  reasons text[] not null default '{}',
  missing text[] not null default '{}',
  outcome text check (outcome in ('created', 'changed', 'unchanged', 'kept')),
  published boolean not null default false,
  primary key (job_id, line)
);
create index import_row_code on catalogue.import_row (job_id, code, line);
create index import_row_name on catalogue.import_row (job_id, name_key, line);
create index import_row_to_draft on catalogue.import_row (job_id, line) where verdict in ('accepted', 'flagged') and outcome is null;
create index import_row_to_publish on catalogue.import_row (job_id, line) where sound and outcome in ('created', 'changed', 'unchanged') and not published;
create index import_row_findings on catalogue.import_row (job_id, verdict, line);
