import { action } from '#kernel/action.ts'
import { getItemVersion } from '#modules/catalogue/index.ts'
import { accept } from '../acceptance.ts'
import * as contract from '../contract.ts'
import { grant } from '../decision.ts'
import { promisedMaterials } from '../deferral.ts'
import { caseExamined } from '../events.ts'
import { aboutCase, movedTo } from '../facts.ts'
import { mayDo } from '../policy.ts'
import { lockCase } from '../steps.ts'
import { advance, requireOpen } from '../transitions.ts'

/**
 * An instant item, complete and in order: accepted, examined and granted at once by one person holding all three words
 * (行政许可法 art. 34(2)). A window alone may only say yes; a no takes the ordinary steps.
 */
export const decideOnTheSpot = action(contract.decideOnTheSpot, {
  load: (ctx, input) => lockCase(ctx, input.caseId),
  allow: mayDo('decide-on-the-spot'),
  async run(ctx, { opinion }, file) {
    requireOpen(file, 'decide-on-the-spot')
    const { content } = await getItemVersion(ctx, file.version_id)
    const missing = await promisedMaterials(ctx, file, content)
    if (missing.length > 0) throw contract.deferredOutstanding({ missing: missing.map(({ name }) => name) })
    const accepted = await accept(ctx, file, 'accept', { onTheSpot: true })
    const examined = await advance(ctx, accepted, { act: 'examine', words: opinion, facts: { recommends: 'grant' } })
    ctx.emit(caseExamined, { ...aboutCase(file), recommends: 'grant' })
    const granted = await grant(ctx, examined, opinion)
    return { ...movedTo(ctx, granted), licenceId: granted.licence_id ?? undefined }
  },
})
