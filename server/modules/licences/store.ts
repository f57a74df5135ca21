/** Rows of the licences schema. */
import type { Generated } from 'kysely'
import { type Ctx, tables } from '#kernel/ctx.ts'
import type { VersionRow } from '#kernel/drafts.ts'
import { notFound } from '#kernel/problem.ts'
import type { FaceLayout, TrustLevel } from '#modules/documents/index.ts'
import type { GatheredRowRow, GatheringRow } from './gathering.ts'
import type { AuthorisationRow } from './authorisations.ts'
import type { FaceRow, HolderKind, LicenceStatus, UseKind } from './contract.ts'

export type LicencesTables = {
  'licences.licence_type': TypeRow
  'licences.licence': StoredLicence
  'licences.authorisation': AuthorisationRow
  'licences.gathering': GatheringRow
  'licences.gathered_row': GatheredRowRow
  'licences.face_template': FaceTemplateRow
  'licences.status_change': ChangeRow
  'licences.use': UseRow
  'licences.show_code': { fingerprint: string; licence_id: string; expires_at: Date }
}

export type TypeRow = {
  key: string
  title: string
  holder_kind: HolderKind
  valid_months: number | null
  defining_body: string
  defining_uscc: string | null
  serial: number
  issuing_body: string
  trust_level: TrustLevel
  fields: string[]
  /** Set when an editor changed it: from then on the reference data leaves it alone. */
  edited_at: Date | null
}

export type LicenceRow = {
  id: string
  region_code: string
  organ_id: string
  organ_name: string
  type_key: string
  title: string
  /** The result as the item calls it. */
  item_name: string
  number: string
  identifier: string
  version: number
  holder_kind: HolderKind
  holder_id: string
  holder_name: string
  holder_masked: string
  holder_fingerprint: string
  status: LicenceStatus
  valid_from: string
  valid_to: string | null
  issued_at: Date
  case_id: string | null
  sealed_face: string
  document_id: string
  superseded_by: string | null
  renewal_reminded_on: string | null
  /** The face it was issued with; null: the built-in one. */
  face_template_id: string | null
  photo_file_id: string | null
  /** The item wants its fee before the result: until then the holder has nothing of it. */
  awaits_payment: boolean
  changes: number
  /** The last day of its suspension, where it has one. */
  suspended_until: string | null
}

/** One that is new waits for nothing. */
type StoredLicence = Omit<LicenceRow, 'awaits_payment' | 'suspended_until'> & {
  awaits_payment: Generated<boolean>
  suspended_until: Generated<string | null>
}

export type FaceTemplateRow = VersionRow & { type_key: string; layout: FaceLayout }

export type ChangeRow = {
  licence_id: string
  no: number
  act: string
  status: LicenceStatus
  reason: string
  basis: string
  at: Date
  actor_kind: string
  actor_id: string
  actor_name: string
}

export type UseRow = {
  id: string
  licence_id: string
  kind: UseKind
  organ_id: string | null
  by_name: string
  purpose: string
  case_id: string | null
  at: Date
}

export function licencesTables(ctx: Pick<Ctx, 'db'>) {
  return tables<LicencesTables>(ctx)
}

export async function findLicence(ctx: Ctx, id: string): Promise<LicenceRow | undefined> {
  return licencesTables(ctx).selectFrom('licences.licence').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Held until the transaction ends. @throws notFound */
export async function lockLicence(ctx: Ctx, id: string): Promise<LicenceRow> {
  const row = await licencesTables(ctx)
    .selectFrom('licences.licence')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound({ licenceId: id })
  return row
}

export async function changesOf(ctx: Ctx, licenceId: string): Promise<ChangeRow[]> {
  return licencesTables(ctx)
    .selectFrom('licences.status_change')
    .selectAll()
    .where('licence_id', '=', licenceId)
    .orderBy('no')
    .execute()
}

export function sealFace(ctx: Ctx, face: readonly FaceRow[]): string {
  return ctx.vault.seal(JSON.stringify(face))
}

export function openFace(ctx: Ctx, row: Pick<LicenceRow, 'sealed_face'>): FaceRow[] {
  return JSON.parse(ctx.vault.open(row.sealed_face)) as FaceRow[]
}

/** Under which a holder's licences are found without their number being stored. */
export function holderFingerprint(ctx: Ctx, identifier: string): string {
  return ctx.vault.fingerprint('licences.holder', identifier.toUpperCase())
}
