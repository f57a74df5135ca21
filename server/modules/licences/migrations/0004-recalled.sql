-- 撤回 (行政许可法 art. 8): right when it was granted, taken back for the public good.
alter table licences.licence drop constraint licence_status_check;
alter table licences.licence add constraint licence_status_check
  check (status in ('valid', 'suspended', 'withdrawn', 'recalled', 'revoked', 'cancelled', 'expired', 'superseded'));
