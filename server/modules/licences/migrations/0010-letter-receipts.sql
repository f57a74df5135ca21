-- 电子送达回证: what proves that a letter about a licence was opened carries the kind and the number of that letter.
alter table licences.letter
  drop constraint letter_kind_check,
  add constraint letter_kind_check check (kind in ('notice', 'decision', 'notice-receipt', 'decision-receipt'));

-- Nobody has to open a receipt.
drop index licences.letter_unopened;
create index letter_unopened on licences.letter (organ_id, issued_at, id)
  where opened_at is null and served_at is null and kind in ('notice', 'decision');

create or replace view licences.v_letter as
  select w.id, w.licence_id, w.organ_id, w.title, w.number, w.issued_at, w.opened_at, w.served_at, w.document_id,
         c.region_code, c.number as licence_number, c.holder_name, w.kind
  from licences.letter w join licences.licence c on c.id = w.licence_id;

-- Letters due while the seal may not be used: they wait for it.
create table licences.letter_waiting (
  licence_id uuid not null references licences.licence,
  kind text not null check (kind in ('notice', 'decision', 'notice-receipt', 'decision-receipt')),
  no integer not null,
  organ_id uuid not null,
  -- What the seal is wanted for.
  purpose text not null,
  since timestamptz not null,
  primary key (licence_id, kind, no)
);
create index letter_waiting_of_organ on licences.letter_waiting (organ_id, since);
