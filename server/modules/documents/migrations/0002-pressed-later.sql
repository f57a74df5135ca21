-- A licence counts from its grant; its page is made and signed right after, so that no counter is held meanwhile.
alter table documents.issued
  alter column file_id drop not null,
  alter column fingerprint drop not null,
  add constraint pressed_whole check ((file_id is null) = (fingerprint is null)),
  add constraint letters_pressed_at_once check (kind = 'licence' or file_id is not null);
