import { action } from '#kernel/action.ts'
import { accountsOf } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { authorisationFingerprint, lockAuthorisation, stateOf } from '../authorisations.ts'
import * as contract from '../contract-authorisation.ts'
import { standingToday } from '../find.ts'
import { licencesTables, lockLicence, openFace } from '../store.ts'
import { recordAuthorised } from '../uses.ts'

/** The body the holder named opens the licence, once; the holder sees who did, and is told. */
export const redeemAuthorisation = action(contract.redeemAuthorisation, {
  async run(ctx, { code }) {
    const row = await lockAuthorisation(ctx, { fingerprint: authorisationFingerprint(ctx, code) })
    if (!row || row.organ_id !== ctx.actor.post?.organId) throw contract.authorisationUnknown()
    const state = stateOf(ctx, row)
    if (state !== 'open') throw contract.authorisationOver({ state })
    // Held, so that a licence revoked in this moment is either seen revoked or was seen before.
    const licence = await lockLicence(ctx, row.licence_id)
    const status = standingToday(ctx, licence)
    if (status !== 'valid') throw contract.cannotAuthorise({ status })
    await licencesTables(ctx)
      .updateTable('licences.authorisation')
      .set({ used_at: ctx.now, used_by_name: ctx.actor.name })
      .where('id', '=', row.id)
      .execute()
    await recordAuthorised(ctx, licence.id, { purpose: row.purpose, organId: row.organ_id })
    ctx.note({ licenceId: licence.id, authorisationId: row.id })
    await sendNotice(ctx, {
      to: await accountsOf(ctx, { kind: licence.holder_kind, id: licence.holder_id }),
      of: { kind: licence.holder_kind, id: licence.holder_id },
      kind: 'progress',
      title: `${licence.title}的授权已经使用`,
      body: `${row.organ_name}用了您授权的《${licence.title}》（${licence.number}），用途：${row.purpose}。这次授权到此为止。如有异议，可以在证照页面提出。`,
      link: `/licences/${licence.id}`,
      about: { module: 'licences', id: licence.id },
      dedupeKey: `licences.authorisation:${row.id}`,
    })
    return {
      licenceId: licence.id,
      title: licence.title,
      number: licence.number,
      identifier: licence.identifier,
      organName: licence.organ_name,
      holderName: licence.holder_name,
      validFrom: licence.valid_from,
      validTo: licence.valid_to ?? undefined,
      face: openFace(ctx, licence),
      purpose: row.purpose,
      usedAt: ctx.now.toISOString(),
    }
  },
  subject: (_, { licenceId }) => licenceId,
})
