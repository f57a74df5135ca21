-- Supervision orders (督办) and the warnings already given.

create table oversight.supervision_order (
  id uuid not null,
  region_code text not null,
  organ_id uuid not null,
  case_id uuid not null,
  words text not null,
  issued_at timestamptz not null,
  issued_by text not null,
  issued_by_name text not null,
  answer_due date not null,
  answer text,
  answered_at timestamptz,
  answered_by_name text,
  primary key (id, region_code),
  foreign key (case_id, region_code) references cases.case_file (id, region_code),
  check ((answer is null) = (answered_at is null))
);
create unique index order_waiting on oversight.supervision_order (case_id, region_code) where answered_at is null;
create index order_of_organ on oversight.supervision_order (organ_id, id desc);

-- One warning of a kind for each case.
create table oversight.warning (
  case_id uuid not null,
  region_code text not null,
  kind text not null check (kind in ('intake', 'handling', 'delivery')),
  due_on date not null,
  warned_at timestamptz not null,
  primary key (case_id, kind, region_code),
  foreign key (case_id, region_code) references cases.case_file (id, region_code)
);
