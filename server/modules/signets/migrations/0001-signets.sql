-- Enterprises' own e-seals: the seal, which of its agents may use it, and one log of everything that happened to it.

create table signets.seal (
  id uuid primary key,
  enterprise_id uuid not null,
  kind text not null check (kind in ('general', 'contract', 'finance')),
  state text not null check (state in ('proposed', 'active', 'suspended', 'revoked', 'declined')),
  -- What it may be put on.
  purposes text[] not null check (purposes <> '{}' and purposes <@ array['application', 'correction']),
  -- Who answers for it inside the enterprise, as the enterprise says.
  keeper text not null check (keeper <> ''),
  applied_by uuid not null,
  applied_at timestamptz not null,
  activated_at timestamptz,
  changed_at timestamptz not null,
  check (state in ('proposed', 'declined') or activated_at is not null)
);
-- One of a kind at a time: nobody has to ask which of two was the right one.
create unique index one_of_a_kind on signets.seal (enterprise_id, kind) where state not in ('revoked', 'declined');
create index seals_of_enterprise on signets.seal (enterprise_id, id desc);

create table signets.agent (
  seal_id uuid not null references signets.seal (id),
  -- An agent uses a seal under their mandate: with it this ends.
  mandate_id uuid not null references identity.mandate (id),
  agent_name text not null,
  -- Last day; null: as long as the mandate.
  valid_to date,
  allowed_at timestamptz not null,
  ended_at timestamptz,
  primary key (seal_id, mandate_id)
);

create table signets.entry (
  id uuid primary key,
  seal_id uuid not null references signets.seal (id),
  enterprise_id uuid not null,
  at timestamptz not null,
  what text not null check (what in ('applied', 'activated', 'declined', 'agent-allowed', 'agent-ended', 'suspended',
    'resumed', 'revoked', 'used')),
  by_id text not null,
  by_name text not null,
  -- Why, or for whom, or on what.
  words text not null,
  -- Of a use: what was sealed, and for which case.
  document_id uuid unique references documents.issued (id),
  subject_module text,
  subject_id uuid,
  check ((what = 'used') = (document_id is not null)),
  check ((what = 'used') = (subject_id is not null) and (subject_id is null) = (subject_module is null))
);
create index entries_of_seal on signets.entry (seal_id, id desc);
create index used_for on signets.entry (subject_module, subject_id, id) where subject_id is not null;

create function signets.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'signets.entry is only ever added to';
end $$;
create trigger entry_is_kept before update or delete on signets.entry
  for each row execute function signets.refuse_change();
