-- What the virus scanner said: nothing asked, clean, waiting for it (kept from everybody), infected (kept for good).
alter table documents.file
  add column scan text not null default 'not-asked' check (scan in ('not-asked', 'clean', 'waiting', 'infected')),
  add column virus text,
  add check ((scan = 'infected') = (virus is not null));
create index file_waiting_for_scan on documents.file (id) where scan = 'waiting';
