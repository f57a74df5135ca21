-- An import that the server gave up on says so and can be taken up again.
alter table catalogue.import_job add column stopped_at timestamptz;

-- What the import wrote, to tell an untouched draft from one that people have written in since; null where people wrote first.
alter table catalogue.item_version add column imported_md5 text;
update catalogue.item_version v set imported_md5 = md5(v.content::text)
from catalogue.item i where i.id = v.item_id and i.imported_as is not null and cardinality(v.authors) = 1;
