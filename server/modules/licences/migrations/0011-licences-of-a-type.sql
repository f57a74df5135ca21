-- The page of a type counts its licences, and a body once named stays while one of them carries it.
create index licence_of_type on licences.licence (type_key);
