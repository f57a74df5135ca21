-- Facts asked of other bodies: every question with its purpose, kept; the answers sealed, and deleted after their time.

create table exchange.fact_answer (
  id uuid primary key,
  fact text not null,
  -- Whom it is about: a person or an enterprise.
  subject_kind text not null check (subject_kind in ('person', 'enterprise')),
  subject_id text not null,
  -- The fields as one sealed JSON document.
  sealed_values text not null,
  answered_at timestamptz not null,
  -- Used again until then.
  fresh_until timestamptz not null
);
create index fact_answer_of_subject on exchange.fact_answer (subject_kind, subject_id, fact, answered_at desc);
create index fact_answer_by_age on exchange.fact_answer (answered_at);

create table exchange.fact_question (
  id uuid primary key,
  fact text not null,
  subject_kind text not null check (subject_kind in ('person', 'enterprise')),
  subject_id text not null,
  region_code text not null,
  -- What it was asked for: a case, and the module that knows it.
  module text not null,
  about_id uuid not null,
  about_number text not null,
  organ_name text not null,
  -- As the directory said when it was asked.
  purpose text not null,
  basis text not null,
  asked_at timestamptz not null,
  state text not null check (state in ('asked', 'answered', 'refused', 'silent')),
  why text,
  answered_at timestamptz,
  attempts smallint not null default 0,
  -- Null once the answer was deleted; the question stays.
  answer_id uuid references exchange.fact_answer (id) on delete set null,
  again boolean not null default false,
  check ((state = 'asked') = (answered_at is null)),
  check (answer_id is null or state = 'answered')
);
create unique index fact_question_open on exchange.fact_question (about_id, fact) where state = 'asked';
create index fact_question_about on exchange.fact_question (about_id, fact, id desc);
create index fact_question_of_subject on exchange.fact_question (subject_kind, subject_id, id desc);
create index fact_question_of_answer on exchange.fact_question (answer_id) where answer_id is not null;
