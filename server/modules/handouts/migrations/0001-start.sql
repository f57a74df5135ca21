-- What was decided and waits for whoever applied: one row a case, at the counter or on its way by post.
create table handouts.handout (
  case_id uuid primary key,
  region_code text not null,
  organ_id uuid not null,
  case_number text not null,
  item_name text not null,
  applicant_kind text not null,
  applicant_id uuid not null,
  applicant_name text not null,
  granted boolean,
  state text not null check (state in ('chosen', 'ready', 'booked', 'on-the-way', 'returned', 'done', 'dropped')),
  way text check (way in ('counter', 'online', 'post')),
  -- Name, phone and address of the parcel, sealed together; the masked line is for lists.
  recipient text,
  recipient_masked text,
  decided_on date,
  delivery_due date,
  -- Sealed, to be shown to the applicant; compared when it is said at the desk.
  pickup_code text,
  reminded integer not null default 0,
  remind_on date,
  -- The same for every repeat of one shipment.
  shipment_id uuid,
  tracking text,
  booked_at timestamptz,
  asked_at timestamptz,
  asks integer not null default 0,
  failure text,
  taken_by text,
  ended_at timestamptz,
  updated_at timestamptz not null
);
create index handout_of_organ on handouts.handout (organ_id, state, decided_on, case_id);
create unique index handout_by_number on handouts.handout (case_number);
create index handout_to_remind on handouts.handout (remind_on) where state in ('ready', 'returned');
create index handout_to_ask on handouts.handout (asked_at) where state in ('booked', 'on-the-way');
create index handout_by_shipment on handouts.handout (shipment_id) where shipment_id is not null;

-- What the courier told of a shipment; the same may be told many times.
create table handouts.tracking_event (
  case_id uuid not null references handouts.handout,
  shipment_id uuid not null,
  code text not null,
  at timestamptz not null,
  place text,
  signer text,
  primary key (shipment_id, code, at)
);
create index tracking_of_case on handouts.tracking_event (case_id, at);

-- After how many days somebody is reminded to fetch a result, and again: no provision says so, each body settles it.
create table handouts.reminder_rule (
  organ_id uuid primary key,
  first_days integer not null check (first_days between 1 and 90),
  again_days integer not null check (again_days between 1 and 90),
  settled_by text not null,
  settled_at timestamptz not null
);

-- What was decided before this module came.
insert into handouts.handout (case_id, region_code, organ_id, case_number, item_name, applicant_kind, applicant_id, applicant_name,
  granted, state, decided_on, delivery_due, updated_at)
select c.id, c.region_code, c.organ_id, c.number, v.name, c.applicant_kind, c.applicant_id, c.applicant_name,
  c.granted, 'ready', (c.decided_at at time zone 'Asia/Shanghai')::date, c.delivery_due, c.updated_at
from cases.v_case c join catalogue.v_item_version v on v.id = c.version_id
where c.status in ('granted', 'denied');
