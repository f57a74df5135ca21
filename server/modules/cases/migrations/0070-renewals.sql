-- Applications about a licence there is: changing it (行政许可法 art. 49) and renewing it (art. 50).
alter table cases.case_file
  add column concerns text check (concerns in ('change', 'renew')),
  add column concerns_licence_id uuid,
  -- The last day of that licence, when its renewal was applied for in time: silence until then renews it (art. 50(2)).
  add column renew_by date,
  add check ((concerns is null) = (concerns_licence_id is null)),
  add check (renew_by is null or concerns = 'renew');
create index case_concerning on cases.case_file (concerns_licence_id) where concerns_licence_id is not null;
create index case_renewing on cases.case_file (renew_by, id)
  where renew_by is not null and status in ('filed', 'corrected', 'accepted', 'suspended', 'examined');
