-- What only the whole list says of its bodies is found once, when it is judged, and not again for every portion.
alter table catalogue.import_job
  -- Credit code by body, null for a body whose rows carry none that is right; absent in lists judged before this.
  add column codes jsonb;
