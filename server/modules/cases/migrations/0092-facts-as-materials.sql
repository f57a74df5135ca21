-- What another body answered may stand for a material; and a material may be used again in more than one round of a case.
alter table cases.material add column fact text;
alter table cases.material drop constraint material_how_check;
alter table cases.material
  add constraint material_how_check check (how in ('document', 'licence', 'fact', 'promise', 'paper', 'commitment'));
alter table cases.material add constraint material_fact_check check ((how = 'fact') = (fact is not null));

alter table cases.material_use drop constraint material_use_case_id_key_key;
create index material_use_of_case on cases.material_use (case_id, key);
