-- The number staff gave for texts about their work, sealed: they have no personal details here that would hold one.
alter table notices.preference add column phone_sealed text;
