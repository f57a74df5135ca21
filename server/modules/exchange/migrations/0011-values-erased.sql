-- After their months the values of what the platform above has confirmed are deleted; what was told, when and with which
-- receipt stays, and the digest, so that a day can still be compared.
alter table exchange.row
  alter column sealed_values drop not null,
  add column kept_digest text,
  add constraint erased_is_confirmed check ((sealed_values is null) = (kept_digest is not null)
    and (sealed_values is not null or state = 'accepted'));
create index row_with_values on exchange.row (day) where state = 'accepted' and sealed_values is not null;
