-- What happened to the account itself is a kind of its own: it takes every way and cannot be turned off.
alter table notices.message drop constraint message_kind_check;
alter table notices.message add constraint message_kind_check
  check (kind in ('letter', 'correction', 'payment', 'deadline', 'account', 'pickup', 'rating', 'todo', 'progress'));
