-- The result as the item calls it: the page, made after the grant, says it.
alter table licences.licence add column item_name text;
update licences.licence set item_name = title;
alter table licences.licence alter column item_name set not null;
