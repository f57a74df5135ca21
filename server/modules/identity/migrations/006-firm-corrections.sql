-- A firm's recorded name is put right too: what stood there before is kept beside what was corrected of people.
alter table identity.person_correction rename to correction;
alter index identity.person_correction_latest rename to correction_of_person;
alter table identity.correction
  alter column person_id drop not null,
  add column enterprise_id uuid references identity.enterprise,
  add constraint correction_of_one check ((person_id is null) <> (enterprise_id is null)),
  add constraint correction_of_name check (
    enterprise_id is null
    or (name_before is not null and name_after is not null and phone_after is null and not address_changed)
  );
create index correction_of_enterprise on identity.correction (enterprise_id, id) where enterprise_id is not null;
