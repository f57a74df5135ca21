-- What applicants say of their case, and the loop that answers a bad rating. Keys hold the region code, as cases do.

create table ratings.rating (
  id uuid not null,
  region_code text not null,
  case_id uuid not null,
  case_number text not null,
  item_id uuid not null,
  version_id uuid not null,
  organ_id uuid not null,
  handler_id text,
  handler_name text,
  applicant_kind text not null check (applicant_kind in ('person', 'enterprise')),
  applicant_id uuid not null,
  -- Who rated, and hears how it goes on.
  account_id uuid not null,
  level text not null check (level in ('very-satisfied', 'satisfied', 'mostly-satisfied', 'unsatisfied', 'very-unsatisfied')),
  channel text not null check (channel in ('web', 'mobile', 'qr-code', 'hall-pad', 'hall-terminal', 'phone', 'sms')),
  reasons text[] not null,
  words text,
  -- The same with names and numbers struck out: all that the body and the public read.
  words_shown text,
  -- On public display: good ones with a text at once, bad ones when their loop has ended.
  on_display boolean not null,
  rated_at timestamptz not null,
  primary key (id, region_code),
  -- One case, one rating (一事一评).
  unique (case_id, region_code)
);
create index rating_displayed on ratings.rating (id) where on_display;
create index rating_displayed_of_organ on ratings.rating (organ_id, id) where on_display;
create index rating_displayed_of_item on ratings.rating (item_id, id) where on_display;
create index rating_of_organ on ratings.rating (organ_id, rated_at);

create table ratings.rectification (
  rating_id uuid not null,
  region_code text not null,
  organ_id uuid not null,
  level text not null,
  state text not null check (state in ('to-verify', 'not-upheld', 'upheld', 'rectified', 'dismissed', 'closed')),
  outcome text check (outcome in ('satisfied', 'still-unsatisfied')),
  reply text,
  -- The same with names and numbers struck out, for the public.
  reply_shown text,
  -- The step under way: counted from a day, so many working days, due on a day.
  counted_from date not null,
  working_days int not null,
  due_on date not null,
  provisional boolean not null,
  rectify_due_on date,
  rectified_at timestamptz,
  ended_at timestamptz,
  is_over boolean not null generated always as (state in ('dismissed', 'closed')) stored,
  primary key (rating_id, region_code),
  foreign key (rating_id, region_code) references ratings.rating (id, region_code),
  check ((state = 'closed') = (outcome is not null)),
  check ((state in ('dismissed', 'closed')) = (ended_at is not null))
);
create index rectification_desk on ratings.rectification (is_over, due_on, rating_id);
create index rectification_desk_of_organ on ratings.rectification (organ_id, is_over, due_on, rating_id);
create index rectification_provisional on ratings.rectification (rating_id) where provisional;

create table ratings.rectification_step (
  rating_id uuid not null,
  region_code text not null,
  no smallint not null,
  state text not null,
  title text not null,
  words text,
  at timestamptz not null,
  actor_kind text not null,
  actor_name text not null,
  post_title text,
  primary key (rating_id, no, region_code),
  foreign key (rating_id, region_code) references ratings.rectification (rating_id, region_code)
);
create trigger append_only before update or delete on ratings.rectification_step for each row execute function kernel.refuse_change();

-- Working days for each step. No law sets them: they are local practice, and the centre's manager can change them.
create table ratings.time_limits (
  id uuid primary key,
  verify int not null,
  review int not null,
  rectify int not null,
  return_visit int not null,
  set_at timestamptz not null,
  set_by text not null
);

create view ratings.v_rating as
select r.id, r.case_id, r.item_id, r.version_id, r.organ_id, r.region_code, r.handler_id, r.level,
       array_position(array['very-satisfied', 'satisfied', 'mostly-satisfied', 'unsatisfied', 'very-unsatisfied'], r.level)::text as satisfaction_code,
       r.level in ('unsatisfied', 'very-unsatisfied') as bad,
       -- A bad rating found to be unfounded does not count.
       coalesce(x.state <> 'dismissed', true) as counts,
       r.channel, r.rated_at, x.state as rectification_state, x.outcome, x.due_on, x.rectify_due_on, x.rectified_at, x.ended_at
from ratings.rating r
left join ratings.rectification x on x.rating_id = r.id and x.region_code = r.region_code;
