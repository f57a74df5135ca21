-- 办理环节: the route of a case as it runs, and what reviewers do with its steps.

-- One run a case; the route itself is read from the item version.
create table routes.run (
  case_id uuid not null,
  region_code text not null,
  version_id uuid not null,
  -- The handling body, and the one in whose name it handles.
  organ_id uuid not null,
  principal_organ_id uuid not null,
  -- Item and number of the case, for lists and messages.
  about text not null,
  -- The interpreter's tokens.
  state jsonb not null,
  -- The last day of the decision: steps without a budget of their own are due then.
  case_due date not null,
  case_provisional boolean not null,
  -- Days on which the clock of the case stood still: [{from, to, planned}], the days after `from` up to `to`.
  stops jsonb not null default '[]',
  ended_at timestamptz,
  primary key (case_id, region_code)
);

-- One row for each step that opened; a number is never used twice, and a row that closed never opens again.
create table routes.step (
  case_id uuid not null,
  region_code text not null,
  no smallint not null,
  path text not null,
  name text not null,
  stage text not null check (stage in ('review', 'decision')),
  organ_id uuid not null,
  role text not null check (role in ('approver', 'department-head', 'window-clerk')),
  -- The post belongs to another body than the one that handles the case: 并联审批.
  joint boolean not null,
  budget_days smallint not null,
  silence text not null check (silence in ('record', 'agree')),
  status text not null default 'open' check (status in ('open', 'done', 'returned', 'taken-back', 'undone', 'silent', 'voided')),
  -- Who claimed it or was given it.
  holder uuid,
  holder_name text,
  -- The steps whose end opened this one.
  from_nos smallint[] not null,
  opened_at timestamptz not null,
  opened_on date not null,
  due_on date not null,
  provisional boolean not null,
  -- The day on which the sweep wrote down that its body had stayed silent.
  lapsed_on date,
  -- Somebody has acted on it: who did the step before can no longer take theirs back.
  touched boolean not null default false,
  sign_order text check (sign_order in ('parallel', 'sequence')),
  -- How many must agree; null: all.
  sign_quorum smallint,
  -- What the countersignatures amount to.
  signs text not null default 'none' check (signs in ('none', 'missing', 'agreed', 'refused')),
  closed_at timestamptz,
  closed_by uuid,
  closed_by_name text,
  -- For whom it was done, when by a deputy.
  closed_for_name text,
  recommends text check (recommends in ('grant', 'deny')),
  opinion text,
  primary key (case_id, no, region_code),
  foreign key (case_id, region_code) references routes.run (case_id, region_code),
  check ((status = 'open') = (closed_at is null)),
  check ((holder is null) = (holder_name is null))
);
create index step_of_body on routes.step (organ_id, role, due_on, case_id, no) where status = 'open';
create index step_of_holder on routes.step (holder, due_on, case_id, no) where status = 'open' and holder is not null;
create index step_joint on routes.step (due_on, case_id, no) where status = 'open' and joint and lapsed_on is null;

-- 会签 and 加签: who is asked to agree to a step before it may go on.
create table routes.signature (
  case_id uuid not null,
  region_code text not null,
  step_no smallint not null,
  no smallint not null,
  organ_id uuid not null,
  -- A post is asked, or one person.
  role text check (role in ('approver', 'department-head', 'window-clerk')),
  signer uuid,
  signer_name text,
  -- Whatever the quorum, this one must agree.
  required boolean not null,
  status text not null check (status in ('waiting', 'open', 'agreed', 'disagreed')),
  request text,
  asked_by uuid,
  asked_by_name text not null,
  asked_at timestamptz not null,
  opinion text,
  signed_by uuid,
  signed_by_name text,
  signed_at timestamptz,
  primary key (case_id, step_no, no, region_code),
  foreign key (case_id, step_no, region_code) references routes.step (case_id, no, region_code),
  check ((role is null) <> (signer is null)),
  check ((status in ('agreed', 'disagreed')) = (signed_at is not null))
);
create index signature_of_body on routes.signature (organ_id, asked_at, case_id) where status = 'open';
create index signature_of_signer on routes.signature (signer, asked_at, case_id) where status = 'open' and signer is not null;

-- 征求意见: a question to another body or colleague; it carries no vote and holds nothing up.
create table routes.consultation (
  id uuid not null,
  case_id uuid not null,
  region_code text not null,
  step_no smallint not null,
  organ_id uuid not null,
  -- A colleague by name; else anybody of the body.
  asked uuid,
  asked_name text,
  question text not null,
  asked_by uuid not null,
  asked_by_name text not null,
  asked_at timestamptz not null,
  answer text,
  answered_by_name text,
  answered_at timestamptz,
  primary key (id, region_code),
  foreign key (case_id, step_no, region_code) references routes.step (case_id, no, region_code),
  check ((answer is null) = (answered_at is null))
);
create index consultation_of_case on routes.consultation (case_id, asked_at);
create index consultation_of_body on routes.consultation (organ_id, asked_at) where answered_at is null;

-- 代办: who stands in for whom, from day to day, both included.
create table routes.deputy (
  id uuid primary key,
  staff_id uuid not null,
  staff_name text not null,
  deputy_id uuid not null,
  deputy_name text not null,
  organ_id uuid not null,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  reason text not null,
  set_at timestamptz not null,
  ended_at timestamptz
);
create index deputy_of_staff on routes.deputy (staff_id, to_on) where ended_at is null;
create index deputy_by_deputy on routes.deputy (deputy_id, to_on) where ended_at is null;

-- What was done with a step beside opening and closing it: append-only, so that history explains the present.
create table routes.trace (
  id uuid not null,
  case_id uuid not null,
  region_code text not null,
  step_no smallint not null,
  at timestamptz not null,
  act text not null,
  actor_id uuid,
  actor_name text not null,
  post_title text,
  words text,
  facts jsonb not null default '{}',
  primary key (id, region_code),
  foreign key (case_id, step_no, region_code) references routes.step (case_id, no, region_code)
);
create index trace_of_case on routes.trace (case_id, at, id);
create trigger append_only before update or delete on routes.trace for each row execute function kernel.refuse_change();

-- Open steps, for worklists of modules below: `organ_id` and `role` say whose post does it, `holder` who took it,
-- `joint` that the body is not the one that handles the case, `signs` what countersignatures amount to so far.
create view routes.v_open_step as
select s.case_id, s.region_code, s.no, s.path, s.name, s.stage, s.organ_id, s.role, s.joint, s.holder, s.holder_name, s.opened_at,
       s.opened_on, s.due_on, s.provisional, s.lapsed_on, s.signs, r.about, r.version_id, r.organ_id as handling_organ_id
from routes.step s join routes.run r on r.case_id = s.case_id and r.region_code = s.region_code
where s.status = 'open';

-- Open requests to countersign a step that is still open.
create view routes.v_open_signature as
select g.case_id, g.region_code, g.step_no, g.no, g.organ_id, g.role, g.signer, g.asked_by_name, g.asked_at, s.name as step_name,
       s.due_on, r.about
from routes.signature g
join routes.step s on s.case_id = g.case_id and s.no = g.step_no and s.region_code = g.region_code and s.status = 'open'
join routes.run r on r.case_id = g.case_id and r.region_code = g.region_code
where g.status = 'open';
