-- The kiosk that gives tickets, connected by whoever works in its hall; and what the calling screen reads.

create table counter.kiosk (
  id uuid primary key,
  hall_id uuid not null,
  opened_by text not null,
  -- Code and token are kept as fingerprints.
  code text unique,
  code_until timestamptz not null,
  token text unique,
  ends_at timestamptz
);

create index ticket_last_called on counter.ticket (hall_id, day, called_at) where called_at is not null;
