-- Whom a clerk has identified last, and which printed draft of theirs the clerk has opened since: what a printed form's code is
-- worth nothing without. One row a clerk; it names nobody and is worth nothing after an hour.

create table counter.identification (
  account_id text primary key,
  applicant_kind text not null check (applicant_kind in ('person', 'enterprise')),
  applicant_id uuid not null,
  identified_at timestamptz not null,
  form_id uuid,
  form_owner_kind text,
  form_owner_id uuid
);
