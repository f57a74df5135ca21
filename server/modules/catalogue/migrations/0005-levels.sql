-- The same item at several levels of government: rules of sameness, tasks for those who deviate, and delegation between levels.

alter table catalogue.item_version
  add column basic_code text generated always as (content ->> 'basicCode') stored,
  add column level text generated always as (content ->> 'level') stored;
create index version_by_basic_code on catalogue.item_version (basic_code, level) where status = 'published' and basic_code is not null;

create table catalogue.sameness_rule (
  id uuid primary key,
  name text not null unique,
  -- Levels it compares, by code.
  levels text[] not null,
  element_keys text[] not null check (cardinality(element_keys) > 0),
  -- Whether an official text was seen; otherwise it is configuration to be confirmed by the customer.
  confirmed boolean not null,
  note text not null
);
insert into catalogue.sameness_rule (id, name, levels, element_keys, confirmed, note) values
  ('01900000-0000-7000-8000-000000000001', '四级四同', '{1,2,3,4}', '{name,basicCode,basis,itemType}', true,
   '名称、编码、依据、类型；见地方文本，四级为国家、省、市、县'),
  ('01900000-0000-7000-8000-000000000002', '四级十同', '{1,2,3,4}', '{name,basicCode,basis,itemType,conditions,audience,flow,materials,statutory,result}', false,
   '在四级四同之外加受理条件、服务对象、办理流程、申请材料、法定办结时限、办理结果；使用前请与本省文件核对'),
  ('01900000-0000-7000-8000-000000000003', '四级十一同', '{1,2,3,4}', '{name,basicCode,basis,itemType,conditions,audience,flow,materials,statutory,result,fees}', false,
   '各地第十一个要素不同，这里按收费；使用前请与本省文件核对'),
  ('01900000-0000-7000-8000-000000000004', '五级十六同', '{2,3,4,5,6}',
   '{mainItem,name,basicCode,itemType,basis,power,level,audience,handling,conditions,materials,flow,statutory,result,fees,service}', false,
   '各省要素不同；使用前请与本省文件核对');

create table catalogue.mend_task (
  id uuid primary key,
  rule_id uuid not null references catalogue.sameness_rule (id),
  item_id uuid not null references catalogue.item (id),
  -- What deviated when the task was opened.
  differences jsonb not null,
  note text,
  due_on date,
  opened_by text not null,
  opened_at timestamptz not null,
  done_by text,
  done_at timestamptz
);
create unique index one_open_mend_task on catalogue.mend_task (rule_id, item_id) where done_at is null;
create index mend_task_newest on catalogue.mend_task (id desc);

create table catalogue.delegation (
  id uuid primary key,
  item_id uuid not null references catalogue.item (id),
  to_organ_id uuid not null references organs.organ (id),
  kind text not null check (kind in ('transfer', 'authorise', 'entrust', 'undertake')),
  basis text not null,
  from_on date not null,
  -- The last day; open-ended without one.
  until_on date check (until_on >= from_on),
  made_by text not null,
  made_at timestamptz not null,
  ended_by text,
  ended_because text
);
create index delegation_of_item on catalogue.delegation (item_id, from_on);
