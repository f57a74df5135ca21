-- Hearings (行政许可法 art. 46 to 48), interested parties (art. 36), and site checks by two (art. 34(3)).
alter table cases.case_file
  add column hearing text check (hearing in ('told', 'requested', 'called', 'held', 'lapsed')),
  -- The item wants a site check before the decision, and there is none yet.
  add column site_check_open boolean not null default false;

create table cases.hearing (
  case_id uuid not null,
  region_code text not null,
  reason text not null,
  -- Absent where the body holds it of its own accord (art. 46).
  told_on date,
  request_by date,
  requested_on date,
  requested_by text,
  hold_by date,
  lapsed_on date,
  called_on date,
  hearing_on date,
  at_time text,
  place text,
  host_name text,
  host_post text,
  announcement text,
  -- What came of it: the record that the decision rests on (art. 48(2)).
  recorded_on date,
  held_on date,
  record text,
  attendees jsonb,
  document_ids uuid[] not null default '{}',
  primary key (case_id, region_code),
  foreign key (case_id, region_code) references cases.case_file (id, region_code),
  check ((told_on is null) = (request_by is null)),
  check ((called_on is null) = (hearing_on is null))
);
create index hearing_unasked on cases.hearing (request_by, case_id) where requested_on is null and lapsed_on is null;

create table cases.interested_party (
  case_id uuid not null,
  region_code text not null,
  no smallint not null,
  name text not null,
  interest text not null,
  sealed_contact text not null,
  told_on date not null,
  statement text,
  stated_on date,
  primary key (case_id, no, region_code),
  foreign key (case_id, region_code) references cases.case_file (id, region_code)
);

create table cases.site_check (
  case_id uuid not null,
  region_code text not null,
  no smallint not null,
  officers jsonb not null check (jsonb_array_length(officers) >= 2),
  checked_on date not null,
  place text not null,
  findings text not null,
  passed boolean not null,
  document_ids uuid[] not null default '{}',
  recorded_at timestamptz not null,
  primary key (case_id, no, region_code),
  foreign key (case_id, region_code) references cases.case_file (id, region_code)
);

-- Which kinds of letters there are is the code's to say.
alter table cases.letter drop constraint letter_kind_check;
