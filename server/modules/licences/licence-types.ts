/** The directory of licence types, and the codes their identifiers begin with. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import { holderKind, typeUnknown } from './contract.ts'
import { licencesTables, type TypeRow } from './store.ts'

const REFERENCE = join(import.meta.dirname, '../../../data/reference/licence-types.json')
const reference = z.array(
  z.object({
    key: z.string(),
    title: z.string(),
    holderKind,
    validMonths: z.number().int().optional(),
    definingOrgan: z.string(),
    issuingBody: z.string(),
    trustLevel: z.enum(['A', 'B', 'C', 'D']),
    fields: z.array(z.string()),
  }),
)

/** Types new to this installation get the next serial of their body; the serial of a known one never changes. */
export async function seedTypes(ctx: Ctx): Promise<void> {
  const given = reference.parse(JSON.parse(readFileSync(REFERENCE, 'utf8')))
  await sql`
    with given as (
      select g.*, position from jsonb_array_elements(${JSON.stringify(given)}::jsonb) with ordinality as e (line, position)
      cross join lateral jsonb_to_record(e.line)
        as g (key text, title text, "holderKind" text, "validMonths" integer, "definingOrgan" text, "issuingBody" text,
          "trustLevel" text, fields text[])
    ), known as (
      update licences.licence_type t
      set title = g.title, holder_kind = g."holderKind", valid_months = g."validMonths", issuing_body = g."issuingBody",
        trust_level = g."trustLevel", fields = g.fields
      from given g
      where g.key = t.key and t.edited_at is null
        and (t.title, t.holder_kind, t.valid_months, t.issuing_body, t.trust_level, t.fields)
          is distinct from (g.title, g."holderKind", g."validMonths", g."issuingBody", g."trustLevel", g.fields)
    )
    insert into licences.licence_type (key, title, holder_kind, valid_months, issuing_body, trust_level, fields, defining_body, serial)
    select g.key, g.title, g."holderKind", g."validMonths", g."issuingBody", g."trustLevel", g.fields, g."definingOrgan",
      row_number() over (partition by g."definingOrgan" order by g.position)
        + coalesce((select max(t.serial) from licences.licence_type t where t.defining_body = g."definingOrgan"), 0)
    from given g where not exists (select from licences.licence_type t where t.key = g.key)`.execute(ctx.db)
}

/** @throws typeUnknown */
export async function getType(ctx: Ctx, key: string): Promise<TypeRow> {
  const row = await licencesTables(ctx)
    .selectFrom('licences.licence_type')
    .selectAll()
    .where('key', '=', key)
    .executeTakeFirst()
  if (!row) throw typeUnknown({ typeKey: key })
  return row
}

export type LicenceKind = { key: string; title: string }

/** Every type of the directory; a few dozen rows of reference data. */
export async function licenceKinds(ctx: Ctx): Promise<LicenceKind[]> {
  return licencesTables(ctx).selectFrom('licences.licence_type').select(['key', 'title']).orderBy('key').execute()
}

/** 证照类型代码: the defining body's USCC and three digits; undefined until that body is named. */
export function typeCodeOf(type: TypeRow): string | undefined {
  return type.defining_uscc ? type.defining_uscc + String(type.serial).padStart(3, '0') : undefined
}

/**
 * What stands for the body while nobody has named it: a grant must not wait for an administrator, and a code made of
 * another body's number would be false.
 */
const UNNAMED_BODY = '0'.repeat(18)

export function typeCodeInIdentifier(type: TypeRow): string {
  return typeCodeOf(type) ?? UNNAMED_BODY + String(type.serial).padStart(3, '0')
}

/**
 * Names the bodies that define types, for all their types at once; licences already issued keep their identifier.
 * @param usccs keyed as `definingOrgan` in the reference data: `{ 'city-health': '1199…' }`; other keys are left alone
 */
export async function nameDefiningBodies(ctx: Ctx, usccs: Readonly<Record<string, string>>): Promise<void> {
  await sql`
    update licences.licence_type t set defining_uscc = named.value
    from jsonb_each_text(${JSON.stringify(usccs)}::jsonb) as named
    where named.key = t.defining_body`.execute(ctx.db)
}
