-- Who is who: people, enterprises, mandates, staff, accounts, sessions, and which role holds which word.

create table identity.person (
  id uuid primary key,
  name text not null,
  id_sealed text not null,
  id_fingerprint text not null unique,
  id_masked text not null,
  phone_sealed text,
  phone_masked text,
  address_sealed text,
  level text not null check (level in ('declared', 'verified-at-counter'))
);

create index person_by_name on identity.person (name);

create table identity.enterprise (
  id uuid primary key,
  name text not null,
  uscc text not null unique,
  address text,
  legal_representative text
);

create table identity.mandate (
  id uuid primary key,
  enterprise_id uuid not null references identity.enterprise,
  agent_id uuid not null references identity.person,
  -- The legal representative's own, seen at the counter; it is what lets others be mandated.
  as_legal_representative boolean not null default false,
  -- Null: every item. The items belong to a module below, hence no foreign key.
  item_ids uuid[],
  valid_from date not null,
  valid_to date,
  given_by text not null,
  revoked_at timestamptz,
  check (valid_to is null or valid_to >= valid_from)
);
create index mandate_by_agent on identity.mandate (agent_id) where revoked_at is null;
create index mandate_by_enterprise on identity.mandate (enterprise_id, id);
create unique index one_legal_representative on identity.mandate (enterprise_id) where as_legal_representative and revoked_at is null;

create table identity.staff (
  id uuid primary key,
  name text not null
);

create table identity.staff_post (
  staff_id uuid not null references identity.staff,
  post_id uuid not null references organs.post,
  since timestamptz not null,
  primary key (staff_id, post_id)
);
create index staff_post_by_post on identity.staff_post (post_id);

create table identity.account (
  id uuid primary key,
  kind text not null check (kind in ('citizen', 'staff')),
  username text not null unique check (username = lower(username)),
  password_hash text not null,
  must_change_password boolean not null default false,
  status text not null default 'active' check (status in ('active', 'suspended')),
  person_id uuid unique references identity.person,
  staff_id uuid unique references identity.staff,
  last_signed_in_at timestamptz,
  check ((kind = 'citizen') = (person_id is not null) and (kind = 'staff') = (staff_id is not null))
);
create index account_by_kind on identity.account (kind, id);
create index account_by_username on identity.account (username text_pattern_ops);

create table identity.session (
  id uuid primary key,
  -- SHA-256 of the token: who reads this table cannot become anybody.
  token_hash text not null unique,
  account_id uuid not null references identity.account,
  post_id uuid references organs.post,
  mandate_id uuid references identity.mandate,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  ends_at timestamptz not null
);
create index session_by_account on identity.session (account_id);
create index session_by_end on identity.session (ends_at);

-- By a fingerprint of what was typed as the username, known or not, so that a lock tells nobody which accounts exist.
create table identity.sign_in_failure (
  username_fingerprint text primary key,
  failures integer not null,
  locked_until timestamptz,
  last_at timestamptz not null
);
create index sign_in_failure_by_time on identity.sign_in_failure (last_at);

-- Words as the modules declare them, and who holds them: what the security administrator changed is never overwritten.
create table identity.permission (
  word text primary key,
  title text not null,
  held_by text[] not null
);

create table identity.role_permission (
  role text not null,
  word text not null references identity.permission,
  reach text not null check (reach in ('own', 'own-organ', 'own-region', 'everywhere')),
  primary key (role, word)
);

-- Shown on the sign-in page of a demonstration, and of nothing else.
create table identity.demo_account (
  account_id uuid primary key references identity.account,
  password text not null,
  title text not null,
  shows text not null
);

create view identity.v_applicant as
  select 'person' as kind, id, name, id_masked as identifier_masked from identity.person
  union all
  select 'enterprise', id, name, uscc from identity.enterprise;

create view identity.v_staff as
  select id, name from identity.staff;
