/**
 * The SQL of the bulk loader. A chunk of cases is first planned in a temporary table: what each one is and on which
 * working day it took each step; the cases' own tables are then filled from the plan, every constraint in force.
 */

/** Numbers every day and every working day between two days. */
export const numberDays = (from: string, to: string) => `
  create temporary table bench_day as
  select d.day::date as day, coalesce(v.works, extract(isodow from d.day) < 6) as works,
         (sum(coalesce(v.works, extract(isodow from d.day) < 6)::int) over (order by d.day))::int as n
  from generate_series('${from}'::date::timestamp, '${to}'::date, '1 day') as d (day)
  left join calendar.v_day v on v.date = d.day;
  create temporary table bench_working_day as select n, min(day) as day from bench_day where works group by n;
  alter table bench_working_day add primary key (n);
  analyze bench_working_day`

/** $1 the items as JSON. */
export const fillItems = `
  insert into bench_item
  select at - 1, one ->> 'itemId', one ->> 'versionId', one ->> 'organId', one ->> 'regionCode', one ->> 'code', one ->> 'law',
         one ->> 'handling', (one ->> 'statutory')::int, (one ->> 'promised')::int
  from jsonb_array_elements($1::jsonb) with ordinality as list (one, at)`
export const makeItems = `
  create temporary table bench_item (at int, item_id text, version_id text, organ_id text, region_code text, code text, law text,
    handling text, statutory int, promised int)`

/** A number between 0 and 999 that looks drawn and comes out the same each time. */
const drawn = (salt: number) => `(abs(hashint8(i * 31 + ${salt})) % 1000)`

/** Numbers of cases run from `taken + 1`; `lastDay` is the number of the last working day, `days` how many there are. */
export type Chunk = {
  first: number
  last: number
  taken: number
  total: number
  lastDay: number
  days: number
  items: number
}

const acceptedStatuses = `('accepted', 'suspended', 'examined', 'granted', 'denied', 'closed')`
/** Working days for which the clock of one case in ten stands still, from the day after its acceptance on. */
const STOPPED = 3

/** About four in a hundred stay open: what was filed lately, and some of the last year that got stuck. */
export const planChunk = ({ first, last, taken, total, lastDay, days, items }: Chunk) => `
  create temporary table bench_plan on commit drop as
  with drawn as (
    select i, b.*, ${lastDay - days + 1} + ((i - ${taken} - 1) * ${days} / ${total})::int as filed_n,
           (select o.organ_id from bench_item o where o.at = (abs(hashint8(i)) % ${items} + 2) % ${items}) as asked_id,
           ${drawn(1)} as fate, ${drawn(2)} as r, ${drawn(3)} as s, ${drawn(4)} as minute
    from generate_series(${first}::bigint, ${last}::bigint) as i
    join bench_item b on b.at = abs(hashint8(i)) % ${items}
  ), accepted as (
    select *, case when handling = 'instant' then filed_n else filed_n + r % 5 end as accepted_n,
           handling <> 'instant' and fate % 10 = 4 as stops from drawn
  ), decided as (
    select *, case when handling = 'instant' then filed_n
      else accepted_n + 1 + s % promised + case when fate % 25 = 7 then promised else 0 end
        + case when stops then ${STOPPED} else 0 end end as decided_n
    from accepted
  ), closed as (
    select *, case when handling = 'instant' then decided_n else decided_n + r % 4 end as closed_n,
           case when fate between 940 and 989 and ${lastDay} - filed_n < 250
             then (array['filed', 'correcting', 'accepted', 'examined', case when fate % 20 = 3 then 'denied' else 'granted' end])[1 + s % 5] end as stuck
    from decided
  ), told as (
    select *, case
      when fate < 20 and ${lastDay} >= filed_n + 2 then 'withdrawn'
      when fate < 35 and ${lastDay} >= filed_n + 3 then 'not-accepted'
      when stops and ${lastDay} between accepted_n + 1 and accepted_n + ${STOPPED} and coalesce(stuck, 'accepted') in ('accepted', 'examined')
        then 'suspended'
      when stuck is not null then stuck
      when ${lastDay} < accepted_n then 'filed'
      when ${lastDay} < decided_n then case when r % 3 = 0 then 'examined' else 'accepted' end
      when ${lastDay} < closed_n then case when fate % 20 = 3 then 'denied' else 'granted' end
      else 'closed' end as status
    from closed
  )
  select c.*, fate % 20 <> 3 as granted,
    -- 0: its clock never stood still; 1: it does; 2: it runs again.
    case when status = 'suspended' then 1
      when stops and ${lastDay} > accepted_n + ${STOPPED} and status in ${acceptedStatuses} then 2 else 0 end as halt, f.day as filed_on,
    -- Half past eight to five, Shanghai time.
    (f.day + interval '8 hours 30 minutes' + minute * interval '30 seconds') at time zone 'Asia/Shanghai' as filed_at,
    (lpad(to_hex(extract(epoch from f.day)::bigint * 1000 + minute * 30000), 12, '0') || '7' || lpad(to_hex(i & 4095), 3, '0')
      || '8' || substr(md5(i::text), 1, 15))::uuid as id
  from told c join bench_working_day f on f.n = c.filed_n`

/** Eight readable letters: the number scattered over all codes there are, so that no two meet. */
const readable = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const scattered = `(p.i * 387420489 % ${31 ** 8})`
const queryCode = Array.from(
  { length: 8 },
  (_, at) => `substr('${readable}', (${scattered} / ${31 ** at} % 31)::int + 1, 1)`,
).join(' || ')

/** Three cases each. */
const applicantId = `overlay(overlay(md5('applicant' || p.i / 3) placing '4' from 13) placing '8' from 17)::uuid`

/** One open case in twenty waits for a promised material, one in twenty for an opinion of another body. */
const promises = `(p.status in ('accepted', 'examined') and p.handling <> 'instant' and p.s % 20 = 6)`
const asksAnother = `(p.status = 'accepted' and p.handling <> 'instant' and p.s % 20 = 11)`
/** One granted case in twenty rests on a promise, to be checked within thirty working days. */
const commits = `(p.status = 'closed' and p.granted and p.s % 20 = 13)`
const decidedStatuses = `('granted', 'denied', 'closed')`
const eventsOf = `case p.status when 'filed' then 1 when 'withdrawn' then 2 when 'not-accepted' then 2 when 'correcting' then 2
  when 'accepted' then 2 when 'suspended' then 2 when 'examined' then 3 when 'closed' then 6 else 4 end + p.halt`

/** $1 a sealed form, $2 a sealed telephone number, $3 the version of the calendar. */
export const insertCases = `
  insert into cases.case_file (id, region_code, organ_id, number, query_code, item_id, version_id, law, handling, channel,
    applicant_kind, applicant_id, applicant_name, applicant_masked, applicant_tail, filed_by, sealed_values, sealed_phone, status,
    correction_asked, filed_at, received_on, acceptance_due, accepted_on, deemed, statutory_due, promised_due, decided_at, granted,
    delivery_due, closed_at, due_on, provisional, calendar_version, handler_id, handler_name, events, updated_at, special_until, deferred_open, committed, joint_organs)
  select p.id, p.region_code, p.organ_id::uuid,
    regexp_replace(p.code, '[^0-9A-Za-z]', '', 'g') || to_char(p.filed_on, 'YYYYMMDD') || lpad(p.i::text, greatest(6, length(p.i::text)), '0'),
    ${queryCode}, p.item_id::uuid, p.version_id::uuid, p.law, p.handling, case when p.fate % 10 < 7 then 'online' else 'window' end,
    case when p.fate % 4 = 0 then 'enterprise' else 'person' end, ${applicantId}, '王静雯',
    '9901************' || lpad((p.i % 10000)::text, 4, '0'), lpad((p.i % 10000)::text, 4, '0'), ${applicantId}::text,
    $1, $2, p.status, p.status = 'correcting', p.filed_at, p.filed_on, intake.day,
    case when p.status in ${acceptedStatuses} then accepted.day end, false,
    case when p.status in ${acceptedStatuses} then statutory.day end, case when p.status in ${acceptedStatuses} then promised.day end,
    case when p.status in ${decidedStatuses} then (decided.day + interval '17 hours') at time zone 'Asia/Shanghai' end,
    case when p.status in ${decidedStatuses} then p.granted end, case when p.status in ${decidedStatuses} then delivery.day end,
    case p.status when 'closed' then (closed.day + interval '18 hours') at time zone 'Asia/Shanghai' when 'withdrawn' then p.filed_at + interval '2 days'
      when 'not-accepted' then p.filed_at + interval '2 days' end,
    case when p.status = 'filed' then intake.day when p.status in ('accepted', 'suspended', 'examined') then promised.day
      when p.status in ('granted', 'denied') then delivery.day else '9999-12-31' end,
    false, $3, 'clerk', '沈雨桐', ${eventsOf}, p.filed_at, case when p.halt = 1 then resumed.day end,
    case when ${promises} then 1 else 0 end, ${commits}, case when ${asksAnother} then array[p.asked_id::uuid] else '{}' end
  from bench_plan p
  join bench_working_day intake on intake.n = p.filed_n + 5
  join bench_working_day accepted on accepted.n = p.accepted_n
  join bench_working_day statutory on statutory.n = p.accepted_n + p.statutory + case when p.halt > 0 then ${STOPPED} else 0 end
  join bench_working_day promised on promised.n = p.accepted_n + p.promised + case when p.halt > 0 then ${STOPPED} else 0 end
  join bench_working_day decided on decided.n = p.decided_n
  join bench_working_day delivery on delivery.n = p.decided_n + 10
  join bench_working_day closed on closed.n = p.closed_n
  join bench_working_day resumed on resumed.n = p.accepted_n + ${1 + STOPPED}`

/** The history of every case of the chunk, one row for each act. */
export const insertEvents = `
  insert into cases.case_event (case_id, region_code, no, act, status, at, actor_kind, actor_id, actor_name, post_title, article, words, facts)
  select p.id, p.region_code, step.no, step.act, step.status, c.filed_at + step.no * interval '1 hour',
    case when step.no = 1 then 'citizen' else 'staff' end, 'clerk', case when step.no = 1 then '王静雯' else '沈雨桐' end,
    case when step.no > 1 then '审批岗' end, '《行政许可法》', step.words, step.facts
  from bench_plan p join cases.case_file c on c.id = p.id and c.region_code = p.region_code
  cross join lateral (values
    (1, 'file', 'filed', null, '{}'::jsonb, true),
    (2, 'withdraw', 'withdrawn', null, '{}', p.status = 'withdrawn'),
    (2, 'refuse-acceptance', 'not-accepted', '依法不需要取得行政许可', '{"ground": "not-needed"}', p.status = 'not-accepted'),
    (2, 'ask-correction', 'correcting', null, '{}', p.status = 'correcting'),
    (2, 'accept', 'accepted', null, '{}', c.accepted_on is not null),
    (3, 'begin-procedure', 'suspended', '需要专家评审', '{"procedure": "expert-review", "no": 1}', p.halt > 0),
    (4, 'end-procedure', 'accepted', '评审通过', '{"procedure": "expert-review", "no": 1}', p.halt = 2),
    (3 + p.halt, 'examine', 'examined', '材料齐全，建议准予', '{"recommends": "grant"}', p.status in ('examined', 'granted', 'denied', 'closed')),
    (4 + p.halt, case when p.granted then 'grant' else 'deny' end, case when p.granted then 'granted' else 'denied' end, '符合法定条件', '{}',
      c.decided_at is not null),
    (5 + p.halt, 'deliver', 'delivered', null, '{"channel": "online"}', p.status = 'closed'),
    (6 + p.halt, 'close', 'closed', null, '{}', p.status = 'closed')
  ) as step (no, act, status, words, facts, happened)
  where step.happened`

export const insertLedger = `
  insert into cases.interval (case_id, region_code, no, phase, counted, from_on, to_on, planned_to, why, article)
  select p.id, p.region_code, line.no, line.phase, line.counted, line.from_on, line.to_on, line.planned_to,
    case when line.planned_to is null then '按法定期限' else '专家评审' end, '《行政许可法》'
  from bench_plan p join cases.case_file c on c.id = p.id and c.region_code = p.region_code
  join bench_working_day stopped on stopped.n = p.accepted_n + 1
  join bench_working_day resumed on resumed.n = p.accepted_n + ${1 + STOPPED}
  cross join lateral (values
    (1, 'intake', true, c.received_on,
      case when p.status in ('withdrawn', 'not-accepted', 'correcting') then c.received_on else c.accepted_on end, null, true),
    (2, 'correction', false, c.received_on, null, null, p.status = 'correcting'),
    (2, 'handling', true, c.accepted_on, case when p.halt > 0 then stopped.day else (c.decided_at at time zone 'Asia/Shanghai')::date end,
      null, c.accepted_on is not null),
    (3, 'handling', false, stopped.day, case when p.halt = 2 then resumed.day end, resumed.day, p.halt > 0),
    (4, 'handling', true, resumed.day, (c.decided_at at time zone 'Asia/Shanghai')::date, null, p.halt = 2),
    (3 + p.halt, 'delivery', true, (c.decided_at at time zone 'Asia/Shanghai')::date, (c.closed_at at time zone 'Asia/Shanghai')::date,
      null, c.decided_at is not null)
  ) as line (no, phase, counted, from_on, to_on, planned_to, happened)
  where line.happened`

export const insertProcedures = `
  insert into cases.special_procedure (case_id, region_code, no, kind, reason, basis, days, begun_at, begun_on, planned_to, ended_at,
    ended_on, result)
  select p.id, p.region_code, 1, 'expert-review', '需要专家评审', '《行政许可法》第四十五条', ${STOPPED},
    (stopped.day + interval '9 hours') at time zone 'Asia/Shanghai', stopped.day, resumed.day,
    case when p.halt = 2 then (resumed.day + interval '16 hours') at time zone 'Asia/Shanghai' end,
    case when p.halt = 2 then resumed.day end, case when p.halt = 2 then '评审通过' end
  from bench_plan p
  join bench_working_day stopped on stopped.n = p.accepted_n + 1
  join bench_working_day resumed on resumed.n = p.accepted_n + ${1 + STOPPED}
  where p.halt > 0`

export const insertMaterials = `
  insert into cases.material (case_id, region_code, round, key, how)
  select id, region_code, 0, 'premises', 'paper' from bench_plan`

export const insertCorrections = `
  insert into cases.correction (case_id, region_code, items, asked_at)
  select id, region_code, '[{"kind": "material", "key": "premises", "name": "经营场所证明", "problem": "影像不清，请重新拍照上传"}]', filed_at
  from bench_plan where status = 'correcting'`

/** One in five that were decided is rated, one in fifty of these badly. */
export const insertRatings = `
  insert into ratings.rating (id, region_code, case_id, case_number, item_id, version_id, organ_id, applicant_kind, applicant_id,
    account_id, level, channel, reasons, on_display, rated_at)
  select c.id, c.region_code, c.id, c.number, c.item_id, c.version_id, c.organ_id, c.applicant_kind, c.applicant_id, c.applicant_id,
    case when p.s % 50 = 7 then 'unsatisfied' when p.s % 3 = 0 then 'satisfied' else 'very-satisfied' end, 'web', '{}', false,
    c.closed_at
  from bench_plan p join cases.case_file c on c.id = p.id and c.region_code = p.region_code
  where p.status = 'closed' and p.r % 5 = 0`

export const insertDeferred = `
  insert into cases.deferred (case_id, region_code, key, name, days, told_on, due_on, remind_on, provisional)
  select p.id, p.region_code, 'premises', '经营场所证明', 10, told.day, due.day, remind.day, false
  from bench_plan p
  join bench_working_day told on told.n = p.accepted_n
  join bench_working_day due on due.n = p.accepted_n + 10
  join bench_working_day remind on remind.n = p.accepted_n + 8
  where ${promises}`

/** Those whose day is past were kept. */
export const insertChecks = ({ lastDay }: Chunk) => `
  insert into cases.commitment_check (case_id, region_code, organ_id, mode, risk, days, opened_on, due_on, provisional, status, next_on,
    reason, concluded_on)
  select p.id, p.region_code, p.organ_id::uuid, 'site', 'medium', 30, opened.day, due.day, false,
    case when due.n < ${lastDay} then 'kept' else 'due' end, due.day,
    case when due.n < ${lastDay} then '与承诺一致' end, case when due.n < ${lastDay} then due.day end
  from bench_plan p
  join bench_working_day opened on opened.n = p.decided_n
  join bench_working_day due on due.n = p.decided_n + 30
  where ${commits}`

/**
 * Where the open cases stand on their route: the review, or the decision after it. $1 the run at its review, $2 at its decision.
 */
export const insertRuns = `
  insert into routes.run (case_id, region_code, version_id, organ_id, principal_organ_id, about, state, case_due, case_provisional, stops)
  select p.id, p.region_code, c.version_id, c.organ_id, c.organ_id, '示范事项 ' || c.number,
    case when p.status = 'examined' then $2::jsonb else $1::jsonb end, c.promised_due, false,
    case when p.halt = 0 then '[]' else jsonb_build_array(jsonb_strip_nulls(jsonb_build_object('from', stopped.day,
      'to', case when p.halt = 2 then resumed.day end, 'planned', resumed.day))) end
  from bench_plan p join cases.case_file c on c.id = p.id and c.region_code = p.region_code
  join bench_working_day stopped on stopped.n = p.accepted_n + 1
  join bench_working_day resumed on resumed.n = p.accepted_n + ${1 + STOPPED}
  where p.status in ('accepted', 'suspended', 'examined')`

/** One open step in four is claimed by an approver of its body. */
export const insertSteps = `
  insert into routes.step (case_id, region_code, no, path, name, stage, organ_id, role, joint, budget_days, silence, status, holder,
    holder_name, from_nos, opened_at, opened_on, due_on, provisional, closed_at, closed_by_name, recommends, opinion)
  select p.id, p.region_code, step.no, step.path, step.name, step.stage, case when ${asksAnother} then p.asked_id::uuid else c.organ_id end,
    'approver', ${asksAnother}, 0, 'record', case when step.is_open then 'open' else 'done' end,
    case when p.r % 4 = 0 and not ${asksAnother} then h.staff_id end, case when p.r % 4 = 0 and not ${asksAnother} then h.name end,
    case when step.no = 2 then array[1] else array[]::int[] end, c.filed_at + step.no * interval '2 hours', c.accepted_on, c.promised_due, false,
    case when not step.is_open then c.filed_at + interval '3 hours' end, case when not step.is_open then '沈雨桐' end,
    case when not step.is_open then 'grant' end, case when not step.is_open then '材料齐全，建议准予' end
  from bench_plan p join cases.case_file c on c.id = p.id and c.region_code = p.region_code
  left join bench_holder h on h.organ_id = c.organ_id
  cross join lateral (values
    (1, 'review1', '第1次审查', 'review', p.status <> 'examined', true), (2, 'decision', '决定', 'decision', true, p.status = 'examined')
  ) as step (no, path, name, stage, is_open, happened)
  where p.status in ('accepted', 'suspended', 'examined') and step.happened`

/** An approver of each body, where one has been hired before the load. */
export const findHolders = `
  create temporary table bench_holder as
  select distinct on (p.organ_id) p.organ_id, s.id as staff_id, s.name
  from identity.account a join identity.staff_post sp on sp.staff_id = a.staff_id join organs.post p on p.id = sp.post_id
  join identity.staff s on s.id = a.staff_id
  where 'approver' = any(p.roles) order by p.organ_id, s.id`
