-- Whoever leads a body arranges who stands in for a colleague who is away; a stand-in signs what the colleague was asked for by name.
alter table routes.deputy
  -- Absent: the person themselves.
  add column set_by uuid,
  add column set_by_name text,
  add check ((set_by is null) = (set_by_name is null));
create index deputy_of_body on routes.deputy (organ_id, from_on, id);
create index consultation_of_person on routes.consultation (asked) where answered_at is null and asked is not null;
create index signature_of_person on routes.signature (signer) where status in ('open', 'waiting') and signer is not null;

create or replace view routes.v_open_signature as
select g.case_id, g.region_code, g.step_no, g.no, g.organ_id, g.role, g.signer, g.asked_by_name, g.asked_at, s.name as step_name,
       s.due_on, r.about, g.asked_by
from routes.signature g
join routes.step s on s.case_id = g.case_id and s.no = g.step_no and s.region_code = g.region_code and s.status = 'open'
join routes.run r on r.case_id = g.case_id and r.region_code = g.region_code
where g.status = 'open';
