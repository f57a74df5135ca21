-- A filter by item, by what is due first: one short range for each body and status that has the item, instead of reading
-- past what is open of other items. It still says in which bodies an item has open cases.
create index case_open_of_item on cases.case_file (item_id, organ_id, status, due_on, id) where is_open;
drop index cases.case_open_item;
