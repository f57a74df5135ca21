-- Lists are asked in words an editor chooses from; the question is made of them (list-question.ts).
alter table catalogue.item_list
  -- As text; null for a question written by hand.
  add column conditions text,
  -- Whether all of the conditions hold, or any.
  add column match text not null default 'all' check (match in ('all', 'any'));
update catalogue.item_list l set conditions = given.conditions, match = given.match, question = given.question
from (values
  ('powers', 'itemType:one-of:01,02,03,04,05,06,07,08,09,10', 'all', '$ ? ((@.itemType == "01" || @.itemType == "02" || @.itemType == "03" || @.itemType == "04" || @.itemType == "05" || @.itemType == "06" || @.itemType == "07" || @.itemType == "08" || @.itemType == "09" || @.itemType == "10"))'),
  ('duties', 'itemType:one-of:01,02,03,04,05,06,07,08,09,10', 'all', '$ ? ((@.itemType == "01" || @.itemType == "02" || @.itemType == "03" || @.itemType == "04" || @.itemType == "05" || @.itemType == "06" || @.itemType == "07" || @.itemType == "08" || @.itemType == "09" || @.itemType == "10"))'),
  ('enterprise-fees', 'fees:has:;audience:one-of:2,3,4,6', 'all', '$ ? ((exists (@.fees[*])) && (exists (@.audience[*] ? (@ == "2" || @ == "3" || @ == "4" || @ == "6"))))'),
  ('deferrable', 'deferrable:has:', 'all', '$ ? ((exists (@.materials[*] ? (@.necessity == "deferrable"))))'),
  ('commitment', 'commitment:has:', 'all', '$ ? ((exists (@.commitment)))'),
  ('instant-approval', 'instantApproval:has:', 'all', '$ ? ((exists (@.instantApproval)))'),
  ('cross-region', 'reach:has:', 'all', '$ ? ((exists (@.reach)))'),
  ('at-most-once', 'trips:at-most:1', 'all', '$ ? ((@.trips <= 1 && !exists (@.gaps[*] ? (@ == "trips"))))'),
  ('instant', 'handling:one-of:instant', 'all', '$ ? ((@.handling == "instant"))'),
  ('four-exemptions', 'licenceProof:has:;prefill:has:;trips:at-most:0', 'any', '$ ? ((exists (@.materials[*].licenceType)) || (exists (@.form[*].fields[*].prefill)) || (@.trips <= 0 && !exists (@.gaps[*] ? (@ == "trips"))))'),
  ('online', 'online:has:', 'all', '$ ? ((@.online == true))'),
  ('intermediaries', 'intermediaries:has:', 'all', '$ ? ((exists (@.intermediaries[*])))')
) as given (key, conditions, match, question) where l.key = given.key;
