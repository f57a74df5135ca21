-- For which item is paid: a relative who may see some items only sees the bills of these. Bills raised before say nothing and are
-- shown to whoever is not so limited.
alter table payments.bill add column item_id uuid;
