-- Letters about licences: which wording of the body's own they were made from, and whether they arrived.
alter table licences.letter
  add column organ_id uuid,
  -- A wording lies with the module below that keeps them; null: the built-in text.
  add column template_id uuid,
  add column opened_at timestamptz,
  add column opened_by_name text,
  add column served_at timestamptz,
  add column served_way text check (served_way in ('counter', 'post')),
  add column served_to text,
  add column served_tracking text,
  add column served_by_name text,
  add constraint service_whole check ((served_at is null) = (served_way is null) and (served_at is null) = (served_by_name is null));
update licences.letter l set organ_id = (select organ_id from licences.licence where id = l.licence_id);
alter table licences.letter alter column organ_id set not null;
create index letter_unopened on licences.letter (organ_id, issued_at, id) where opened_at is null and served_at is null;
create index letter_of_document on licences.letter (document_id);

create view licences.v_letter as
  select w.id, w.licence_id, w.organ_id, w.title, w.number, w.issued_at, w.opened_at, w.served_at, w.document_id,
         c.region_code, c.number as licence_number, c.holder_name
  from licences.letter w join licences.licence c on c.id = w.licence_id;

-- 暂扣 is a penalty like 吊销: told first, for so many days (行政处罚法 art. 9(3), 44, 45, 59).
alter table licences.intent
  drop constraint intent_act_check,
  add constraint intent_act_check check (act in ('suspend', 'withdraw', 'revoke', 'cancel')),
  add column organ_id uuid,
  -- Of a suspension: how long, at most, as told; the decision may be milder and not harsher.
  add column days smallint check (days between 1 and 730),
  add constraint intent_days check ((act = 'suspend') = (days is not null)),
  -- Which change of status decided it.
  add column decided_as integer,
  -- Those who decide were told that the time to speak is over.
  add column overdue_told_at timestamptz;
update licences.intent i set organ_id = (select organ_id from licences.licence where id = i.licence_id);
alter table licences.intent alter column organ_id set not null;
create index intent_of_organ on licences.intent (organ_id, answer_by, licence_id) where status = 'hearing';
create index intent_unreminded on licences.intent (answer_by, licence_id)
  where status = 'hearing' and stated_on is null and overdue_told_at is null;

-- The last day of a suspension; null: of one decided before terms were kept, or of none.
alter table licences.licence add column suspended_until date;
create index licence_suspended_until on licences.licence (suspended_until, id) where status = 'suspended' and suspended_until is not null;
