-- Who wrote the draft as it stands: a colleague who comes a moment later is told whose text it is.
alter table catalogue.item_version
  add column written_by text,
  add column written_by_name text,
  add check ((written_by is null) = (written_by_name is null));
