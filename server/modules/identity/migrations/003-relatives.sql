-- A mandate may be a person's too: an adult's own authorisation, or a child's guardian recorded by a window.
alter table identity.mandate
  alter column enterprise_id drop not null,
  add column person_id uuid references identity.person,
  -- given: by the person online. recorded: a paper mandate seen at a window. guardian: by law, papers seen at a window.
  add column basis text check (basis in ('given', 'recorded', 'guardian')),
  add column relation text check (relation in ('parent', 'child', 'spouse', 'sibling', 'grandparent', 'grandchild', 'other')),
  add column papers text,
  -- Scans of the papers; files belong to a module below, hence no foreign key.
  add column proof_ids uuid[] not null default '{}',
  add constraint mandate_of_one check ((enterprise_id is null) <> (person_id is null)),
  add constraint mandate_of_person check (
    person_id is null or (basis is not null and relation is not null and agent_id <> person_id and not as_legal_representative)
  );
create index mandate_by_person on identity.mandate (person_id, id) where person_id is not null;
create index mandate_held on identity.mandate (agent_id, id) where person_id is not null;
