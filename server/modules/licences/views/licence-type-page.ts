import { sql } from 'kysely'
import { holds } from '#kernel/actor.ts'
import { draftActs, factsOfVersion } from '#kernel/drafts.ts'
import { view } from '#kernel/view.ts'
import { faceFaults, faceFieldsOf, previewLicence } from '#modules/documents/index.ts'
import * as contract from '../contract-types.ts'
import { faceOfType, faceVersions, specimen, typeOfFace } from '../faces.ts'
import { typeCodeOf } from '../licence-types.ts'

/** One type, what it says, and every face it has had. */
export const licenceTypePage = view(contract.licenceTypePage, {
  async look(ctx, { key }) {
    const type = await typeOfFace(ctx, { key })
    const versions = await faceVersions.all(ctx, { type_key: key })
    const open = draftActs(ctx.actor.id, versions, holds(ctx.actor, 'licences.approve-faces'))
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from licences.licence where type_key = ${key}`.execute(ctx.db)
    return {
      key,
      title: type.title,
      holderKind: type.holder_kind,
      validMonths: type.valid_months ?? undefined,
      issuingBody: type.issuing_body,
      trustLevel: type.trust_level,
      fields: type.fields,
      code: typeCodeOf(type),
      faceFields: faceFieldsOf(faceOfType(type)),
      licences: rows[0]!.count,
      versions: versions.map((row) => ({ ...factsOfVersion(row), layout: row.layout })),
      can: [
        'save-face-draft' as const,
        ...(open.drop ? ['drop-face-draft' as const] : []),
        ...(open.putInForce ? ['put-face-in-force' as const] : []),
        ...(open.end ? ['end-face' as const] : []),
      ],
    }
  },
})

export const faceSpecimen = view(contract.faceSpecimen, {
  async look(ctx, { key, layout }) {
    const type = await typeOfFace(ctx, { key })
    const content = await previewLicence(ctx, specimen(ctx, type, layout))
    return { content, mediaType: 'application/pdf', name: `${type.title}（样张）.pdf`, inline: true }
  },
})

export const faultsOfFace = view(contract.faultsOfFace, {
  async look(ctx, { key, layout }) {
    return { faults: faceFaults(layout, faceOfType(await typeOfFace(ctx, { key }))) }
  },
})
