-- A code may also come by SMS, for this one case: longer, good for days, used once.
alter table ratings.pad_code add column channel text not null default 'hall-pad' check (channel in ('hall-pad', 'sms'));
