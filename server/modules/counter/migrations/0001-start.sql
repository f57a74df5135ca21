-- Tickets of a hall's day, the second screen of a window, and what was signed on it.

-- The last number given out, by letter; locked for as long as one ticket is written.
create table counter.ticket_roll (
  hall_id uuid not null,
  day date not null,
  kind text not null,
  last integer not null,
  primary key (hall_id, day, kind)
);

create table counter.ticket (
  id uuid primary key,
  hall_id uuid not null,
  day date not null,
  kind text not null,
  number text not null,
  state text not null check (state in ('waiting', 'called', 'served', 'missed')),
  taken_at timestamptz not null,
  called_at timestamptz,
  called_by text,
  window_no text,
  ended_at timestamptz,
  unique (hall_id, day, number)
);
create index ticket_waiting on counter.ticket (hall_id, day, kind, id) where state = 'waiting';
create index ticket_called on counter.ticket (called_by, day) where state = 'called';

-- One screen for each clerk's account at a time. Codes and tokens are kept as fingerprints.
create table counter.screen (
  account_id text primary key,
  organ_id uuid not null,
  region_code text not null,
  place text not null,
  clerk text not null,
  code text,
  code_until timestamptz,
  token text unique,
  ends_at timestamptz,
  -- What is shown, sealed; counted up with every change, so that nobody confirms what has gone.
  version integer not null default 0,
  shown text,
  shown_until timestamptz,
  asks text,
  case_id uuid,
  confirmed_at timestamptz,
  signature_id uuid
);
create index screen_by_code on counter.screen (code) where code is not null;

create table counter.signature (
  id uuid primary key,
  case_id uuid not null,
  region_code text not null,
  organ_id uuid not null,
  purpose text not null check (purpose in ('application', 'collection')),
  document_id uuid not null,
  sha256 text not null,
  -- The sentence signed under.
  statement text not null,
  signer text not null,
  place text not null,
  witness text not null,
  signed_at timestamptz not null
);
create index signature_of_case on counter.signature (case_id, id);
