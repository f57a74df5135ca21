-- Putting off a hearing that was called: how often, each body settles (art. 48(1)(1) settles only the notice).
alter table cases.body_rule
  add column hearing_put_offs smallint not null default 1 check (hearing_put_offs between 0 and 9);
alter table cases.hearing
  add column put_offs smallint not null default 0,
  add column put_off_reason text;
