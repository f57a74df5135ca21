-- 归集: licences that a body issued on paper or in another system, brought in as a list.
create table licences.gathering (
  id uuid primary key,
  organ_id uuid not null references organs.organ,
  organ_name text not null,
  type_key text not null references licences.licence_type,
  -- Where the list comes from, in words.
  source text not null,
  file_name text not null,
  status text not null check (status in ('judged', 'writing', 'done')),
  rows integer not null default 0,
  made_by text not null,
  made_by_name text not null,
  made_at timestamptz not null,
  -- After all attempts at a portion: somebody must take it up again.
  stopped_at timestamptz
);
create index gathering_of_organ on licences.gathering (organ_id, id desc);

create table licences.gathered_row (
  gathering_id uuid not null references licences.gathering,
  line integer not null,
  -- The row as it was given, sealed by the vault: it names people.
  sealed text not null,
  -- Number of the licence, when the row has one.
  number text,
  verdict text not null check (verdict in ('accepted', 'same', 'rejected')),
  reasons text[] not null default '{}',
  -- What became of it; null: not worked on yet, or never to be.
  outcome text check (outcome in ('issued', 'changed', 'same', 'refused')),
  licence_id uuid references licences.licence,
  primary key (gathering_id, line)
);
create index gathered_row_waiting on licences.gathered_row (gathering_id, line)
  where verdict = 'accepted' and outcome is null;
