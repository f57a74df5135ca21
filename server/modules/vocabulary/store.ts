import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import * as contract from './contract.ts'
import type { Region } from './contract.ts'
import { isRegionCode, levelOfRegion, parentOfRegion } from './rules/region-code.ts'

export type RegionRow = {
  code: string
  name: string
  level: Region['level']
  parent_code: string | null
  valid_from: string | null
  valid_to: string | null
}

export function regionOf(row: RegionRow): Region {
  return {
    code: row.code,
    name: row.name,
    level: row.level,
    parentCode: row.parent_code ?? undefined,
    validFrom: row.valid_from ?? undefined,
    validTo: row.valid_to ?? undefined,
  }
}

/** `parentCode` absent: the parent that the digits name. */
export type NewRegion = { code: string; name: string; parentCode?: string; validFrom?: string; validTo?: string }

/** The regions of these codes that are known; unknown codes are simply absent. */
export async function describeRegions(ctx: Pick<Ctx, 'db'>, codes: readonly string[]): Promise<Map<string, Region>> {
  const { rows } = await sql<RegionRow>`
    select code, name, level, parent_code, valid_from, valid_to
    from vocabulary.region where code = any(${[...new Set(codes)]}::text[])`.execute(ctx.db)
  return new Map(rows.map((row) => [row.code, regionOf(row)]))
}

/** Names from the city down, for an address or a heading: 示范市, 云溪区, 云桥街道. Empty for an unknown code. */
export async function regionPath(ctx: Pick<Ctx, 'db'>, code: string): Promise<string[]> {
  const path = await pathOf(ctx, code)
  return path.filter((region) => region.level !== '2').map((region) => region.name)
}

/** The region and everything above it, topmost first; empty for an unknown code. */
export async function pathOf(ctx: Pick<Ctx, 'db'>, code: string): Promise<Region[]> {
  const { rows } = await sql<RegionRow>`
    with recursive upwards as (
      select r.*, 0 as step from vocabulary.region r where r.code = ${code}
      union all
      select r.*, u.step + 1 from vocabulary.region r join upwards u on r.code = u.parent_code
    )
    select code, name, level, parent_code, valid_from, valid_to from upwards order by step desc`.execute(ctx.db)
  return rows.map(regionOf)
}

/** Finds the region or adds it; a region that is known keeps its name. */
export async function ensureRegion(ctx: Pick<Ctx, 'db'>, region: NewRegion): Promise<Region> {
  const known = (await describeRegions(ctx, [region.code])).get(region.code)
  if (known) return known
  await importRegions(ctx, [region])
  return (await describeRegions(ctx, [region.code])).get(region.code)!
}

const ROWS_A_STATEMENT = 5000

/**
 * Adds regions and renames those already known. A parent that exists neither here nor in the list is left out,
 * so a county can be imported alone.
 * @returns how many rows were written
 * @throws Problem vocabulary.region-not-known when a code is not twelve digits
 */
export async function importRegions(ctx: Pick<Ctx, 'db'>, regions: readonly NewRegion[]): Promise<number> {
  const wrong = regions.find(({ code }) => !isRegionCode(code))
  if (wrong) throw contract.regionNotKnown({ code: wrong.code })
  // A city without counties appears twice in lists by level; one region has one row.
  const byCode = new Map(regions.map((region) => [region.code, { parentCode: parentOfRegion(region.code), ...region }]))
  const outside = [...byCode.values()].flatMap(({ parentCode }) =>
    parentCode && !byCode.has(parentCode) ? [parentCode] : [],
  )
  const known = await describeRegions(ctx, outside)
  const rows = [...byCode.values()].map(({ code, name, parentCode = '', validFrom, validTo }) => ({
    code,
    name,
    level: levelOfRegion(code),
    parent_code: byCode.has(parentCode) || known.has(parentCode) ? parentCode : null,
    valid_from: validFrom,
    valid_to: validTo,
  }))
  // Upper levels first: a parent stands in the table before its children.
  rows.sort((one, other) => one.level.localeCompare(other.level))
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
    await writeRegions(ctx, rows.slice(start, start + ROWS_A_STATEMENT))
  }
  await bringUnderParents(ctx)
  return rows.length
}

/** A county that was imported alone comes under its city once that is there. */
async function bringUnderParents(ctx: Pick<Ctx, 'db'>): Promise<void> {
  const { rows } = await sql<{ code: string }>`
    select code from vocabulary.region where parent_code is null and level <> '2'`.execute(ctx.db)
  const alone = rows.map(({ code }) => ({ code, parent_code: parentOfRegion(code) ?? '' }))
  if (alone.length === 0) return
  await sql`
    update vocabulary.region r set parent_code = p.code
    from jsonb_to_recordset(${JSON.stringify(alone)}::jsonb) as a (code text, parent_code text)
    join vocabulary.region p on p.code = a.parent_code
    where r.code = a.code`.execute(ctx.db)
}

async function writeRegions(ctx: Pick<Ctx, 'db'>, rows: readonly object[]): Promise<void> {
  await sql`
    insert into vocabulary.region (code, name, level, parent_code, valid_from, valid_to)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (code text, name text, level text, parent_code text, valid_from date, valid_to date)
    on conflict (code) do update
      set name = excluded.name, parent_code = coalesce(excluded.parent_code, vocabulary.region.parent_code),
          valid_from = excluded.valid_from, valid_to = excluded.valid_to`.execute(ctx.db)
}
