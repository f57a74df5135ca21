-- What each application did not ask for again: boxes filled in from what was known and left so, materials that something else stood
-- for. One row a case, written with it and never changed: every figure is a sum of them.
create table cases.not_asked (
  case_id uuid primary key,
  region_code text not null,
  organ_id uuid not null,
  item_id uuid not null,
  filed_at timestamptz not null,
  -- How many by where they came from: {"person": 3, "licence": 2}, {"licence": 1, "earlier": 1, "fact": 1}.
  fields_by jsonb not null,
  materials_by jsonb not null,
  fields int not null check (fields >= 0),
  materials int not null check (materials >= 0),
  check (fields + materials > 0),
  foreign key (case_id, region_code) references cases.case_file (id, region_code)
);
create index not_asked_of_item on cases.not_asked (item_id, filed_at) include (fields, materials);
create index not_asked_of_body on cases.not_asked (organ_id, filed_at desc, case_id desc) include (fields, materials);

-- Of the cases there are, the materials are known.
insert into cases.not_asked (case_id, region_code, organ_id, item_id, filed_at, fields_by, materials_by, fields, materials)
select c.id, c.region_code, c.organ_id, c.item_id, c.filed_at, '{}', jsonb_object_agg(n.source, n.n), 0, sum(n.n)
from (
  select m.case_id, m.region_code, case when m.how = 'licence' then 'licence' else 'earlier' end as source, count(*)::int as n
  from cases.material m
  left join cases.material_use u on u.case_id = m.case_id and u.key = m.key
  where m.round = 0 and (m.how = 'licence' or (m.how = 'document' and u.id is not null))
  group by 1, 2, 3
) n join cases.case_file c on c.id = n.case_id and c.region_code = n.region_code
group by c.id, c.region_code, c.organ_id, c.item_id, c.filed_at;

create view cases.v_not_asked as select case_id, organ_id, item_id, filed_at, fields, materials from cases.not_asked;
