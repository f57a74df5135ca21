-- Which published items stand on which list. Derived, as an index is, by the triggers below: a list is then read in its order
-- from any row on, however few of the items are on it.
create table catalogue.list_member (
  list_key text not null references catalogue.item_list on delete cascade,
  item_id uuid not null references catalogue.item,
  primary key (list_key, item_id)
);
drop index catalogue.version_content;

create function catalogue.put_items_on_lists() returns trigger language plpgsql as $$
begin
  delete from catalogue.list_member m using items_after a join items_before b using (id)
  where m.item_id = a.id and a.published_version_id is distinct from b.published_version_id;
  insert into catalogue.list_member (list_key, item_id)
  select l.key, a.id
  from items_after a join items_before b using (id) join catalogue.item_version v on v.id = a.published_version_id
  cross join catalogue.item_list l
  where a.published_version_id is distinct from b.published_version_id and v.content @? l.question::jsonpath;
  return null;
end $$;
create trigger item_on_lists after update on catalogue.item
  referencing old table as items_before new table as items_after
  for each statement execute function catalogue.put_items_on_lists();

create function catalogue.fill_list() returns trigger language plpgsql as $$
begin
  delete from catalogue.list_member where list_key = new.key;
  insert into catalogue.list_member (list_key, item_id)
  select new.key, i.id from catalogue.item i join catalogue.item_version v on v.id = i.published_version_id
  where v.content @? new.question::jsonpath;
  return null;
end $$;
create trigger list_filled after insert or update of question on catalogue.item_list
  for each row execute function catalogue.fill_list();
update catalogue.item_list set question = question;
