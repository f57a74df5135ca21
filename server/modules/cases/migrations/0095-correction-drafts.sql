-- What an applicant has typed and attached for a correction so far; gone as soon as the case waits for it no longer.
create table cases.correction_draft (
  case_id uuid not null,
  region_code text not null,
  -- Answers by field key, sealed.
  sealed_values text not null,
  -- File ids by material key.
  materials jsonb not null,
  revision integer not null,
  saved_at timestamptz not null,
  primary key (case_id, region_code),
  foreign key (case_id, region_code) references cases.case_file (id, region_code)
);
