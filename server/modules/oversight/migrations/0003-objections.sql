-- Objections of holders to a recorded use of what is theirs (个人信息保护法 art. 44, 50), answered by a supervisor.

create table oversight.objection (
  id uuid primary key,
  -- Whose ledger the use stands in, and its line there.
  ledger text not null check (ledger in ('licence', 'material')),
  use_id uuid not null,
  -- The licence or the material that was used, so that its page finds its objections.
  thing_id uuid not null,
  thing_title text not null,
  -- Who used it, for what, when, as the ledger said when the objection was raised.
  organ_id uuid references organs.organ,
  region_code text not null,
  used_by text not null,
  purpose text not null,
  used_at timestamptz not null,
  holder_kind text not null check (holder_kind in ('person', 'enterprise')),
  holder_id uuid not null,
  words text not null,
  raised_at timestamptz not null,
  raised_by text not null,
  answer_due date not null,
  reminded_on date,
  outcome text check (outcome in ('upheld', 'rejected')),
  answer text,
  answered_at timestamptz,
  answered_by_name text,
  unique (ledger, use_id),
  check ((outcome is null) = (answer is null) and (outcome is null) = (answered_at is null))
);
create index objection_of_holder on oversight.objection (holder_kind, holder_id, id desc);
create index objection_waiting on oversight.objection (answer_due, id) where answered_at is null;
create index objection_newest on oversight.objection (id desc);
