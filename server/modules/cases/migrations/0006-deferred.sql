-- Errors corrected on the spot (行政许可法 art. 32(1)(3)), and materials promised for later 容缺受理.

-- Each time materials are handed in is a round of its own, with its occasion.
alter table cases.material drop constraint material_round_check;
alter table cases.material
  add constraint material_round_check check (round >= 0),
  add column occasion text not null default 'filing' check (occasion in ('filing', 'correction', 'on-the-spot', 'deferred'));
update cases.material set occasion = 'correction' where round = 1;

-- What was accepted without, and by when it is promised.
create table cases.deferred (
  case_id uuid not null,
  region_code text not null,
  key text not null,
  name text not null,
  -- Working days from the day the applicant was told.
  days smallint not null check (days > 0),
  told_on date not null,
  due_on date not null,
  remind_on date not null,
  provisional boolean not null,
  reminded_at timestamptz,
  supplied_on date,
  -- The case came to its end without it; `missed`: because it was not handed in.
  dropped_at timestamptz,
  missed boolean not null default false,
  primary key (case_id, key, region_code),
  foreign key (case_id, region_code) references cases.case_file (id, region_code)
);
create index deferred_due on cases.deferred (due_on, case_id) where supplied_on is null and dropped_at is null;
create index deferred_remind on cases.deferred (remind_on, case_id)
  where supplied_on is null and dropped_at is null and reminded_at is null;

-- How many promised materials are still to come.
alter table cases.case_file add column deferred_open smallint not null default 0 check (deferred_open >= 0);
