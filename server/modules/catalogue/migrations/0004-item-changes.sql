-- Every change of the published list, for other systems. A reader goes by transaction, not by clock: it never passes the
-- oldest transaction still running, so that a late commit is not skipped.
create table catalogue.item_change (
  xid xid8 not null default pg_current_xact_id(),
  no bigint generated always as identity,
  item_id uuid not null references catalogue.item (id),
  kind text not null check (kind in ('published', 'withdrawn')),
  version_id uuid,
  at timestamptz not null,
  primary key (xid, no)
);
create trigger append_only before update or delete on catalogue.item_change for each row execute function kernel.refuse_change();

create function catalogue.note_item_change() returns trigger language plpgsql as $$
begin
  insert into catalogue.item_change (item_id, kind, version_id, at)
  values (new.id, case when new.published_version_id is null then 'withdrawn' else 'published' end, new.published_version_id, new.changed_at);
  return null;
end $$;
create trigger item_changed after update of published_version_id on catalogue.item
  for each row when (old.published_version_id is distinct from new.published_version_id)
  execute function catalogue.note_item_change();

-- What was published before there was a feed.
insert into catalogue.item_change (item_id, kind, version_id, at)
  select id, 'published', published_version_id, changed_at from catalogue.item where published_version_id is not null order by changed_at, id;
