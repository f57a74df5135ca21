/** Sameness across levels: an item beside the one of the nearest level above with the same basic code. */
import type { Ctx } from '#kernel/ctx.ts'
import { type RawBuilder, sql } from 'kysely'
import { type Difference, type ItemContent, ruleMissing } from './contract.ts'
import { differencesBetween } from './elements/difference.ts'
import { type ElementKey, elements } from './elements/elements.ts'

export type Level = ItemContent['level']
export type Rule = {
  id: string
  name: string
  levels: Level[]
  elementKeys: ElementKey[]
  confirmed: boolean
  note: string
}

const ruleColumns = sql`id, name, levels, element_keys as "elementKeys", confirmed, note`

export async function listRules(ctx: Ctx): Promise<Rule[]> {
  return (
    await sql<Rule>`select ${ruleColumns} from catalogue.sameness_rule where removed_at is null order by cardinality(element_keys), name`.execute(
      ctx.db,
    )
  ).rows
}

/** @throws catalogue.rule-missing */
export function getRule(ctx: Ctx, id: string): Promise<Rule> {
  return ruleWhere(ctx, id, sql``)
}

/** A rule is not deleted while a task is being given by it. @throws catalogue.rule-missing */
export function lockRule(ctx: Ctx, id: string, for_: 'share' | 'update'): Promise<Rule> {
  return ruleWhere(ctx, id, for_ === 'share' ? sql`for share` : sql`for update`)
}

async function ruleWhere(ctx: Ctx, id: string, locked: RawBuilder<unknown>): Promise<Rule> {
  const { rows } = await sql<Rule>`
    select ${ruleColumns} from catalogue.sameness_rule where id = ${id} and removed_at is null ${locked}`.execute(
    ctx.db,
  )
  if (!rows[0]) throw ruleMissing({ id })
  return rows[0]
}

/** What each level has of its own: rules may name it, but it cannot be the same, so nothing is compared. */
const ownByNature: ReadonlySet<ElementKey> = new Set([
  'level',
  'body',
  'implementationCode',
  'handlingCode',
  'localCode',
  'service',
  'route',
] as const)

export function elementAnswer(key: ElementKey) {
  return { key, title: elements[key].title, compared: !ownByNature.has(key) }
}

export function ruleAnswer({ elementKeys, ...rule }: Rule) {
  return { ...rule, elements: elementKeys.map(elementAnswer) }
}

type Side = {
  itemId: string
  code: string
  name: string
  organId: string
  organName: string
  level: Level
  content: ItemContent
}
export type Pair = { own: Side; upper: Side; taskOpen: boolean }
type Row = { own: Side; upper: Side | null; taskOpen: boolean }

const side = (i: string, v: string, o: string) =>
  sql.raw(`jsonb_build_object('itemId', ${i}.id, 'code', ${i}.code, 'name', ${i}.name, 'organId', ${o}.id, 'organName', ${o}.name,
    'level', ${v}.level, 'content', ${v}.content)`)

/**
 * Published items of the rule's levels with the nearest above them: of a higher level, with the same basic code, of a region
 * that contains theirs. @param rest more conditions over `i`, order and limit
 */
export async function pairsOf(ctx: Ctx, rule: Rule, rest: RawBuilder<unknown>): Promise<Pair[]> {
  const { rows } = await sql<Row>`
    select ${side('i', 'v', 'o')} as own, u.side as upper,
      exists (select from catalogue.mend_task t where t.rule_id = ${rule.id} and t.item_id = i.id and t.done_at is null) as "taskOpen"
    from catalogue.item_version v join catalogue.item i on i.published_version_id = v.id join organs.v_organ o on o.id = i.organ_id
    join lateral (
      select ${side('ui', 'uv', 'uo')} as side
      from catalogue.item_version uv join catalogue.item ui on ui.published_version_id = uv.id join organs.v_organ uo on uo.id = ui.organ_id
      where uv.status = 'published' and uv.basic_code = v.basic_code and uv.level < v.level and uv.level = any(${rule.levels}::text[])
        and i.region_code like regexp_replace(ui.region_code, '0+$', '') || '%'
      order by uv.level desc, length(regexp_replace(ui.region_code, '0+$', '')) desc, ui.id limit 1) u on true
    where v.status = 'published' and v.basic_code is not null and v.level = any(${rule.levels}::text[]) and ${rest}`.execute(
    ctx.db,
  )
  return rows.flatMap(({ own, upper, taskOpen }) => (upper ? [{ own, upper, taskOpen }] : []))
}

const AT_ONCE = 200

/** All pairs one after another, few in memory at a time. @param rest more conditions over `i` */
export async function* eachPair(ctx: Ctx, rule: Rule, rest: RawBuilder<unknown>, after = NO_ID): AsyncGenerator<Pair> {
  for (let last = after; ; ) {
    const pairs = await pairsOf(ctx, rule, sql`${rest} and i.id > ${last}::uuid order by i.id limit ${AT_ONCE}`)
    yield* pairs
    if (pairs.length < AT_ONCE) return
    last = pairs.at(-1)!.own.itemId
  }
}

const NO_ID = '00000000-0000-0000-0000-000000000000'

/** The rule as far as one of its elements goes. @throws catalogue.rule-missing */
export function narrowed(rule: Rule, element: string | undefined): Rule {
  if (!element) return rule
  const elementKeys = rule.elementKeys.filter((key) => key === element)
  if (elementKeys.length === 0) throw ruleMissing({ element })
  return { ...rule, elementKeys }
}

export function deviations(rule: Rule, { own, upper }: Pair): Difference[] {
  const keys = rule.elementKeys.filter((key) => !ownByNature.has(key))
  return differencesBetween(upper.content, own.content, keys)
}

export const placeOf = ({ content: _, ...place }: Side) => place
