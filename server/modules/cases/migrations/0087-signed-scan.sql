-- The scan of a promise that was signed on paper at the window.
alter table cases.commitment add column scan_id uuid;
