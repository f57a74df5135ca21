-- The word that a number changed goes to the one before it too. Sealed, and gone once the gateway took or refused it.
alter table notices.message add column also_to text;
alter table notices.delivery add column former boolean not null default false;
alter table notices.delivery drop constraint delivery_message_id_channel_key;
alter table notices.delivery add constraint delivery_once unique (message_id, channel, former);
