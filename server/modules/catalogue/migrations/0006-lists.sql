-- Public lists: each a question over what is published, never a copy.
create table catalogue.item_list (
  key text primary key check (key ~ '^[a-z][a-z0-9-]*$'),
  title text not null unique,
  note text not null,
  -- A jsonpath over the content of a version: the item is on the list when it finds something.
  question text not null,
  -- Elements shown beside name and body.
  columns text[] not null,
  place int not null
);
create index version_content on catalogue.item_version using gin (content jsonb_path_ops) where status = 'published';
insert into catalogue.item_list (place, key, title, note, question, columns) values
  (1, 'powers', '权力清单', '行政许可、处罚、强制、征收、给付、检查、确认、奖励、裁决和其他行政权力',
   '$ ? (@.itemType like_regex "^(0[1-9]|10)$")', '{itemType,basis,level}'),
  (2, 'duties', '责任清单', '行使权力的责任事项和追责情形', '$ ? (@.itemType like_regex "^(0[1-9]|10)$")', '{itemType,body,power,service}'),
  (3, 'enterprise-fees', '涉企收费清单', '向企业和其他组织收取的费用、标准和依据',
   '$ ? (exists (@.fees[*]) && exists (@.audience[*] ? (@ like_regex "^[2346]$")))', '{fees,audience}'),
  (4, 'deferrable', '容缺受理清单', '可以先受理后补交的材料和补交的天数', '$.materials[*] ? (@.necessity == "deferrable")', '{deferrable,promised}'),
  (5, 'commitment', '告知承诺清单', '以承诺代替证明的事项', '$.commitment', '{commitment}'),
  (6, 'instant-approval', '秒批清单', '由公开的规则和共享的数据即时作出决定的事项', '$.instantApproval', '{instantApproval}'),
  (7, 'cross-region', '通办清单', '在其他地区也能办理的事项', '$.reach', '{reach}'),
  (8, 'at-most-once', '最多跑一次清单', '到办事现场不超过一次的事项', '$ ? (@.trips <= 1 && !exists (@.gaps[*] ? (@ == "trips")))', '{trips,handling}'),
  (9, 'instant', '即办件清单', '当场办结的事项', '$ ? (@.handling == "instant")', '{promised,materials}'),
  (10, 'four-exemptions', '四免清单', '免交证照、免交证明、免填表单、免跑现场',
   '$ ? (exists (@.materials[*].licenceType) || exists (@.form[*].fields[*].prefill) || (@.trips == 0 && !exists (@.gaps[*] ? (@ == "trips"))))',
   '{exempt,trips}'),
  (11, 'online', '全程网办清单', '不到现场、全程在网上办理的事项', '$ ? (@.online == true)', '{access,handling}'),
  (12, 'intermediaries', '中介服务清单', '办理前需要中介服务的事项', '$.intermediaries[*]', '{intermediaries}');
