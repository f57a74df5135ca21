-- Lists of what one is asked to do on the steps of cases, each by its day.
create index step_joint_of_body on routes.step (organ_id, role, due_on, case_id) where status = 'open' and joint;
create index step_unsigned on routes.step (organ_id, due_on, case_id) where status = 'open' and signs = 'missing';
