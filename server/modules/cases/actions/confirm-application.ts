import { action } from '#kernel/action.ts'
import { inSituation } from '#modules/catalogue/index.ts'
import { chineseDate } from '#modules/documents/index.ts'
import { applicationFiled, lockForm } from '#modules/forms/index.ts'
import { applicantOf, mandateHolds } from '#modules/identity/index.ts'
import { legalDateOf } from '#kernel/time.ts'
import * as contract from '../contract.ts'
import {
  endCosignature,
  lockCosignature,
  openProposal,
  represents,
  requireWaiting,
  tellDrafter,
} from '../cosignature.ts'
import { beforeFiling, fileApplication } from '../filing.ts'
import { sealInHand, sealSubmission } from '../sealed-forms.ts'

/** The legal representative confirms what an agent prepared (民法典 art. 61): now, and not before, the firm has applied. */
export const confirmApplication = action(contract.confirmApplication, {
  load: (ctx, { id }) => lockCosignature(ctx, id),
  allow: (ctx, row) => represents(ctx, row),
  async run(ctx, { promise, seal }, row) {
    requireWaiting(row)
    if (!(await mandateHolds(ctx, row.mandate_id, row.item_id))) throw contract.draftersMandateEnded()
    const proposal = openProposal(ctx, row)
    const { version, calendar } = await beforeFiling(ctx, proposal)
    if (version.id !== row.version_id) throw contract.cosignedItemChanged()
    if (proposal.commitment && !promise) throw contract.commitmentChanged()
    const applicant = await applicantOf(ctx)
    const { itemId, formId, situation, values } = proposal
    // Its agent may have brought the printed form to a window meanwhile.
    if (formId) await lockForm(ctx, applicant, { id: formId, itemId })
    const taken = await sealInHand(ctx, seal, 'application')
    const drafted = chineseDate(legalDateOf(row.submitted_at))
    const filed = await fileApplication(ctx, {
      ...proposal,
      version,
      calendar,
      applicant,
      channel: 'online',
      agentName: row.drafter_name,
      // The promise is the legal representative's own: the text they have just read is signed.
      commitment: proposal.commitment && { fingerprint: promise! },
      history: `经办人${row.drafter_name}于${drafted}准备，法定代表人${ctx.actor.name}确认后提交。`,
    })
    const content = inSituation(version.content, situation)
    await applicationFiled(ctx, applicant, { itemId, caseId: filed.caseId, content, values })
    await sealSubmission(ctx, filed.caseId, taken, 'application')
    await endCosignature(ctx, row, { status: 'confirmed', caseId: filed.caseId })
    await tellDrafter(ctx, row, version.content.name, { caseId: filed.caseId, number: filed.number })
    return filed
  },
})
