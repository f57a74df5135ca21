import { action } from '#kernel/action.ts'
import { inSituation } from '#modules/catalogue/index.ts'
import { applicationFiled, lockForm } from '#modules/forms/index.ts'
import { applicantOf, mandateCovers } from '#modules/identity/index.ts'
import * as contract from '../contract.ts'
import { needsCosignature } from '../cosignature.ts'
import { beforeFiling, fileApplication } from '../filing.ts'
import { sealInHand, sealSubmission } from '../sealed-forms.ts'

/** A citizen applies, for themselves or for the enterprise they act for (行政许可法 art. 29). */
export const fileCase = action(contract.fileCase, {
  load: beforeFiling,
  async run(
    ctx,
    { itemId, formId, situation, values, materials, kept, contactPhone, concerns, commitment, seal },
    { version, calendar },
  ) {
    const applicant = await applicantOf(ctx)
    if (!(await mandateCovers(ctx, itemId))) throw contract.mandateNotCovering()
    if (await needsCosignature(ctx, version.content)) throw contract.cosignFirst()
    if (formId) await lockForm(ctx, applicant, { id: formId, itemId })
    const taken = await sealInHand(ctx, seal, 'application')
    const agentName = ctx.actor.onBehalfOf ? ctx.actor.name : undefined
    const filed = await fileApplication(ctx, {
      version,
      calendar,
      applicant,
      channel: 'online',
      situation,
      agentName,
      values,
      materials,
      kept,
      contactPhone,
      concerns,
      commitment,
    })
    const content = inSituation(version.content, situation ?? {})
    await applicationFiled(ctx, applicant, { itemId, caseId: filed.caseId, content, values })
    await sealSubmission(ctx, filed.caseId, taken, 'application')
    return filed
  },
})
