-- Public holidays and the weekend days worked in exchange, a version for every publication of a year.

create table calendar.year (
  id uuid primary key,
  year int not null,
  version int not null,
  published_at timestamptz not null,
  published_by text not null,
  document_no text,
  source text,
  unique (year, version),
  check (document_no is not null or source is not null)
);

-- Days that differ from Monday-to-Friday, and weekend days that belong to a holiday.
create table calendar.day (
  year_id uuid not null references calendar.year (id),
  date date not null,
  works boolean not null,
  name text not null,
  primary key (year_id, date)
);

-- One row: which publication is the latest. Publishing locks it, so publications follow one another;
-- its key tells every process whether the days it remembers are still the current ones.
create table calendar.edition (
  single boolean primary key default true check (single),
  number int not null,
  key uuid not null
);

create view calendar.v_day as
select d.date, d.works, d.name
from calendar.day d
join (select distinct on (year) id from calendar.year order by year, version desc) y on y.id = d.year_id;
