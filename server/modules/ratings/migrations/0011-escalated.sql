-- Each body may have deadlines of its own; a missed one is told to the supervisor; nobody reviews what they said themselves.

alter table ratings.time_limits add column organ_id uuid;
create index time_limits_of_organ on ratings.time_limits (organ_id, id);
-- The step whose deadline was missed and told of; each is told of once.
alter table ratings.rectification add column escalated_in text;
create index rectification_missed on ratings.rectification (due_on, rating_id)
  where not is_over and escalated_in is distinct from state;
-- The account that took the step; null for what was done before this was kept.
alter table ratings.rectification_step add column actor_id text;
