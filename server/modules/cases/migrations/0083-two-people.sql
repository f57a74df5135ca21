-- 审查与决定分离: where a body has settled it, who examined an application does not decide it.
alter table cases.body_rule add column two_people boolean not null default false;
