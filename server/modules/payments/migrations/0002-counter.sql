-- Money taken and paid back at a window, beside what the gateway takes: counted apart, and never compared with the gateway's list.
alter table payments.movement
  add column means text not null default 'gateway' check (means in ('gateway', 'cash', 'pos')),
  -- Of the clerk at the window.
  add column by_id text,
  add column by_name text;
alter table payments.movement drop constraint movement_learned_by_check;
alter table payments.movement
  add constraint movement_learned_by_check check (learned_by in ('notice', 'query', 'counter')),
  add check ((means = 'gateway') = (learned_by <> 'counter')),
  add check ((means = 'gateway') = (by_id is null));
-- Paid at a window: the gateway is asked to take nothing more for the order until it has said so.
alter table payments.bill add column at_counter boolean not null default false;
create index bill_waiting_closing on payments.bill (asked_at nulls first) where at_counter and attempts > 0 and not closed;
-- Goes back over the counter at which it came, not through the gateway.
alter table payments.refund add column at_counter boolean not null default false;
alter table payments.day_check
  add column counter integer not null default 0,
  add column counter_net bigint not null default 0;
