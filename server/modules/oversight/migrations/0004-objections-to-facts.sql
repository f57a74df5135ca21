-- What was asked of other bodies about somebody is a ledger too.
alter table oversight.objection drop constraint objection_ledger_check;
alter table oversight.objection add constraint objection_ledger_check check (ledger in ('licence', 'material', 'fact'));
