-- Pictures that the rater adds, by the id of the file handed in. They are on no public page.
alter table ratings.rating
  add column picture_ids uuid[] not null default '{}' check (cardinality(picture_ids) <= 3);
alter table ratings.former
  add column picture_ids uuid[] not null default '{}';
