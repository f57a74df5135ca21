-- Rows for the platform above: one a fact, brought to its last state; what was answered; and what both sides have by day.

-- What rows are about, a case or a licence. Rows of one subject travel in their order, by one sender at a time.
create table exchange.subject (
  id uuid primary key,
  -- The module that knows it, and derives its rows anew when asked.
  module text not null,
  region_code text not null,
  -- By what people call it: the number of the case or of the licence.
  number text not null,
  -- Which state of it the rows were derived from.
  marker text,
  -- When its waiting rows are to be sent; null: none waits.
  next_at timestamptz,
  -- A sender has them until then.
  leased_until timestamptz,
  attempts smallint not null default 0
);
create index subject_due on exchange.subject (next_at) where next_at is not null;
create index subject_number on exchange.subject (number);

-- The order in which facts came up.
create sequence exchange.serial;

create table exchange.row (
  guid uuid primary key,
  subject_id uuid not null references exchange.subject (id),
  region_code text not null,
  table_name text not null,
  -- Which fact of its table this is.
  row_key text not null,
  seq bigint not null unique,
  -- The day, in Shanghai, on which the fact was first offered: both sides reckon by it.
  day date not null,
  -- Counts the states the fact has been told in; the one the platform has confirmed last.
  revision int not null check (revision > 0),
  confirmed int not null default 0 check (confirmed >= 0 and confirmed <= revision),
  -- Its columns as one sealed JSON document, and a keyed fingerprint to see whether anything changed.
  sealed_values text not null,
  fingerprint text not null,
  -- Columns a person has set by hand, sealed; they stay when the row is derived anew.
  sealed_mended text,
  -- Why it cannot go, in Chinese, by column.
  faults jsonb not null default '[]',
  state text not null check (state in ('waiting', 'sent', 'accepted', 'refused', 'invalid', 'dead')),
  -- The others of its subject wait for it: the platform knows no case without its acceptance.
  opens boolean not null,
  attempts smallint not null default 0,
  receipt text,
  code text,
  reason text,
  offered_at timestamptz not null,
  changed_at timestamptz not null,
  unique (table_name, row_key),
  check ((state = 'invalid') = (faults <> '[]')),
  check (state <> 'accepted' or confirmed = revision)
);
create index row_of_subject on exchange.row (subject_id, seq);
create index row_by_state on exchange.row (state, seq desc);
create index row_by_table on exchange.row (table_name, state, seq desc);
create index row_by_day on exchange.row (day, table_name, state);

-- One request to the platform.
create table exchange.batch (
  id uuid primary key,
  number text not null unique,
  rows int not null,
  at timestamptz not null,
  answered_at timestamptz,
  accepted int not null default 0,
  refused int not null default 0,
  later int not null default 0,
  -- Why no answer came.
  error text
);
create index batch_latest on exchange.batch (at desc);

-- What the platform answered about a row, each time. Never changed.
create table exchange.receipt (
  guid uuid not null references exchange.row (guid),
  batch_id uuid not null references exchange.batch (id),
  revision int not null,
  outcome text not null check (outcome in ('accepted', 'refused', 'later')),
  receipt text,
  code text,
  reason text,
  at timestamptz not null,
  primary key (guid, batch_id)
);
create trigger append_only before update or delete on exchange.receipt for each row execute function kernel.refuse_change();

-- What the comparison of a day found, the last time.
create table exchange.day_check (
  day date primary key,
  checked_at timestamptz not null,
  outcome text not null check (outcome in ('equal', 'differs', 'failed')),
  ours int not null default 0,
  theirs int not null default 0,
  missing int not null default 0,
  different int not null default 0,
  surplus int not null default 0,
  -- Rows of the day that are not confirmed yet, so that they were not compared.
  on_the_way int not null default 0,
  error text
);

create table exchange.day_finding (
  day date not null references exchange.day_check (day),
  guid uuid not null,
  kind text not null check (kind in ('missing', 'different', 'surplus')),
  primary key (day, guid)
);

-- Which subjects have been offered, for modules that catch up on their past.
create view exchange.v_subject as select id, module, region_code, number, marker from exchange.subject;
