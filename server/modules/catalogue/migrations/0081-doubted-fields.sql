-- What each of the reasons is about, in their order: the way to it inside the content, or nothing.
alter table catalogue.import_row add column fields text[] not null default '{}';
