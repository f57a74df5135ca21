-- What a window corrected of a person on record, and what stood there before: of a number its mask, of an address that it changed.
create table identity.person_correction (
  id uuid primary key,
  person_id uuid not null references identity.person,
  at timestamptz not null,
  by_name text not null,
  reason text not null,
  name_before text,
  name_after text,
  phone_before text,
  phone_after text,
  address_changed boolean not null,
  check (name_after is not null or phone_after is not null or address_changed)
);
create index person_correction_latest on identity.person_correction (person_id, id);

-- A number that another has taken the place of, sealed, until the word about that has been sent to it too.
create table identity.former_phone (
  id uuid primary key,
  person_id uuid not null references identity.person,
  phone_sealed text not null
);
create index former_phone_by_person on identity.former_phone (person_id);
