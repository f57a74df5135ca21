-- The message box, how people want to be reached, and the proof that messages left.

create table notices.message (
  id uuid primary key,
  account_id uuid not null,
  kind text not null check (kind in ('letter', 'progress', 'todo')),
  title text not null,
  body text not null,
  link text,
  attachments jsonb not null,
  about_module text,
  about_id uuid,
  dedupe_key text not null,
  sent_at timestamptz not null,
  read_at timestamptz,
  unique (account_id, dedupe_key)
);
create index message_box on notices.message (account_id, id);
create index message_unread on notices.message (account_id, id) where read_at is null;
create index message_about on notices.message (about_module, about_id) where about_id is not null;

create table notices.preference (
  account_id uuid primary key,
  sms boolean not null,
  mail boolean not null,
  mail_address_sealed text,
  check (not mail or mail_address_sealed is not null)
);

create table notices.delivery (
  id uuid primary key,
  message_id uuid not null references notices.message (id),
  channel text not null check (channel in ('sms', 'mail')),
  state text not null check (state in ('waiting', 'sent', 'failed')),
  attempts int not null default 0,
  receipt text,
  error text,
  at timestamptz not null,
  unique (message_id, channel)
);
create index delivery_by_state on notices.delivery (state, id);
