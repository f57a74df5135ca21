-- Administrative regions and national code tables.

create table vocabulary.region (
  code text primary key check (code ~ '^[1-9][0-9]{11}$'),
  name text not null,
  level text not null check (level in ('2', '3', '4', '5', '6')),
  parent_code text references vocabulary.region (code),
  valid_from date,
  valid_to date
);
create index region_children on vocabulary.region (parent_code, code);

create table vocabulary.code_table (
  key text primary key,
  title text not null,
  source text not null
);

create table vocabulary.code (
  table_key text not null references vocabulary.code_table (key),
  code text not null,
  label text not null,
  position int not null,
  -- False: the wording or number still has to be confirmed against the standard.
  confirmed boolean not null,
  primary key (table_key, code)
);

create view vocabulary.v_region as
select code, name, level, parent_code, valid_from, valid_to from vocabulary.region;
