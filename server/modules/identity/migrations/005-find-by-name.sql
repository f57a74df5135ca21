-- A window finds people by their whole name and firms by the beginning of theirs, twenty at a time.
-- EXPLAIN at 300 000 people, a thousand of each name, and 100 000 firms that begin alike: both are one scan of one index, of the rows of
-- the page and one more (25 buffers, 0.1 ms), with no sort, whatever page is asked for:
--   Index Scan Backward using person_by_name: (name = $1 and id < $2)
--   Index Scan using enterprise_by_name: (name >= $1 and name < $1 || U+10FFFF and row(name, id) > row($2, $3))
-- By code point, because in a language's own order no range holds exactly the names that begin alike.
drop index identity.person_by_name;
create index person_by_name on identity.person (name, id);
create index enterprise_by_name on identity.enterprise (name collate "C", id);
