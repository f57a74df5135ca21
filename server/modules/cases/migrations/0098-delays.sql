-- What was not done by its day (超期): noted once for each clock and day, and the reason the body has given since
-- (优化营商环境条例 art. 36(2): 超过办理时间的，办理单位应当公开说明理由).
create table cases.delay (
  case_id uuid not null,
  region_code text not null,
  no smallint not null,
  clock text not null check (clock in ('promised', 'statutory', 'special', 'delivery')),
  due_on date not null,
  article text not null,
  noted_on date not null check (noted_on > due_on),
  reason text,
  expected_on date,
  explained_at timestamptz,
  explained_by_name text,
  primary key (case_id, no, region_code),
  foreign key (case_id, region_code) references cases.case_file (id, region_code),
  check ((reason is null) = (explained_at is null) and (reason is null) = (expected_on is null))
);
create view cases.v_delay as
select case_id, region_code, no, clock, due_on, noted_on, reason, expected_on, explained_at from cases.delay;
