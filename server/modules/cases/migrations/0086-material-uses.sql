-- Materials of earlier cases that stood for what a later one asked: the holder sees each use and may object to it.
create table cases.material_use (
  id uuid primary key,
  case_id uuid not null,
  region_code text not null,
  key text not null,
  material_name text not null,
  document_ids uuid[] not null check (cardinality(document_ids) > 0),
  from_case_id uuid not null,
  holder_kind text not null check (holder_kind in ('person', 'enterprise')),
  holder_id uuid not null,
  organ_id uuid not null,
  by_name text not null,
  purpose text not null,
  at timestamptz not null,
  unique (case_id, key),
  foreign key (case_id, region_code) references cases.case_file (id, region_code)
);
create index material_use_of_holder on cases.material_use (holder_kind, holder_id, id desc);

create function cases.keep_material_use() returns trigger language plpgsql as $$
begin raise exception 'uses of materials are only ever added to'; end $$;
create trigger material_use_stays before update or delete on cases.material_use
  for each row execute function cases.keep_material_use();
