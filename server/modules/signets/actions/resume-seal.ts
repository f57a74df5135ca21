import { action } from '#kernel/action.ts'
import { confirmByPassword } from '#modules/identity/index.ts'
import * as contract from '../contract.ts'
import { tellUsers } from '../news.ts'
import { representsFirm, requireOpen } from '../policy.ts'
import { enter, lockOwnSeal, moveSeal } from '../store.ts'

export const resumeSeal = action(contract.resumeSeal, {
  load: lockOwnSeal,
  allow: representsFirm,
  async run(ctx, { because, password }, seal) {
    requireOpen('resume', seal)
    await confirmByPassword(ctx, password)
    const entryId = await enter(ctx, seal, 'resumed', because)
    const name = contract.signetKinds[seal.kind]
    await tellUsers(ctx, seal, entryId, {
      title: `企业电子印章已恢复使用：${name}`,
      body: `${name}由${ctx.actor.name}办理，已经恢复，可以用印了。原因：${because}。`,
    })
    return moveSeal(ctx, seal, 'active')
  },
})
