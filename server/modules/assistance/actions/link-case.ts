import { action } from '#kernel/action.ts'
import { findCaseOfNumber, noteHelp } from '#modules/cases/index.ts'
import { findSignatureOfToday } from '#modules/counter/index.ts'
import { ownsFiles } from '#modules/documents/index.ts'
import * as contract from '../contract.ts'
import { mayHelpWith, requireOpen } from '../policy.ts'
import { tellAsker } from '../requests.ts'
import { assistanceTables, changeRequest, lockRequest } from '../store.ts'
import { historyOf } from '../in-history.ts'

/**
 * What came of the help is a case like any other; the applicant stands by it with a signature, on the screen or on paper, or
 * confirms it with their account. Acting for somebody takes their written mandate (民法典 art. 165).
 */
export const linkCase = action(contract.linkCase, {
  load: (ctx, { id }) => lockRequest(ctx, id),
  allow: mayHelpWith,
  async run(ctx, { id, caseNumber, kind, proof, scans, mandateScans }, row) {
    requireOpen(ctx.actor, row, 'link')
    const file = await findCaseOfNumber(ctx, caseNumber)
    const known = row.applicant_id
    if (!file || (known ? file.applicant.id !== known : file.applicant.name !== row.name))
      throw contract.caseNotTheirs()
    const taken = await assistanceTables(ctx)
      .selectFrom('assistance.request')
      .select('id')
      .where('case_id', '=', file.id)
      .executeTakeFirst()
    if (taken) throw contract.alreadyHelped()
    if (proof === 'account' && !row.asked_by) throw contract.noAccount()
    if (kind === 'acted' && mandateScans.length === 0) throw contract.mandateMissing()
    const signed =
      proof === 'account' ||
      (proof === 'scan' ? scans.length > 0 : (await findSignatureOfToday(ctx, file.id, 'application')) !== undefined)
    if (!signed || !(await ownsFiles(ctx, [...scans, ...mandateScans]))) throw contract.proofMissing()
    const linked = {
      ...row,
      state: proof === 'account' ? ('prepared' as const) : ('linked' as const),
      kind,
      case_id: file.id,
      case_number: file.number,
      proof,
      proof_ids: scans,
      mandate_ids: mandateScans,
      refused_words: null,
      confirmed_at: proof === 'account' ? null : ctx.now,
    }
    await changeRequest(ctx, id, linked)
    if (proof !== 'account') await noteHelp(ctx, file.id, historyOf(linked))
    else
      await tellAsker(ctx, row, {
        what: `prepared:${file.id}`,
        kind: 'todo',
        title: '请确认帮您办的这件事',
        body: `${row.helper_name ?? ''}帮您提交了“${file.itemName}”（${file.number}）。请看清以后确认；不是您要办的，也请告诉我们。`,
      })
    return { id, state: linked.state }
  },
})
