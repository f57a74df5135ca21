/** The faces editors lay out for licence types: kept, checked, and put on pages. */
import type { Ctx } from '#kernel/ctx.ts'
import { keptVersions } from '#kernel/drafts.ts'
import { notFound } from '#kernel/problem.ts'
import {
  faceFaults,
  type FaceLayout,
  type FaceOf,
  holderFields,
  type LicenceFace,
  previewLicence,
} from '#modules/documents/index.ts'
import { faceDraftChanged, faceFaulty, ownFaceDraft } from './contract-types.ts'
import { type FaceTemplateRow, licencesTables, type TypeRow } from './store.ts'

export const faceVersions = keptVersions<{ type_key: string }, FaceTemplateRow>({
  table: 'licences.face_template',
  content: 'layout',
  refusals: { draftChanged: faceDraftChanged, ownDraft: ownFaceDraft },
})

/** @throws notFound */
export async function typeOfFace(ctx: Ctx, { key }: { key: string }): Promise<TypeRow> {
  const type = await licencesTables(ctx)
    .selectFrom('licences.licence_type')
    .selectAll()
    .where('key', '=', key)
    .executeTakeFirst()
  if (!type) throw notFound({ typeKey: key })
  return type
}

/** The layout a licence was issued with; absent: the built-in face. */
export async function layoutOf(ctx: Ctx, templateId: string | null): Promise<FaceLayout | undefined> {
  if (templateId === null) return undefined
  const row = await licencesTables(ctx)
    .selectFrom('licences.face_template')
    .select('layout')
    .where('id', '=', templateId)
    .executeTakeFirstOrThrow()
  return row.layout
}

export const faceOfType = (type: TypeRow): FaceOf => ({ holderKind: type.holder_kind, fields: type.fields })

/** @throws faceFaulty, documents.character-not-printable */
export async function requireSoundFace(ctx: Ctx, type: TypeRow, layout: FaceLayout): Promise<void> {
  const faults = faceFaults(layout, faceOfType(type))
  if (faults.length > 0) throw faceFaulty({ faults })
  await previewLicence(ctx, specimen(ctx, type, layout))
}

/** A licence of the type that nobody holds. */
export function specimen(ctx: Ctx, type: TypeRow, layout: FaceLayout): LicenceFace {
  const whose = { person: ['张某某', '990102199001010000'], enterprise: ['示范市某某有限公司', '91990100MA00000000'] }
  const [name, number] = holderFields[type.holder_kind]
  return {
    title: type.title,
    number: '示市证〔0000〕0号',
    fields: [
      { label: name, value: whose[type.holder_kind][0]! },
      { label: number, value: whose[type.holder_kind][1]! },
      ...type.fields.map((label) => ({ label, value: `${label}（样张）` })),
    ],
    organName: '示范市某某局',
    issuedOn: ctx.today,
    validFrom: ctx.today,
    identifier: '1.2.156.3005.2.000000000000000000000.000000000000000000.00000000000.001.0',
    layout,
  }
}
