-- What is to be paid for a case, what came and went at the gateway, what goes back, and whether both sides agree by day.

create table payments.bill (
  id uuid primary key,
  -- By what the gateway knows it: one order for all attempts, which the gateway takes once.
  number text not null unique,
  region_code text not null,
  organ_id uuid not null references organs.organ (id),
  subject_module text not null,
  subject_id uuid not null unique,
  -- By what people call the subject: the number of the case.
  subject_number text not null,
  title text not null,
  payer_kind text not null check (payer_kind in ('person', 'enterprise')),
  payer_id uuid not null,
  payer_name text not null,
  -- Name, amount and basis of each fee (行政许可法 art. 58, 59).
  lines jsonb not null,
  amount integer not null check (amount > 0),
  status text not null check (status in ('due', 'paying', 'paid', 'part-refunded', 'refunded', 'cancelled', 'lapsed')),
  due_on date not null,
  attempts integer not null default 0,
  -- Why the last attempt failed.
  failure text,
  raised_at timestamptz not null,
  paying_at timestamptz,
  -- When and how often the gateway was asked since the last attempt.
  asked_at timestamptz,
  asks integer not null default 0,
  paid_at timestamptz,
  taken integer not null default 0 check (taken >= 0),
  returned integer not null default 0 check (returned >= 0 and returned <= taken),
  -- Nothing is owed any more, and why.
  ended_why text,
  -- The gateway has said that it takes nothing for it any more.
  closed boolean not null default false,
  receipt_number text,
  receipt_file_id uuid,
  changed_at timestamptz not null
);
create index bill_by_place on payments.bill (organ_id, id desc);
create index bill_by_status on payments.bill (status, id desc);
create index bill_of_payer on payments.bill (payer_id, id desc);
create index bill_waiting on payments.bill (asked_at nulls first) where attempts > 0 and (status = 'paying' or (status in ('cancelled', 'lapsed') and not closed));
create index bill_lapsing on payments.bill (due_on) where status in ('due', 'paying');

-- Money that came or went, by the gateway's serial: each once, never changed.
create table payments.movement (
  kind text not null check (kind in ('taken', 'returned')),
  serial text not null,
  bill_id uuid not null references payments.bill (id),
  amount integer not null check (amount > 0),
  at timestamptz not null,
  -- The day in Shanghai by which both sides reckon.
  day date not null,
  refund_id uuid,
  learned_at timestamptz not null,
  learned_by text not null check (learned_by in ('notice', 'query')),
  primary key (kind, serial)
);
create index movement_of_bill on payments.movement (bill_id, at);
create index movement_by_day on payments.movement (day);

create function payments.keep() returns trigger language plpgsql as $$
begin
  raise exception 'what was paid is not changed';
end $$;
create trigger movement_kept before update or delete on payments.movement for each row execute function payments.keep();

create table payments.refund (
  id uuid primary key,
  bill_id uuid not null references payments.bill (id),
  amount integer not null check (amount > 0),
  cause text not null,
  reason text not null,
  status text not null check (status in ('proposed', 'approved', 'done', 'declined', 'refused')),
  proposed_by text not null,
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  -- Of whoever declined it, or of the gateway that refused it.
  words text,
  sent_at timestamptz,
  done_at timestamptz
);
create index refund_of_bill on payments.refund (bill_id, proposed_at);
create index refund_waiting on payments.refund (status, sent_at) where status in ('proposed', 'approved');

create table payments.day_check (
  day date primary key,
  checked_at timestamptz not null,
  outcome text not null check (outcome in ('equal', 'differs', 'failed')),
  ours integer not null,
  ours_net bigint not null,
  theirs integer not null,
  theirs_net bigint not null,
  error text
);

create table payments.difference (
  id uuid primary key,
  day date not null,
  kind text not null,
  serial text not null,
  number text not null,
  bill_id uuid references payments.bill (id),
  -- In 分; null: this side does not have it.
  ours integer,
  theirs integer,
  found_at timestamptz not null,
  settled_at timestamptz,
  settled_by_name text,
  words text,
  unique (day, kind, serial)
);
create index difference_open on payments.difference (id desc) where settled_at is null;
