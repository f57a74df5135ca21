-- A promise signed in person at the window: the clerk who was there.
alter table cases.commitment add column witness_name text;
