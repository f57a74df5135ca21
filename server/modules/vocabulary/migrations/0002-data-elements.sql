-- The library of standard data elements: what forms ask alike everywhere. Every version stays, because forms name the one they were written with.

create table vocabulary.data_element (
  key text primary key check (key ~ '^[a-z][a-z0-9-]{1,39}$'),
  -- 'standard' comes with the software and follows it; 'local' was added here.
  origin text not null check (origin in ('standard', 'local')),
  version int not null,
  retired boolean not null default false
);

create table vocabulary.data_element_version (
  key text not null references vocabulary.data_element (key),
  version int not null,
  content jsonb not null,
  reason text not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (key, version)
);
