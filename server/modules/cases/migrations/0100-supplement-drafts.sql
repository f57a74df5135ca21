-- What was promised for later is kept while one gathers it, as a correction is.
alter table cases.correction_draft rename to supplement_draft;
