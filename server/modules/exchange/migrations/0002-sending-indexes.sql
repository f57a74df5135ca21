-- What of a subject is to go, and whether it has to wait: asked for every subject of a batch, and true of few rows.
create index row_to_go on exchange.row (subject_id) where state in ('waiting', 'sent');
create index row_blocking on exchange.row (subject_id) where opens and state in ('refused', 'invalid', 'dead');
