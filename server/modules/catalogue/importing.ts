/** Taking imported rows over: bodies and regions made where missing, items created, redrafted or left as they are. */
import { createHash } from 'node:crypto'
import type { Ctx } from '#kernel/ctx.ts'
import { ensureOrgans } from '#modules/organs/index.ts'
import { describeRegions, importRegions, levelOfRegion } from '#modules/vocabulary/index.ts'
import type { ItemContent } from './contract.ts'
import { type Incoming, insertItems, type Outcome, outcomeOf, redraftItems, standingItems } from './import-store.ts'
import { bodyKey, codeOf, type ImportRow, regionNameIn } from './rules/import-rows.ts'

export type Done = { created: number; changed: number; unchanged: number; kept: number; published: number }

/** Writes the rows, and counts what became of them. @returns it row by row */
export async function takeOver(
  ctx: Ctx,
  incoming: readonly Incoming[],
  done: Done,
  writer?: string,
): Promise<Outcome[]> {
  const standing = await standingItems(
    ctx,
    incoming.map((one) => one.code),
    writer,
  )
  const became = new Map(incoming.map((one) => [one, outcomeOf(standing.get(one.code), one)]))
  const that = (outcome: Outcome) => incoming.filter((one) => became.get(one) === outcome)
  const fresh = that('created')
  const redrafted = that('changed').map((one) => ({ ...one, itemId: standing.get(one.code)!.itemId }))
  if (fresh.length > 0) await insertItems(ctx, fresh, writer)
  if (redrafted.length > 0) await redraftItems(ctx, redrafted, writer)
  done.created += fresh.length
  done.changed += redrafted.length
  done.kept += that('kept').length
  done.unchanged += that('unchanged').length
  return incoming.map((one) => became.get(one)!)
}

export function incomingOf(row: ImportRow, organId: string, content: ItemContent): Incoming {
  const fingerprint = createHash('sha256').update(JSON.stringify(content)).digest('base64url')
  return { code: codeOf(row), organId, regionCode: row.regionCode, content, fingerprint }
}

/**
 * Regions and bodies these rows name, made where they are missing; body ids by `bodyKey`.
 * @param codes of all bodies of the list: together they say what their region is called
 */
export async function ensureBodies(
  ctx: Ctx,
  rows: readonly ImportRow[],
  codes: ReadonlyMap<string, string | undefined>,
): Promise<Map<string, string>> {
  const bodies = new Map(rows.map((row) => [bodyKey(row), row]))
  const regions = [...new Set(rows.map((row) => row.regionCode))]
  const knownRegions = await describeRegions(ctx, regions)
  const newRegions = regions.flatMap((code) =>
    knownRegions.has(code) ? [] : [{ code, name: regionNameIn(departmentsIn(code, codes.keys())) ?? code }],
  )
  if (newRegions.length > 0) await importRegions(ctx, newRegions)
  const given = [...bodies].map(([key, { department: name, regionCode }]) => ({
    name,
    regionCode,
    level: levelOfRegion(regionCode),
    kind: name.includes('行政审批局') ? ('bureau' as const) : ('department' as const),
    uscc: codes.get(key),
  }))
  const organs = await ensureOrgans(ctx, given)
  return new Map([...bodies.keys()].map((key, at) => [key, organs[at]!.id]))
}

function departmentsIn(regionCode: string, bodies: Iterable<string>): string[] {
  const begins = bodyKey({ regionCode, department: '' })
  return [...bodies].flatMap((body) => (body.startsWith(begins) ? [body.slice(begins.length)] : []))
}
