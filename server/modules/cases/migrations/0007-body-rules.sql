-- What a body settles for itself where the law is silent. What was told stays with the case, whatever is settled later.
create table cases.body_rule (
  organ_id uuid not null,
  region_code text not null,
  -- Working days for an answer to the correction notice; none: it waits for ever.
  correction_days smallint check (correction_days > 0),
  correction_basis text,
  -- What follows when a promised material does not come.
  deferral_missed text not null check (deferral_missed in ('terminate', 'withdraw')),
  deferral_basis text,
  settled_at timestamptz not null,
  settled_by text not null,
  primary key (organ_id, region_code),
  check ((correction_days is null) = (correction_basis is null))
);

-- The day told for the answer, and the provision it rests on.
alter table cases.correction
  add column answer_by date,
  add column answer_basis text,
  add check ((answer_by is null) = (answer_basis is null));
alter table cases.deferred
  add column consequence text not null default 'terminate' check (consequence in ('terminate', 'withdraw')),
  add column basis text;
