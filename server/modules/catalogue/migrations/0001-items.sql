-- Service items, their versions, the published list's edition and questions nobody could answer.

create table catalogue.item (
  id uuid primary key,
  organ_id uuid not null references organs.organ (id),
  region_code text not null,
  code text not null unique,
  status text not null check (status in ('draft', 'published', 'withdrawn')),
  published_version_id uuid,
  -- What lists and search show of the published version, or of the draft while there is none.
  name text not null,
  audience text[] not null,
  topic text,
  -- Cases filed in the last ninety days, told by the modules that know.
  popularity int not null default 0,
  -- The edition of the published list in which this item last appeared, changed or left.
  edition bigint not null default 0,
  -- Of an imported item: the fingerprint of the row it was read from.
  imported_as text,
  changed_at timestamptz not null,
  check ((status = 'published') = (published_version_id is not null))
);
create index item_popular on catalogue.item (popularity desc, id) where status = 'published';
create index item_of_organ on catalogue.item (organ_id, id);
create index item_of_region on catalogue.item (region_code text_pattern_ops, id);
create index item_edition on catalogue.item (edition);

create table catalogue.item_version (
  id uuid primary key,
  item_id uuid not null references catalogue.item (id),
  no int not null,
  status text not null check (status in ('draft', 'submitted', 'published', 'superseded', 'withdrawn')),
  content jsonb not null,
  name text not null generated always as (content ->> 'name') stored,
  revision int not null default 1,
  -- Everybody who wrote in it: none of them may publish it.
  authors text[] not null,
  returned_because text,
  published_on date,
  changed_at timestamptz not null,
  unique (item_id, no)
);
create unique index one_version_in_force on catalogue.item_version (item_id) where status = 'published';
create unique index one_version_open on catalogue.item_version (item_id) where status in ('draft', 'submitted');
alter table catalogue.item add foreign key (published_version_id) references catalogue.item_version (id);

create function catalogue.keep_published_content() returns trigger language plpgsql as $$
begin
  if old.status not in ('draft', 'submitted') and (new.content <> old.content or new.no <> old.no or new.item_id <> old.item_id) then
    raise exception 'version % was published: its content cannot change', old.id using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger published_content_stays before update on catalogue.item_version
  for each row execute function catalogue.keep_published_content();

-- One row. Whoever changes the published list takes the next number and holds it until commit, so that a reader who has
-- seen edition n has seen every change up to n.
create table catalogue.edition (
  only_row boolean primary key default true check (only_row),
  number bigint not null
);
insert into catalogue.edition (number) values (0);

-- No identities: the question with its digits blotted out, and how often it was asked.
create table catalogue.unanswered_question (
  question text primary key,
  times int not null,
  last_on date not null
);
create index unanswered_most_asked on catalogue.unanswered_question (times desc, question);

create view catalogue.v_item as
  select i.id, i.code, i.name, i.organ_id, i.region_code, i.status, i.audience, i.topic, i.published_version_id
  from catalogue.item i;

create view catalogue.v_item_version as
  select v.id, v.item_id, v.no, v.status, v.name, i.code, i.organ_id, i.region_code, v.published_on,
         v.content ->> 'itemType' as item_type, v.content ->> 'handling' as handling,
         (v.content ->> 'online')::boolean as online, (v.content ->> 'trips')::int as trips,
         v.content -> 'statutory' as statutory, v.content -> 'promised' as promised
  from catalogue.item_version v join catalogue.item i on i.id = v.item_id;
