-- A list read with the rights of who asked for it: who that was and what they held, as it was then. Whoever fetches the file
-- must still hold all of it.

alter table exports.export_job add column sealed_asker text;
