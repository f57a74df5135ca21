-- The holder is reminded once, before the thirty days in which a renewal comes too late (行政许可法 art. 50(1)).
alter table licences.licence add column renewal_reminded_on date;
create index licence_to_remind on licences.licence (valid_to, id) where status = 'valid' and renewal_reminded_on is null;
