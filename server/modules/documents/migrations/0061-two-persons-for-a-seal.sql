-- A seal is put to use by two people: one asks, another confirms. Each step has a line with its reason that nobody changes.

alter table documents.seal
  drop column proposed_by,
  drop column proposed_at,
  drop column activated_by,
  -- What waits for a second person.
  add column asked_for text check (asked_for in ('activate', 'resume')),
  -- The person, not the account: two accounts of one person are one.
  add column asked_by text,
  add column asked_by_name text,
  add column asked_at timestamptz,
  add column asked_because text,
  add constraint asked_whole check (
    (asked_for is null) = (asked_by is null) and (asked_for is null) = (asked_by_name is null)
    and (asked_for is null) = (asked_at is null) and (asked_for is null) = (asked_because is null)),
  add constraint activation_is_asked check ((state = 'proposed') = (asked_for is not distinct from 'activate')),
  add constraint resumption_is_of_a_suspended check (asked_for is distinct from 'resume' or state = 'suspended');

create table documents.seal_step (
  id uuid primary key,
  seal_id uuid not null references documents.seal (id),
  organ_id uuid not null,
  at timestamptz not null,
  step text not null check (step in ('made', 'activation-asked', 'activated', 'activation-declined', 'suspended',
    'resumption-asked', 'resumed', 'resumption-declined', 'retired')),
  by_id text not null,
  by_name text not null,
  by_post text,
  because text not null,
  -- Of an answer: who had asked. Never the same person.
  asked_by text,
  check ((asked_by is not null) = (step in ('activated', 'activation-declined', 'resumed', 'resumption-declined'))),
  check (step not in ('activated', 'resumed') or by_id <> asked_by)
);
create index seal_step_of_seal on documents.seal_step (seal_id, id desc);

create or replace function documents.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'documents.% is only ever added to', tg_table_name;
end $$;
create trigger seal_step_is_kept before update or delete on documents.seal_step
  for each row execute function documents.refuse_change();
