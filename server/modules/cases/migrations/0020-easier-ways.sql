-- 秒批: decided by the item's published rule; 告知承诺: granted on a promise that is checked afterwards.

alter table cases.case_file
  -- The applicant chose to promise instead of proving.
  add column committed boolean not null default false;

-- A material the promise stands for.
alter table cases.material drop constraint material_how_check;
alter table cases.material
  add constraint material_how_check check (how in ('document', 'licence', 'promise', 'paper', 'commitment'));

-- How the rule came out when the application was filed; what is personal in it is masked.
create table cases.rule_check (
  case_id uuid not null,
  region_code text not null,
  checked_at timestamptz not null,
  granted boolean not null,
  -- Each condition with its text, basis, verdict and the values it went by.
  conditions jsonb not null,
  -- Why a person decides although every condition holds.
  why text,
  -- Every condition holds, and the system could not do it: it is tried again.
  failed boolean not null default false,
  primary key (case_id, region_code),
  foreign key (case_id, region_code) references cases.case_file (id, region_code),
  check (not granted or (why is null and not failed))
);

create index rule_check_failed on cases.rule_check (checked_at, case_id) where failed;

-- The promise as it was signed.
create table cases.commitment (
  case_id uuid not null,
  region_code text not null,
  edition text not null,
  sealed_text text not null,
  -- SHA-256 of the text, hexadecimal.
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  signed_at timestamptz not null,
  signed_by text not null,
  signer_name text not null,
  primary key (case_id, region_code),
  foreign key (case_id, region_code) references cases.case_file (id, region_code)
);

-- The check after a grant on a promise.
create table cases.commitment_check (
  case_id uuid not null,
  region_code text not null,
  organ_id uuid not null,
  mode text not null check (mode in ('online', 'site', 'assisted')),
  risk text not null check (risk in ('low', 'medium', 'high')),
  -- Working days from the decision until the check must be done.
  days smallint not null check (days > 0),
  opened_on date not null,
  due_on date not null,
  provisional boolean not null,
  status text not null default 'due'
    check (status in ('due', 'hearing', 'correcting', 'kept', 'corrected', 'revoked')),
  -- What is due next: the check, the holder's answer, the correction.
  next_on date not null,
  findings text,
  evidence_ids uuid[] not null default '{}',
  found_on date,
  -- Until when the holder may state their view, and what they said.
  answer_by date,
  sealed_statement text,
  stated_on date,
  correct_by date,
  reason text,
  basis text,
  concluded_on date,
  reminded_at timestamptz,
  overdue_told_at timestamptz,
  is_open boolean not null generated always as (status in ('due', 'hearing', 'correcting')) stored,
  primary key (case_id, region_code),
  foreign key (case_id, region_code) references cases.case_file (id, region_code),
  check (status not in ('hearing', 'correcting', 'revoked') or (findings is not null and answer_by is not null)),
  check ((status = 'correcting') <= (correct_by is not null))
);
create index commitment_check_open on cases.commitment_check (organ_id, next_on, case_id) where is_open;
create index commitment_check_done on cases.commitment_check (organ_id, next_on, case_id) where not is_open;
create index commitment_check_due on cases.commitment_check (next_on, case_id) where is_open;

-- Which kinds of letters there are is code.
alter table cases.letter drop constraint letter_kind_check;
alter table cases.letter add constraint letter_kind_check check (kind ~ '^[a-z]+(-[a-z]+)*$');
