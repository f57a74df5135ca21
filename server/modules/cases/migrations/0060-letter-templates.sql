-- A body's own wording of its letters, and which wording a letter was made from.

create table cases.letter_template (
  id uuid primary key,
  organ_id uuid not null,
  kind text not null,
  -- Counted by body and kind from one.
  version integer not null check (version > 0),
  state text not null check (state in ('draft', 'in-force', 'superseded')),
  blocks jsonb not null,
  note text not null,
  revision integer not null default 1,
  drafted_by text not null,
  drafted_by_name text not null,
  drafted_at timestamptz not null,
  -- Somebody other than who wrote it.
  approved_by text,
  approved_by_name text,
  approved_at timestamptz,
  ended_by_name text,
  ended_at timestamptz,
  unique (organ_id, kind, version),
  check ((state = 'draft') = (approved_at is null)),
  check ((state = 'superseded') = (ended_at is not null)),
  check (approved_by is null or approved_by <> drafted_by)
);
create unique index letter_template_draft on cases.letter_template (organ_id, kind) where state = 'draft';
create unique index letter_template_in_force on cases.letter_template (organ_id, kind) where state = 'in-force';

-- Absent: the built-in text.
alter table cases.letter add column template_id uuid references cases.letter_template (id);
