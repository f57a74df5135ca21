import { action } from '#kernel/action.ts'
import * as contract from '../contract.ts'
import { tellUsers } from '../news.ts'
import { mayUseSeal, requireOpen } from '../policy.ts'
import { enter, lockOwnSeal, moveSeal } from '../store.ts'

/** Whoever may use it stops it at once, without a password: a lost key does not wait (电子签名法 art. 15). */
export const suspendSeal = action(contract.suspendSeal, {
  load: lockOwnSeal,
  allow: mayUseSeal,
  async run(ctx, { because }, seal) {
    requireOpen('suspend', seal)
    const entryId = await enter(ctx, seal, 'suspended', because)
    const name = contract.signetKinds[seal.kind]
    await tellUsers(ctx, seal, entryId, {
      title: `企业电子印章已停用：${name}`,
      body: `${name}由${ctx.actor.name}办理，已经停用，现在不能用印。原因：${because}。`,
    })
    return moveSeal(ctx, seal, 'suspended')
  },
})
