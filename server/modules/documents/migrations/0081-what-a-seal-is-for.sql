-- What a seal may be put on and within which limits, changed by two people; what was refused is a line of its own.

alter table documents.seal
  -- Null: everything.
  add column purposes text[] check (purposes <> '{}'),
  add column daily_most integer check (daily_most > 0),
  -- Half-open, of the day in Asia/Shanghai; null: at any time.
  add column hours_from time,
  add column hours_to time,
  add column working_days_only boolean not null default false,
  -- Titles of the body's posts; null: whoever the act allows.
  add column posts text[] check (posts <> '{}'),
  -- What is asked for: limits and chain as they shall be.
  add column wanted jsonb,
  add constraint hours_whole check ((hours_from is null) = (hours_to is null) and hours_from < hours_to),
  drop constraint seal_asked_for_check,
  add constraint seal_asked_for_check check (asked_for in ('activate', 'resume', 'limit')),
  add constraint wanted_is_asked check ((wanted is not null) = (asked_for is not distinct from 'limit'));

alter table documents.seal_step
  drop constraint seal_step_step_check,
  drop constraint seal_step_check,
  drop constraint seal_step_check1,
  add column terms jsonb,
  add constraint seal_step_step_check check (step in ('made', 'activation-asked', 'activated', 'activation-declined', 'suspended',
    'resumption-asked', 'resumed', 'resumption-declined', 'retired', 'limits-asked', 'limited', 'limits-declined')),
  add constraint asked_by_of_answers check ((asked_by is not null) = (step in ('activated', 'activation-declined', 'resumed',
    'resumption-declined', 'limited', 'limits-declined'))),
  add constraint two_people check (step not in ('activated', 'resumed', 'limited') or by_id <> asked_by);

-- Null: from before purposes were kept.
alter table documents.seal_use add column purpose text;

create table documents.seal_refusal (
  id uuid primary key,
  seal_id uuid not null references documents.seal (id),
  organ_id uuid not null,
  at timestamptz not null,
  purpose text not null,
  act text not null,
  -- Which limit.
  why text not null,
  by_id text not null,
  by_name text not null,
  by_post text
);
create index seal_refusal_of_organ on documents.seal_refusal (organ_id, id desc);
create trigger seal_refusal_is_kept before update or delete on documents.seal_refusal
  for each row execute function documents.refuse_change();
create index seal_use_of_day on documents.seal_use (seal_id, used_at);
