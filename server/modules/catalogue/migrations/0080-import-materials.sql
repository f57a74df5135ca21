-- The rows of the sheet 材料, while the list they came with is being written down.
create table catalogue.import_material (
  job_id uuid not null references catalogue.import_job (id) on delete cascade,
  no int not null,
  code text not null,
  data jsonb not null,
  primary key (job_id, no)
);
create index import_material_code on catalogue.import_material (job_id, code, no);
