-- What an agent applies for under this mandate is filed only once the legal representative has confirmed it.
alter table identity.mandate add column co_signed boolean not null default false;
