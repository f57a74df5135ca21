import { action } from '#kernel/action.ts'
import { lockForm } from '#modules/forms/index.ts'
import { applicantOf, mandateCovers, representativeOf } from '#modules/identity/index.ts'
import * as contract from '../contract.ts'
import { askToConfirm, cosignatureTable, type CosignatureRow, needsCosignature } from '../cosignature.ts'
import { beforeFiling, checkApplication } from '../filing.ts'

/**
 * An agent of an enterprise hands a finished application to its legal representative. It is checked as if it were filed, so
 * that what is confirmed can be filed; it is not received before (docs/decisions/0024), so no clock runs.
 */
export const proposeApplication = action(contract.proposeApplication, {
  load: beforeFiling,
  async run(ctx, input, { version, calendar }) {
    const applicant = await applicantOf(ctx)
    if (!(await mandateCovers(ctx, input.itemId))) throw contract.mandateNotCovering()
    if (!(await needsCosignature(ctx, version.content))) throw contract.noCosignNeeded()
    if (!(await representativeOf(ctx, applicant.id))) throw contract.noRepresentative()
    if (input.formId) await lockForm(ctx, applicant, { id: input.formId, itemId: input.itemId })
    await checkApplication(ctx, { ...input, version, calendar, applicant, channel: 'online' })
    const row: CosignatureRow = {
      id: ctx.newId(),
      region_code: version.regionCode,
      organ_id: version.organId,
      enterprise_id: applicant.id,
      item_id: version.itemId,
      version_id: version.id,
      mandate_id: ctx.actor.onBehalfOf!.mandateId,
      drafted_by: ctx.actor.id,
      drafter_name: ctx.actor.name,
      sealed_application: ctx.vault.seal(JSON.stringify(input)),
      status: 'waiting',
      words: null,
      submitted_at: ctx.now,
      ended_at: null,
      ended_by_name: null,
      case_id: null,
    }
    const written = await cosignatureTable(ctx)
      .insertInto('cases.cosignature')
      .values(row)
      .onConflict((on) => on.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!written) throw contract.alreadyWaiting()
    await askToConfirm(ctx, row, version.content.name)
    return { id: row.id, status: row.status }
  },
})
