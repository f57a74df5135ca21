-- Red and blue lists by month: published by a person, frozen as they then were, corrected by a further revision with its reason.

create table ratings.list_formula (
  id uuid primary key,
  -- First day of the first month it holds for.
  from_month date not null,
  least_ratings int not null,
  -- Shares of good ratings in thousandths.
  red_from int not null,
  blue_below int not null,
  most int not null,
  set_at timestamptz not null,
  set_by text not null,
  check (red_from >= blue_below)
);
create index list_formula_from on ratings.list_formula (from_month, id);
create trigger append_only before update or delete on ratings.list_formula for each row execute function kernel.refuse_change();

create table ratings.month_list (
  id uuid primary key,
  month date not null,
  revision int not null,
  least_ratings int not null,
  red_from int not null,
  blue_below int not null,
  most int not null,
  published_at timestamptz not null,
  published_by text not null,
  reason text,
  unique (month, revision),
  check ((revision = 1) = (reason is null))
);
create trigger append_only before update or delete on ratings.month_list for each row execute function kernel.refuse_change();

create table ratings.month_list_row (
  list_id uuid not null references ratings.month_list (id),
  kind text not null check (kind in ('organ', 'item')),
  subject_id uuid not null,
  name text not null,
  counted int not null,
  good int not null,
  colour text check (colour in ('red', 'blue')),
  rank int,
  primary key (list_id, kind, subject_id),
  check ((colour is null) = (rank is null))
);
create trigger append_only before update or delete on ratings.month_list_row for each row execute function kernel.refuse_change();

-- The ratings behind the figures, with the level they had.
create table ratings.month_list_rating (
  list_id uuid not null references ratings.month_list (id),
  rating_id uuid not null,
  region_code text not null,
  organ_id uuid not null,
  item_id uuid not null,
  level text not null,
  bad boolean not null,
  primary key (list_id, rating_id),
  foreign key (rating_id, region_code) references ratings.rating (id, region_code)
);
create index month_list_rating_of_organ on ratings.month_list_rating (list_id, organ_id, rating_id);
create index month_list_rating_of_item on ratings.month_list_rating (list_id, item_id, rating_id);
create trigger append_only before update or delete on ratings.month_list_rating for each row execute function kernel.refuse_change();

create index rating_of_time on ratings.rating (rated_at, id);
