-- Authorities, halls, windows, posts. Other modules point here and never the other way round.

create table organs.organ (
  id uuid primary key,
  name text not null,
  short_name text not null,
  uscc text unique,
  region_code text not null check (region_code ~ '^\d{12}$'),
  level text not null check (level in ('1', '2', '3', '4', '5', '6')),
  kind text not null check (kind in ('government', 'department', 'bureau', 'centre')),
  parent_id uuid references organs.organ,
  letter_word text not null,
  address text,
  phone text,
  unique (region_code, name)
);

create table organs.hall (
  id uuid primary key,
  organ_id uuid not null references organs.organ,
  region_code text not null check (region_code ~ '^\d{12}$'),
  name text not null,
  address text not null,
  phone text,
  hours text not null
);
create index hall_by_region on organs.hall (region_code text_pattern_ops);

create table organs.hall_window (
  hall_id uuid not null references organs.hall,
  number text not null,
  name text not null,
  kind text not null,
  primary key (hall_id, number)
);

create table organs.post (
  id uuid primary key,
  organ_id uuid not null references organs.organ,
  title text not null,
  -- Role words are the identity module's; it alone changes them.
  roles text[] not null default '{}',
  covers_organs uuid[] not null default '{}',
  hall_id uuid references organs.hall,
  window_no text,
  closed_at timestamptz,
  check (window_no is null or hall_id is not null),
  foreign key (hall_id, window_no) references organs.hall_window (hall_id, number)
);
create index post_by_organ on organs.post (organ_id, id);
create index post_by_window on organs.post (hall_id, window_no);

create view organs.v_organ as
  select id, name, short_name, uscc, region_code, level, kind, parent_id from organs.organ;

create view organs.v_post as
  select p.id, p.title, p.roles, p.covers_organs, p.hall_id, p.window_no, p.organ_id, o.name as organ_name,
         o.short_name as organ_short_name, o.region_code
  from organs.post p join organs.organ o on o.id = p.organ_id
  where p.closed_at is null;
