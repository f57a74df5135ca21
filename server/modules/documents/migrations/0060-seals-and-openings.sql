-- Which seal a document bears and who put it there; when a letter was first opened; what took a document's place.

create table documents.seal (
  id uuid primary key,
  organ_id uuid not null,
  name text not null,
  -- A seal made at a body's first signature is active at once. One that is asked for by a person waits for a second
  -- person, who must be another.
  state text not null check (state in ('proposed', 'active', 'suspended', 'retired')),
  proposed_by text,
  proposed_at timestamptz,
  activated_by text,
  activated_at timestamptz,
  suspended_by_name text,
  suspended_at timestamptz,
  suspended_because text,
  check (activated_by is null or activated_by <> proposed_by),
  check ((state = 'suspended') = (suspended_at is not null)),
  check ((suspended_at is null) = (suspended_because is null))
);
create unique index seal_of_organ on documents.seal (organ_id) where state <> 'retired';

-- One line for every time a seal was put on a document, written with the document.
create table documents.seal_use (
  id uuid primary key,
  seal_id uuid not null references documents.seal (id),
  organ_id uuid not null,
  document_id uuid not null references documents.issued (id),
  used_at timestamptz not null,
  -- The act that wanted the document, in words, and who did it.
  act text not null,
  by_id text not null,
  by_name text not null,
  by_post text,
  -- Who handled it, when that was another body than the one whose seal it is.
  handled_by text,
  -- Under which delegation, and on which provision.
  delegation text,
  delegation_basis text
);
create index seal_use_of_organ on documents.seal_use (organ_id, id desc);

create function documents.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'documents.seal_use is only ever added to';
end $$;
create trigger seal_use_is_kept before update or delete on documents.seal_use
  for each row execute function documents.refuse_change();

alter table documents.issued
  -- The first opening by the one it is addressed to, and by which account. Once, and for good.
  add column opened_at timestamptz,
  add column opened_by text,
  add column opened_by_name text,
  add column replaced_by uuid references documents.issued (id),
  add constraint opening_whole check ((opened_at is null) = (opened_by is null) and (opened_at is null) = (opened_by_name is null)),
  add constraint replaced_is_void check (replaced_by is null or voided_at is not null);

create index issued_by_file on documents.issued (file_id);

create or replace view documents.v_issued as
  select id, kind, number, title, organ_id, subject_module, subject_id, file_id, verify_code, issued_at, voided_at,
         opened_at, opened_by_name
  from documents.issued;
