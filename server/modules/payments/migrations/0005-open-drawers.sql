-- Whose drawer holds cash that is in no shift yet: made by the first entry, gone with the closing. Who confirms shifts sees by it which
-- drawers were left open, the oldest first. What lies in it is summed from its entries, by movement_in_drawer.
-- EXPLAIN at 20 000 open drawers, of a region or of one of twenty bodies: one scan of drawer_oldest from the place asked for, and of
-- movement_in_drawer once for each row of the page (46 buffers, 0.2 ms), with no sort.
create table payments.drawer (
  clerk_id text primary key,
  clerk_name text not null,
  -- From where the clerk last took or gave back cash; absent for entries that were there before this table.
  post_id uuid references organs.post (id),
  organ_id uuid not null references organs.organ (id),
  region_code text not null,
  -- Of the first entry and the last.
  since timestamptz not null,
  last_at timestamptz not null,
  check (since <= last_at)
);
create index drawer_oldest on payments.drawer (since, clerk_id);

-- Entries did not say from which post: that of the clerk's last closing, or the body of the last bill.
insert into payments.drawer (clerk_id, clerk_name, organ_id, region_code, since, last_at)
  select m.by_id, (array_agg(m.by_name order by m.at desc))[1],
    coalesce(last.organ_id, (array_agg(b.organ_id order by m.at desc))[1]),
    coalesce(last.region_code, (array_agg(b.region_code order by m.at desc))[1]), min(m.at), max(m.at)
  from payments.movement m join payments.bill b on b.id = m.bill_id
  left join lateral (
    select s.organ_id, s.region_code from payments.shift s where s.clerk_id = m.by_id order by s.number desc limit 1
  ) last on true
  where m.means = 'cash' and m.shift_id is null
  group by m.by_id, last.organ_id, last.region_code;
