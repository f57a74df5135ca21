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

/** About four in a hundred stay open: what was filed lately, and some of the last year that got stuck. */
export const planChunk = ({ first, last, taken, total, lastDay, days, items }: Chunk) => `
  create temporary table bench_plan on commit drop as
  with drawn as (
    select i, b.*, ${lastDay - days + 1} + ((i - ${taken} - 1) * ${days} / ${total})::int as filed_n,
           ${drawn(1)} as fate, ${drawn(2)} as r, ${drawn(3)} as s, ${drawn(4)} as minute
    from generate_series(${first}::bigint, ${last}::bigint) as i
    join bench_item b on b.at = abs(hashint8(i)) % ${items}
  ), accepted as (
    select *, case when handling = 'instant' then filed_n else filed_n + r % 5 end as accepted_n from drawn
  ), decided as (
    select *, case when handling = 'instant' then filed_n
      else accepted_n + 1 + s % promised + case when fate % 25 = 7 then promised else 0 end end as decided_n
    from accepted
  ), closed as (
    select *, case when handling = 'instant' then decided_n else decided_n + r % 4 end as closed_n,
           case when fate between 940 and 989 and ${lastDay} - filed_n < 250
             then (array['filed', 'correcting', 'accepted', 'examined', case when fate % 20 = 3 then 'denied' else 'granted' end])[1 + s % 5] end as stuck
    from decided
  )
  select c.*, fate % 20 <> 3 as granted, f.day as filed_on,
    -- Half past eight to five, Shanghai time.
    (f.day + interval '8 hours 30 minutes' + minute * interval '30 seconds') at time zone 'Asia/Shanghai' as filed_at,
    (lpad(to_hex(extract(epoch from f.day)::bigint * 1000 + minute * 30000), 12, '0') || '7' || lpad(to_hex(i & 4095), 3, '0')
      || '8' || substr(md5(i::text), 1, 15))::uuid as id,
    case
      when fate < 20 and ${lastDay} >= filed_n + 2 then 'withdrawn'
      when fate < 35 and ${lastDay} >= filed_n + 3 then 'not-accepted'
      when stuck is not null then stuck
      when ${lastDay} < accepted_n then 'filed'
      when ${lastDay} < decided_n then case when r % 3 = 0 then 'examined' else 'accepted' end
      when ${lastDay} < closed_n then case when fate % 20 = 3 then 'denied' else 'granted' end
      else 'closed' end as status
  from closed c join bench_working_day f on f.n = c.filed_n`

/** Eight readable letters: the number scattered over all codes there are, so that no two meet. */
const readable = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const scattered = `(p.i * 387420489 % ${31 ** 8})`
const queryCode = Array.from(
  { length: 8 },
  (_, at) => `substr('${readable}', (${scattered} / ${31 ** at} % 31)::int + 1, 1)`,
).join(' || ')

/** Three cases each. */
const applicantId = `overlay(overlay(md5('applicant' || p.i / 3) placing '4' from 13) placing '8' from 17)::uuid`

const acceptedStatuses = `('accepted', 'examined', 'granted', 'denied', 'closed')`
const decidedStatuses = `('granted', 'denied', 'closed')`
const eventsOf = `case p.status when 'filed' then 1 when 'withdrawn' then 2 when 'not-accepted' then 2 when 'correcting' then 2
  when 'accepted' then 2 when 'examined' then 3 when 'closed' then 6 else 4 end`

/** $1 a sealed form, $2 a sealed telephone number, $3 the version of the calendar. */
export const insertCases = `
  insert into cases.case_file (id, region_code, organ_id, number, query_code, item_id, version_id, law, handling, channel,
    applicant_kind, applicant_id, applicant_name, applicant_masked, applicant_tail, filed_by, sealed_values, sealed_phone, status,
    correction_asked, filed_at, received_on, acceptance_due, accepted_on, deemed, statutory_due, promised_due, decided_at, granted,
    delivery_due, closed_at, due_on, provisional, calendar_version, handler_id, handler_name, events, updated_at)
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
    case when p.status = 'filed' then intake.day when p.status in ('accepted', 'examined') then promised.day
      when p.status in ('granted', 'denied') then delivery.day else '9999-12-31' end,
    false, $3, 'clerk', '沈雨桐', ${eventsOf}, p.filed_at
  from bench_plan p
  join bench_working_day intake on intake.n = p.filed_n + 5
  join bench_working_day accepted on accepted.n = p.accepted_n
  join bench_working_day statutory on statutory.n = p.accepted_n + p.statutory
  join bench_working_day promised on promised.n = p.accepted_n + p.promised
  join bench_working_day decided on decided.n = p.decided_n
  join bench_working_day delivery on delivery.n = p.decided_n + 10
  join bench_working_day closed on closed.n = p.closed_n`

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
    (3, 'examine', 'examined', '材料齐全，建议准予', '{"recommends": "grant"}', p.status in ('examined', 'granted', 'denied', 'closed')),
    (4, case when p.granted then 'grant' else 'deny' end, case when p.granted then 'granted' else 'denied' end, '符合法定条件', '{}',
      c.decided_at is not null),
    (5, 'deliver', 'delivered', null, '{"channel": "online"}', p.status = 'closed'),
    (6, 'close', 'closed', null, '{}', p.status = 'closed')
  ) as step (no, act, status, words, facts, happened)
  where step.happened`

export const insertLedger = `
  insert into cases.interval (case_id, region_code, no, phase, counted, from_on, to_on, why, article)
  select p.id, p.region_code, line.no, line.phase, line.phase <> 'correction', line.from_on, line.to_on, '按法定期限', '《行政许可法》'
  from bench_plan p join cases.case_file c on c.id = p.id and c.region_code = p.region_code
  cross join lateral (values
    (1, 'intake', c.received_on,
      case when p.status in ('withdrawn', 'not-accepted', 'correcting') then c.received_on else c.accepted_on end, true),
    (2, 'correction', c.received_on, null, p.status = 'correcting'),
    (2, 'handling', c.accepted_on, (c.decided_at at time zone 'Asia/Shanghai')::date, c.accepted_on is not null),
    (3, 'delivery', (c.decided_at at time zone 'Asia/Shanghai')::date, (c.closed_at at time zone 'Asia/Shanghai')::date, c.decided_at is not null)
  ) as line (no, phase, from_on, to_on, happened)
  where line.happened`

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
