-- Sums of days long past, so that a year's figures cost the same whether the city had a thousand cases in it or a million.

create table insight.settled_day (
  indicator text not null,
  organ_id uuid not null,
  day date not null,
  numerator bigint not null,
  denominator bigint not null,
  primary key (indicator, organ_id, day)
);
create index settled_day_by_day on insight.settled_day (day);

-- One row: up to which day, and under which edition of the definitions. A day up to it without sums had nothing to count.
create table insight.settled_through (
  single boolean primary key default true check (single),
  edition text not null,
  day date not null
);
