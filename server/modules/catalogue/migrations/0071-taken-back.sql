-- A change set is taken back by whoever handed it in; a rule is deleted, its finished tasks keep naming it.
alter table catalogue.change_set drop constraint change_set_status_check;
alter table catalogue.change_set add constraint change_set_status_check
  check (status in ('waiting', 'applied', 'rejected', 'withdrawn'));

alter table catalogue.sameness_rule add column removed_at timestamptz, drop constraint sameness_rule_name_key;
create unique index sameness_rule_name on catalogue.sameness_rule (name) where removed_at is null;
