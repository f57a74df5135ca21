import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { versionPublished } from '../events.ts'
import { mayPublish, requireOpen } from '../policy.ts'
import { faultsOf } from '../rules/soundness.ts'
import { changeVersion, lockVersion, putInForce } from '../store.ts'
import { versionAnswer } from '../version-answer.ts'

/** A second person has checked the draft: it is in force from now on, and the version before it is superseded. */
export const publishVersion = action(contract.publishVersion, {
  load: (ctx, { id }) => lockVersion(ctx, id),
  allow: mayPublish,
  async run(ctx, _, version) {
    requireOpen(ctx, 'publish-version', version)
    const faults = faultsOf(version.content)
    if (faults.length > 0) throw contract.notSound({ faults })
    await putInForce(ctx, version)
    const published = await changeVersion(ctx, version, { status: 'published', published_on: ctx.today })
    const { item_id: itemId, id: versionId, organId, regionCode } = version
    ctx.emit(versionPublished, { itemId, versionId, organId, regionCode })
    return versionAnswer(ctx, published)
  },
})
