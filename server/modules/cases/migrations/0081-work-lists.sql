-- In which bodies an item has open cases: a filter by item reads those bodies only.
create index case_open_item on cases.case_file (item_id, organ_id) where is_open;
-- Open cases that other bodies have been asked about.
create index case_open_joint on cases.case_file (organ_id, due_on, id) where is_open and joint_organs <> '{}';
