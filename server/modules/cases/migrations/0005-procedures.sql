-- Special procedures that stop the clock (行政许可法 art. 45), the one extension (art. 42), and termination.

-- `is_open` is derived from the status, so it and what rests on it are made anew.
drop view cases.v_case;
alter table cases.case_file drop column is_open;
alter table cases.case_file drop constraint case_file_status_check;
alter table cases.case_file add constraint case_file_status_check check (status in ('filed', 'correcting', 'corrected',
  'accepted', 'suspended', 'examined', 'granted', 'denied', 'delivered', 'closed', 'not-accepted', 'withdrawn', 'terminated'));
alter table cases.case_file
  -- The one extension has been used.
  add column extended boolean not null default false,
  -- The last day of the special procedure that runs, as the applicant was told.
  add column special_until date,
  add column is_open boolean not null
    generated always as (status not in ('closed', 'not-accepted', 'withdrawn', 'terminated')) stored,
  add check ((status = 'suspended') = (special_until is not null));
create index case_worklist on cases.case_file (organ_id, status, due_on, id) where is_open;
create index case_deemed on cases.case_file (organ_id, due_on, id) where deemed and is_open;
create index case_provisional on cases.case_file (id) where provisional and is_open;
create view cases.v_case as
select id, number, item_id, version_id, organ_id, region_code, law, applicant_kind, applicant_id, applicant_name, status, is_open,
       channel, handling, filed_at, correction_asked, acceptance_due, accepted_on, deemed, decided_at, granted, statutory_due,
       promised_due, delivery_due, due_on, provisional, licence_id, handler_id, handler_name, closed_at, updated_at, situation,
       extended, special_until
from cases.case_file;

-- A line may stand still until a day that was told, or add days to the limits.
alter table cases.interval drop constraint interval_phase_check;
alter table cases.interval
  add constraint interval_phase_check check (phase in ('intake', 'correction', 'handling', 'delivery', 'extension')),
  add column planned_to date,
  add column adds smallint not null default 0 check (adds >= 0),
  add check (planned_to is null or not counted),
  add check ((phase = 'extension') = (adds > 0));

create table cases.special_procedure (
  case_id uuid not null,
  region_code text not null,
  no smallint not null,
  kind text not null check (kind in ('hearing', 'tender', 'auction', 'inspection', 'test', 'quarantine', 'appraisal',
    'expert-review')),
  reason text not null,
  -- The provision that requires it: art. 45 leaves out only what is done 依法.
  basis text not null,
  -- Working days it needs, as the applicant was told in writing.
  days smallint not null check (days > 0),
  begun_at timestamptz not null,
  begun_on date not null,
  planned_to date not null,
  ended_at timestamptz,
  ended_on date check (ended_on >= begun_on),
  result text,
  primary key (case_id, no, region_code),
  foreign key (case_id, region_code) references cases.case_file (id, region_code),
  check ((ended_on is null) = (result is null))
);
create unique index special_running on cases.special_procedure (case_id, region_code) where ended_on is null;

-- One letter of each kind, and one for each special procedure.
alter table cases.letter drop constraint letter_kind_check;
alter table cases.letter drop constraint letter_case_id_kind_region_code_key;
alter table cases.letter
  add constraint letter_kind_check check (kind in ('correction', 'acceptance', 'non-acceptance', 'special', 'extension',
    'termination', 'grant', 'denial', 'delivery')),
  add column no smallint not null default 1,
  add unique (case_id, kind, no, region_code);
