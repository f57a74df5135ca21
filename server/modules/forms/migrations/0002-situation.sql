-- A draft knows the answers to the item's situation questions, and moves on to a newer version once its applicant has seen it.

alter table forms.draft add column situation jsonb not null default '{}';
