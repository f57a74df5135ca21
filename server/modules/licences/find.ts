/** What modules below may ask about licences. */
import type { Ctx } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import type { FaceRow, HolderKind, Standing } from './contract.ts'
import { standingOn } from './rules/licence-status.ts'
import { findLicence, type LicenceRow, licencesTables, openFace } from './store.ts'

export type Holder = { kind: HolderKind; id: string }

export type Licence = {
  id: string
  typeKey: string
  title: string
  number: string
  identifier: string
  version: number
  organId: string
  organName: string
  holder: Holder
  /** Where it stands today. */
  status: Standing
  validFrom: string
  /** Last day; absent: without end. */
  validTo?: string
  caseId?: string
  documentId: string
}

/** The face in the clear. */
export type OpenedLicence = Licence & { face: FaceRow[] }

/** The holder's licences in force today, newest first: what need not be handed in again. */
export async function findLicences(ctx: Ctx, holder: Holder, typeKey?: string): Promise<Licence[]> {
  const query = inForce(ctx, holder)
  const rows = await (typeKey === undefined ? query : query.where('type_key', '=', typeKey)).execute()
  return rows.map((row) => licenceOf(ctx, row))
}

function inForce(ctx: Ctx, { kind, id }: Holder) {
  return licencesTables(ctx)
    .selectFrom('licences.licence')
    .selectAll()
    .where('holder_kind', '=', kind)
    .where('holder_id', '=', id)
    .where('status', '=', 'valid')
    .where('awaits_payment', '=', false)
    .where('valid_from', '<=', ctx.today)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', ctx.today)]))
    .orderBy('id', 'desc')
}

/** The holder's licences in force of these types with their faces, newest first: what a form need not ask. */
export async function openLicences(ctx: Ctx, holder: Holder, typeKeys: readonly string[]): Promise<OpenedLicence[]> {
  if (typeKeys.length === 0) return []
  const rows = await inForce(ctx, holder)
    .where('type_key', 'in', [...new Set(typeKeys)])
    .execute()
  return rows.map((row) => ({ ...licenceOf(ctx, row), face: openFace(ctx, row) }))
}

/** Licences by id, whatever their state; unknown ids are left out. */
export async function describeLicences(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Licence>> {
  if (ids.length === 0) return new Map()
  const rows = await licencesTables(ctx)
    .selectFrom('licences.licence')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, licenceOf(ctx, row)]))
}

/** A licence of this holder with its face, for using it as a material. @throws notFound when it is another's */
export async function getOwnLicence(ctx: Ctx, id: string, holder: Holder): Promise<OpenedLicence> {
  const row = await findLicence(ctx, id)
  if (!row || row.holder_kind !== holder.kind || row.holder_id !== holder.id || row.awaits_payment)
    throw notFound({ licenceId: id })
  return { ...licenceOf(ctx, row), face: openFace(ctx, row) }
}

export function standingToday(ctx: Pick<Ctx, 'today'>, row: LicenceRow): Standing {
  return standingOn({ status: row.status, validFrom: row.valid_from, validTo: row.valid_to ?? undefined }, ctx.today)
}

function licenceOf(ctx: Ctx, row: LicenceRow): Licence {
  return {
    id: row.id,
    typeKey: row.type_key,
    title: row.title,
    number: row.number,
    identifier: row.identifier,
    version: row.version,
    organId: row.organ_id,
    organName: row.organ_name,
    holder: { kind: row.holder_kind, id: row.holder_id },
    status: standingToday(ctx, row),
    validFrom: row.valid_from,
    validTo: row.valid_to ?? undefined,
    caseId: row.case_id ?? undefined,
    documentId: row.document_id,
  }
}
