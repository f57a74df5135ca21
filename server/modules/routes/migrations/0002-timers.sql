-- 定时: boundary timers that wait on open steps, and the second ways they open.

-- A timer waits on it; it stands on a second way beside the main one, which waits for nothing there.
alter table routes.step add column timed boolean not null default false, add column aside boolean not null default false;
alter table routes.step drop constraint step_status_check, add constraint step_status_check
  check (status in ('open', 'done', 'returned', 'taken-back', 'undone', 'silent', 'voided', 'gave-way'));

-- One row for each timer that waits: made as its step opens, gone when it fires or the step ends.
create table routes.timer (
  case_id uuid not null,
  region_code text not null,
  step_no smallint not null,
  path text not null,
  interrupting boolean not null,
  after_days smallint not null,
  -- Where it leads, in words.
  leads_to text not null,
  -- The last of its days; it fires on the day after.
  due_on date not null,
  provisional boolean not null,
  primary key (case_id, step_no, path, region_code),
  foreign key (case_id, step_no, region_code) references routes.step (case_id, no, region_code)
);
create index timer_due on routes.timer (due_on, case_id) where not provisional;

-- Timers that wait, for the sweep of the module that moves the case.
create view routes.v_timer as select case_id, step_no, path, interrupting, due_on from routes.timer where not provisional;
