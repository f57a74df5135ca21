-- A path the SMS leads to without a sign-in: whoever holds it may use it, so it is sealed and stands in no box.
alter table notices.message add column text_link text;
