-- 现金日记账: what a clerk took and gave back in cash, shift by shift. A cash movement is in no shift until its clerk closes one, then in
-- that one for good.

create table payments.shift (
  id uuid primary key,
  clerk_id text not null,
  clerk_name text not null,
  -- Of the post from which the clerk closed it.
  organ_id uuid not null references organs.organ (id),
  region_code text not null,
  -- Of the clerk's own shifts.
  number integer not null check (number > 0),
  -- The closing before, or the first entry where there was none.
  since timestamptz not null,
  closed_at timestamptz not null,
  entries integer not null check (entries > 0),
  taken bigint not null check (taken >= 0),
  returned bigint not null check (returned >= 0),
  -- What was counted. A drawer that gave back more than it took has less than nothing.
  counted bigint not null,
  reason text,
  -- The second person, what they counted, and what they say of it.
  confirmed_by text,
  confirmed_by_name text,
  confirmed_at timestamptz,
  received bigint,
  words text,
  unique (clerk_id, number),
  check (counted = taken - returned or reason is not null),
  check ((confirmed_by is null) = (confirmed_at is null) and (confirmed_by is null) = (received is null)),
  check (received is null or received = counted or words is not null),
  check (confirmed_by <> clerk_id)
);
create index shift_by_place on payments.shift (organ_id, id desc);
create index shift_by_region on payments.shift (region_code, id desc);
create index shift_of_clerk on payments.shift (clerk_id, id desc);
create index shift_waiting on payments.shift (id desc) where confirmed_by is null;

alter table payments.movement add column shift_id uuid references payments.shift (id);
create index movement_in_drawer on payments.movement (by_id, at) where means = 'cash' and shift_id is null;
create index movement_of_shift on payments.movement (shift_id, at) where shift_id is not null;

-- A cash movement enters a shift once; nothing else of what was paid is ever changed.
create or replace function payments.keep() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.means = 'cash' and old.shift_id is null and new.shift_id is not null
    and to_jsonb(new) - 'shift_id' = to_jsonb(old) - 'shift_id' then
    return new;
  end if;
  raise exception 'what was paid is not changed';
end $$;

-- A closed shift is confirmed once, and stays as it is.
create function payments.keep_shift() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.confirmed_by is null and new.confirmed_by is not null
    and to_jsonb(new) - '{confirmed_by,confirmed_by_name,confirmed_at,received,words}'::text[]
      = to_jsonb(old) - '{confirmed_by,confirmed_by_name,confirmed_at,received,words}'::text[] then
    return new;
  end if;
  raise exception 'a closed shift is not changed';
end $$;
create trigger shift_kept before update or delete on payments.shift for each row execute function payments.keep_shift();
