-- Whether a letter reached the one it is addressed to: opened in the portal, or served in another way.

alter table cases.letter
  -- The body that handles the case, and has to see to it that the letter arrives.
  add column organ_id uuid,
  add column opened_at timestamptz,
  add column opened_by_name text,
  add column served_at timestamptz,
  add column served_way text check (served_way in ('counter', 'post')),
  add column served_to text,
  add column served_tracking text,
  add column served_by_name text,
  -- A receipt is about another letter of the case.
  add column about_letter uuid,
  add constraint service_whole check ((served_at is null) = (served_way is null) and (served_at is null) = (served_by_name is null));
update cases.letter l set organ_id = c.organ_id from cases.case_file c where c.id = l.case_id and c.region_code = l.region_code;
alter table cases.letter alter column organ_id set not null;
create index letter_unopened on cases.letter (organ_id, issued_at, id)
  where opened_at is null and served_at is null and kind not in ('receipt', 'delivery');
create index letter_of_document on cases.letter (document_id);
create unique index letter_receipt on cases.letter (about_letter, region_code) where about_letter is not null;

-- After how many days an unopened letter is to be served in another way. No law says; each body does.
create table cases.service_rule (
  organ_id uuid primary key,
  days smallint not null check (days between 1 and 365),
  settled_by text not null,
  settled_at timestamptz not null
);

-- Letters that could not be sealed when their act was done: written as soon as the seal may be used again.
create table cases.letter_waiting (
  case_id uuid not null,
  kind text not null,
  no smallint not null,
  organ_id uuid not null,
  since timestamptz not null,
  primary key (case_id, kind, no)
);
create index letter_waiting_of_organ on cases.letter_waiting (organ_id, since);
