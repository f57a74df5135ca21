-- The kernel's own tables: audit trail and its seals, outbox and deliveries, idempotency keys, settings.

create table kernel.setting (
  name text primary key,
  value text not null
);

create table kernel.audit (
  id bigint generated always as identity primary key,
  -- The transaction that wrote the line: the sealer never reads past the oldest one still running.
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  actor_name text not null,
  on_behalf_of text,
  post_id text,
  act text not null,
  subject text not null,
  outcome text not null check (outcome in ('done', 'refused', 'looked')),
  facts jsonb not null,
  request_id text not null,
  ip text
);
create index audit_sealing on kernel.audit (xid, id);
create index audit_by_subject on kernel.audit (subject, id) where subject <> '';
create index audit_by_actor on kernel.audit (actor_id, id);

create table kernel.audit_link (
  seq bigint primary key,
  audit_id bigint not null unique,
  xid xid8 not null,
  hash text not null
);

create table kernel.audit_seal (
  batch bigint primary key,
  first_seq bigint not null,
  last_seq bigint not null,
  root text not null,
  signature text not null,
  at timestamptz not null
);

create function kernel.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete on kernel.audit for each row execute function kernel.refuse_change();
create trigger append_only before update or delete on kernel.audit_link for each row execute function kernel.refuse_change();
create trigger append_only before update or delete on kernel.audit_seal for each row execute function kernel.refuse_change();
create trigger never_emptied before truncate on kernel.audit for each statement execute function kernel.refuse_change();
create trigger never_emptied before truncate on kernel.audit_link for each statement execute function kernel.refuse_change();
create trigger never_emptied before truncate on kernel.audit_seal for each statement execute function kernel.refuse_change();

create table kernel.outbox (
  id uuid primary key,
  name text not null,
  payload jsonb not null,
  at timestamptz not null
);

-- One row for each reaction that still has to hear of an event; gone when it has.
create table kernel.delivery (
  event_id uuid not null references kernel.outbox (id),
  reaction text not null,
  lane text not null default 'live',
  attempts int not null default 0,
  next_at timestamptz not null,
  dead boolean not null default false,
  error text,
  primary key (event_id, reaction)
);
create index delivery_due on kernel.delivery (lane, next_at, event_id) where not dead;
create index delivery_dead on kernel.delivery (event_id) where dead;

create table kernel.idempotency (
  actor_id text not null,
  key text not null,
  input_hash text not null,
  answer jsonb,
  at timestamptz not null,
  primary key (actor_id, key)
);
create index idempotency_age on kernel.idempotency (at);
