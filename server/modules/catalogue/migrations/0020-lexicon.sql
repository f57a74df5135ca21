-- What people say, and which object of government life and which act they mean; trees that lead to items.

create table catalogue.lexicon_object (
  object text primary key,
  theme text not null,
  -- Other official wordings; … stands for anything between two parts.
  written text[] not null,
  -- A name that holds one of these is about something else.
  unless text[] not null,
  taught boolean not null,
  edition bigint not null
);
create index lexicon_object_edition on catalogue.lexicon_object (edition);

create table catalogue.lexicon_entry (
  id uuid primary key,
  -- In one piece, or parts that stand anywhere in a question: 医保+外地.
  said text not null,
  object text references catalogue.lexicon_object (object),
  act text,
  weight real not null check (weight > 0 and weight <= 1),
  taught boolean not null,
  retired boolean not null default false,
  -- Of what editors taught or retired: who.
  changed_by text,
  changed_at timestamptz not null,
  edition bigint not null,
  check (object is not null or act is not null)
);
create unique index lexicon_meaning on catalogue.lexicon_entry (said, coalesce(object, ''), coalesce(act, ''));
create index lexicon_by_saying on catalogue.lexicon_entry (said, id);
create index lexicon_by_object on catalogue.lexicon_entry (object, said, id);
create index lexicon_entry_edition on catalogue.lexicon_entry (edition);

-- One row. Whoever changes the lexicon takes the next number and holds it until commit, so that a reader who has seen
-- edition n has seen every change up to n. `seed` is the fingerprint of the files it was last filled from.
create table catalogue.lexicon_edition (
  only_row boolean primary key default true check (only_row),
  number bigint not null,
  seed text not null
);
insert into catalogue.lexicon_edition (number, seed) values (0, '');

-- 问答式引导 and life-cycle trees: one row a tree; `seed` is the fingerprint of the file it came from, empty once people wrote in it.
create table catalogue.search_tree (
  key text primary key check (key in ('guidance', 'person', 'enterprise')),
  title text not null,
  nodes jsonb not null,
  revision int not null,
  seed text not null,
  changed_by text,
  changed_at timestamptz not null
);

alter table catalogue.unanswered_question
  add column status text not null default 'open' check (status in ('open', 'taught', 'ignored'));
drop index catalogue.unanswered_most_asked;
create index unanswered_most_asked on catalogue.unanswered_question (status, times desc, question);
