-- A receipt that could not be sealed waits like any other letter, and knows which letter it is about.
alter table cases.letter_waiting add column about_letter uuid;
create unique index letter_waiting_receipt on cases.letter_waiting (about_letter) where about_letter is not null;
