-- Whose matter a message is about, where that is not the reader's own: their enterprise's or a relative's.
alter table notices.message
  add column principal_kind text check (principal_kind in ('enterprise', 'person')),
  add column principal_id uuid,
  add column principal_name text,
  add check ((principal_id is null) = (principal_kind is null) and (principal_id is null) = (principal_name is null));
