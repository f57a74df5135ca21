import { sql } from 'kysely'
import type { Config } from '#kernel/config.ts'
import type { OutputOf } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { addDays } from '#kernel/time.ts'
import { view } from '#kernel/view.ts'
import { listOrgans, type Organ, regionPrefix } from '#modules/organs/index.ts'
import * as contract from '../contract.ts'
import { sumsOf } from '../figures.ts'
import { indicatorRules } from '../rules/definitions.ts'
import { figureOf } from '../rules/figure.ts'

const REFRESH_SECONDS = 5
const STEADY_DAYS = 30
const MOST_BODIES = 12

type Counted = Omit<OutputOf<typeof contract.board>, 'ageSeconds' | 'refreshSeconds'>

/** Every screen of a hall asks for the same few figures: counted once every few seconds for each system and region. */
const counted = new WeakMap<Config, Map<string, Counted>>()

/** Today in figures, for everyone to see. */
export const board = view(contract.board, {
  async look(ctx, { region }) {
    const within = region === undefined ? '' : regionPrefix(region)
    const kept = counted.get(ctx.config) ?? new Map<string, Counted>()
    counted.set(ctx.config, kept)
    let figures = kept.get(within)
    if (!figures || ageOf(ctx, figures) < 0 || ageOf(ctx, figures) >= REFRESH_SECONDS) {
      const organs = (await listOrgans(ctx)).filter((organ) => organ.regionCode.startsWith(within))
      figures = await count(ctx, organs)
      // A region without bodies is somebody's guess: not worth remembering.
      if (organs.length > 0) kept.set(within, figures)
    }
    return { ...figures, ageSeconds: Math.floor(ageOf(ctx, figures)), refreshSeconds: REFRESH_SECONDS }
  },
})

function ageOf(ctx: Ctx, { countedAt }: Counted): number {
  return (ctx.now.getTime() - Date.parse(countedAt)) / 1000
}

async function count(ctx: Ctx, organs: readonly Organ[]): Promise<Counted> {
  const ids = organs.map((organ) => organ.id)
  const today = { from: ctx.today, to: ctx.today }
  const steady = { from: addDays(ctx.today, 1 - STEADY_DAYS), to: ctx.today }
  const keys = ['on-time', 'satisfaction'] as const
  const filed = (await sumsOf(ctx, { keys: ['filed'], organs: ids, period: today, by: 'organ' })).get('filed')!
  const decided = (await sumsOf(ctx, { keys: ['on-time'], organs: ids, period: today, by: 'organ' })).get('on-time')!
  const now = await sumsOf(ctx, { keys, organs: ids, period: today, by: 'all' })
  const lately = await sumsOf(ctx, { keys, organs: ids, period: steady, by: 'all' })
  const waiting = await waitingOf(ctx, ids)
  const of = (sums: typeof now, key: (typeof keys)[number]) => figureOf(indicatorRules[key], sums.get(key)?.get('all'))
  const bodies = organs.map((organ) => ({
    organName: organ.shortName,
    filed: filed.get(organ.id)?.numerator ?? 0,
    decided: decided.get(organ.id)?.denominator ?? 0,
    waiting: waiting.get(organ.id) ?? 0,
  }))
  return {
    date: ctx.today,
    countedAt: ctx.now.toISOString(),
    today: {
      filed: total(bodies, 'filed'),
      accepted: await acceptedToday(ctx, ids),
      decided: total(bodies, 'decided'),
      onTime: of(now, 'on-time'),
      satisfaction: of(now, 'satisfaction'),
    },
    lastThirtyDays: {
      ...steady,
      decided: of(lately, 'on-time').denominator ?? 0,
      onTime: of(lately, 'on-time'),
      satisfaction: of(lately, 'satisfaction'),
    },
    waiting: total(bodies, 'waiting'),
    bodies: bodies
      .filter((body) => body.filed + body.decided + body.waiting > 0)
      .toSorted((a, b) => b.filed + b.decided - (a.filed + a.decided) || b.waiting - a.waiting)
      .slice(0, MOST_BODIES),
  }
}

type Body = { organName: string; filed: number; decided: number; waiting: number }

function total(bodies: readonly Body[], of: 'filed' | 'decided' | 'waiting'): number {
  return bodies.reduce((sum, body) => sum + body[of], 0)
}

async function waitingOf(ctx: Ctx, organs: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; count: number }>`
    select organ_id as id, count(*) as count from cases.v_case
    where organ_id = any(${[...organs]}::uuid[]) and is_open group by organ_id`.execute(ctx.db)
  return new Map(rows.map((row) => [row.id, row.count]))
}

async function acceptedToday(ctx: Ctx, organs: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from cases.v_case
    where organ_id = any(${[...organs]}::uuid[]) and accepted_on = ${ctx.today}::date`.execute(ctx.db)
  return rows[0]?.count ?? 0
}
