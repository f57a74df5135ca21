-- More kinds of message; what a person wants of each and when they want quiet; every step of a delivery.

alter table notices.message drop constraint message_kind_check;
alter table notices.message add constraint message_kind_check
  check (kind in ('letter', 'correction', 'payment', 'deadline', 'pickup', 'rating', 'todo', 'progress'));
-- The proof for a case is read page by page.
drop index notices.message_about;
create index message_about on notices.message (about_module, about_id, id) where about_id is not null;

alter table notices.preference
  add column quiet_from text check (quiet_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  add column quiet_to text check (quiet_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  -- Kinds of message that do not go out this way.
  add column sms_except text[] not null default '{}',
  add column mail_except text[] not null default '{}',
  add check ((quiet_from is null) = (quiet_to is null) and quiet_from <> quiet_to);

alter table notices.delivery drop constraint delivery_state_check;
alter table notices.delivery add constraint delivery_state_check
  check (state in ('waiting', 'held', 'sent', 'delivered', 'failed'));
alter table notices.delivery
  -- What happened to it, oldest first: [{"at": …, "step": …}].
  add column steps jsonb not null default '[]',
  -- Until the quiet hours are over.
  add column held_until timestamptz,
  -- When the gateway is next asked whether the phone has it.
  add column report_due timestamptz,
  add check ((state = 'held') = (held_until is not null));
create index delivery_held on notices.delivery (held_until, id) where state = 'held';
create index delivery_report_due on notices.delivery (report_due, id) where report_due is not null;
