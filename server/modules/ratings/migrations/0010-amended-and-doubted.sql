-- A rating may be amended once; what looks like no applicant's own word is set apart; one may rate without an account.

alter table ratings.rating
  -- Null: given with a code, without an account.
  alter column account_id drop not null,
  add column amended_at timestamptz,
  -- Why it does not count; empty when nothing speaks against it.
  add column doubts text[] not null default '{}',
  -- Fingerprint of the mark the browser keeps of itself.
  add column device text;
create index rating_from_device on ratings.rating (device, rated_at) where device is not null;
create index rating_from_account on ratings.rating (account_id, rated_at);
create index rating_doubted on ratings.rating (id) where doubts <> '{}';
create index rating_of_handler on ratings.rating (handler_id, id);

-- The rating as it was before it was amended. The key says: once.
create table ratings.former (
  rating_id uuid not null,
  region_code text not null,
  level text not null,
  reasons text[] not null,
  words text,
  words_shown text,
  -- The account that amended it.
  amended_by uuid not null,
  amended_at timestamptz not null,
  primary key (rating_id, region_code),
  foreign key (rating_id, region_code) references ratings.rating (id, region_code)
);
create trigger append_only before update or delete on ratings.former for each row execute function kernel.refuse_change();

-- Shown by a window to the applicant in front of it, used once.
create table ratings.pad_code (
  code text primary key,
  case_id uuid not null,
  opened_at timestamptz not null,
  opened_by text not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

-- Browsers staff have worked with, by fingerprint: a rating from one of them is no applicant's.
create table ratings.staff_device (
  device text primary key,
  seen_at timestamptz not null
);

-- 'amended': its rater thought better of it before anybody had looked into it.
alter table ratings.rectification drop constraint rectification_state_check;
alter table ratings.rectification add constraint rectification_state_check
  check (state in ('to-verify', 'not-upheld', 'upheld', 'rectified', 'dismissed', 'closed', 'amended'));
alter table ratings.rectification drop constraint rectification_check1;
alter table ratings.rectification add constraint rectification_ended
  check ((state in ('dismissed', 'closed', 'amended')) = (ended_at is not null));
alter table ratings.rectification drop column is_over;
alter table ratings.rectification
  add column is_over boolean not null generated always as (state in ('dismissed', 'closed', 'amended')) stored;
create index rectification_desk on ratings.rectification (is_over, due_on, rating_id);
create index rectification_desk_of_organ on ratings.rectification (organ_id, is_over, due_on, rating_id);

create or replace view ratings.v_rating as
select r.id, r.case_id, r.item_id, r.version_id, r.organ_id, r.region_code, r.handler_id, r.level,
       array_position(array['very-satisfied', 'satisfied', 'mostly-satisfied', 'unsatisfied', 'very-unsatisfied'], r.level)::text as satisfaction_code,
       r.level in ('unsatisfied', 'very-unsatisfied') as bad,
       -- Neither a bad rating found to be unfounded nor one that looks like nobody's own word counts.
       coalesce(x.state <> 'dismissed', true) and r.doubts = '{}' as counts,
       r.channel, r.rated_at, x.state as rectification_state, x.outcome, x.due_on, x.rectify_due_on, x.rectified_at, x.ended_at,
       r.doubts <> '{}' as doubted
from ratings.rating r
left join ratings.rectification x on x.rating_id = r.id and x.region_code = r.region_code;
