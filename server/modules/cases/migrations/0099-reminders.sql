-- The last day of an answer of which its applicant or holder has been reminded: once for each such day.
alter table cases.correction add column reminded_for date;
alter table cases.hearing add column reminded_for date;
alter table cases.undoing add column reminded_for date;
alter table cases.commitment_check add column holder_reminded_for date;
