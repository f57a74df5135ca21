-- 陈述申辩: what a body means to do to a licence that no case of this platform granted, told to its holder before it is done
-- (行政许可法 art. 7, 69; 行政处罚法 art. 44, 45, 63).
create table licences.intent (
  licence_id uuid not null references licences.licence,
  no integer not null,
  act text not null check (act in ('withdraw', 'revoke', 'cancel')),
  -- Of a cancellation: which item of art. 70.
  ground text,
  reason text not null,
  basis text not null,
  status text not null check (status in ('hearing', 'decided', 'dropped')),
  told_on date not null,
  answer_by date not null,
  -- What the holder said, sealed by the vault.
  sealed_statement text,
  stated_on date,
  -- The clerk who wrote it down, where the holder came or wrote.
  stated_to text,
  -- 听证: the holder asked for one, which of the acts only 吊销 knows (行政处罚法 art. 63).
  asks_hearing boolean not null default false,
  ended_on date,
  decision text,
  primary key (licence_id, no)
);
create unique index intent_running on licences.intent (licence_id) where status = 'hearing';

create table licences.letter (
  id uuid primary key,
  licence_id uuid not null references licences.licence,
  kind text not null check (kind in ('notice', 'decision')),
  -- Of the intent, or of the change of status.
  no integer not null,
  title text not null,
  number text not null,
  document_id uuid not null,
  file_id uuid not null,
  issued_at timestamptz not null,
  unique (licence_id, kind, no)
);
