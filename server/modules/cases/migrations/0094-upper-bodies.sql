-- Where a denial waits that is countersigned by another body than the one that handles the case (行政许可法 art. 43).
alter table cases.case_file
  add column countersign_organ_id uuid,
  -- Of the body that decided, where it is another: its superiors are found by it (art. 69).
  add column decider_region_code text;
update cases.case_file c set countersign_organ_id = s.organ_id from routes.v_open_step s
  where s.case_id = c.id and s.region_code = c.region_code and s.stage = 'decision' and s.joint and c.countersign = 'denial-proposed';
update cases.case_file c set decider_region_code = o.region_code from organs.v_organ o where o.id = c.decider_organ_id;
create index case_awaits_upper_countersign on cases.case_file (countersign_organ_id, due_on, id)
  where is_open and countersign = 'denial-proposed';

-- 上级行政机关 (art. 69): the body above the one that decided, where it is that one which undoes the grant.
alter table cases.undoing add column by_organ_id uuid;
