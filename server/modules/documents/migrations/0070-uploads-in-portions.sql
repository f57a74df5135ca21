-- One upload becomes one file, however often its taking is asked for.
alter table documents.file add column upload_id uuid unique;
-- Whether the same person has handed in the same content before.
create index file_twins on documents.file (owner_id, sha256) where owner_id is not null;
