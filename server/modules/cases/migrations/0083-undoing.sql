-- Undoing a grant: 撤销 (行政许可法 art. 69), 撤回、变更 (art. 8), 注销 (art. 70).
alter table cases.case_file
  add column undone text check (undone in ('annul', 'recall', 'change', 'cancel'));
update cases.case_file c set undone = 'annul' from cases.commitment_check k
  where k.case_id = c.id and k.region_code = c.region_code and k.status = 'revoked';

create table cases.undoing (
  case_id uuid not null,
  region_code text not null,
  no smallint not null,
  organ_id uuid not null,
  kind text not null check (kind in ('annul', 'recall', 'change', 'cancel')),
  ground text not null,
  -- Facts and reasons, told to the holder, and the provisions beside the article of the ground.
  reason text not null,
  basis text not null,
  -- What a changed licence says and how long it is valid.
  new_terms text,
  status text not null check (status in ('hearing', 'decided', 'dropped')),
  told_on date not null,
  -- Absent where there is nothing to be heard on.
  answer_days smallint check (answer_days > 0),
  answer_by date,
  sealed_statement text,
  stated_on date,
  -- The clerk who wrote down what was said at the counter.
  stated_to text,
  decided_on date,
  decision text,
  -- Integer 分; on what it rests.
  compensation bigint check (compensation >= 0),
  compensation_basis text,
  paid_on date,
  voucher text,
  overdue_told_at timestamptz,
  primary key (case_id, no, region_code),
  foreign key (case_id, region_code) references cases.case_file (id, region_code),
  check ((answer_by is null) = (answer_days is null)),
  check ((kind = 'change') = (new_terms is not null)),
  check ((stated_on is null) = (sealed_statement is null)),
  check ((status = 'hearing') = (decided_on is null)),
  check ((compensation is null) = (compensation_basis is null)),
  check (paid_on is null or compensation > 0)
);
create unique index undoing_running on cases.undoing (case_id, region_code) where status = 'hearing';
create index undoing_unanswered on cases.undoing (answer_by, case_id)
  where status = 'hearing' and stated_on is null and overdue_told_at is null;

-- Working days in which the holder may speak before a grant is undone: no article says, so each body settles it.
alter table cases.body_rule
  add column answer_days smallint not null default 5 check (answer_days between 1 and 60);
