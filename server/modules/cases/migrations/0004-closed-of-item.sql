-- The last closed cases of an item, for trying a new version of it on them.
create index case_closed_of_item on cases.case_file (item_id, closed_at desc, id) where status = 'closed';
