import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { mayPublish, requireOpen } from '../policy.ts'
import { publish } from '../publishing.ts'
import { changeVersion, lockVersion } from '../store.ts'
import { versionAnswer } from '../version-answer.ts'
import { versionFaults } from '../version-faults.ts'
import { recordVersionActs } from '../version-history.ts'

/** A second person has checked the draft: it is in force from now on, or from its day; until then the version before it is. */
export const publishVersion = action(contract.publishVersion, {
  load: (ctx, { id }) => lockVersion(ctx, id),
  allow: mayPublish,
  async run(ctx, { effectiveOn = ctx.today }, version) {
    requireOpen(ctx, 'publish-version', version)
    const faults = await versionFaults(ctx, version)
    if (faults.length > 0) throw contract.notSound({ faults })
    if (effectiveOn < ctx.today) throw contract.dayPassed()
    if (effectiveOn === ctx.today) return versionAnswer(ctx, await publish(ctx, version))
    await recordVersionActs(ctx, [version.id], 'check', `自 ${effectiveOn} 起生效`)
    return versionAnswer(ctx, await changeVersion(ctx, version, { status: 'scheduled', effective_on: effectiveOn }))
  },
})
