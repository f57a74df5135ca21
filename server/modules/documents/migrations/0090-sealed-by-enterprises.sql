-- What an enterprise sealed on this platform is registered and verified like what a body issued. `organ_id` is then the
-- enterprise; the certificate belongs to the one seal, so that another seal never signs with its key.
alter table documents.issued
  drop constraint issued_kind_check,
  add constraint issued_kind_check check (kind in ('letter', 'licence', 'submission'));
