-- An act that will put a seal with a daily limit to use claims its place before it writes anything, so that no two share the last.
create table documents.seal_claim (
  seal_id uuid not null references documents.seal (id),
  day date not null,
  -- The transaction: an act claims one place, whatever it seals.
  act xid8 not null default pg_current_xact_id(),
  primary key (seal_id, day, act)
);
