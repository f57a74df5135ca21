-- A pick-up code opens the desk only while the result waits at it, and only for so many wrong tries.
alter table handouts.handout add column wrong_codes integer not null default 0 check (wrong_codes >= 0);
update handouts.handout set pickup_code = null where state not in ('ready', 'returned') or way in ('post', 'online');
alter table handouts.handout
  add check (pickup_code is null or (state in ('ready', 'returned') and way is distinct from 'post' and way is distinct from 'online'));
