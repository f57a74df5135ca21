import { action } from '#kernel/action.ts'
import { confirmByPassword } from '#modules/identity/index.ts'
import * as contract from '../contract.ts'
import { tellUsers } from '../news.ts'
import { representsFirm, requireOpen } from '../policy.ts'
import { enter, lockOwnSeal, moveSeal } from '../store.ts'

/** For good: its key signs nothing any more, what it sealed before stays sealed; another of its kind may be applied for. */
export const revokeSeal = action(contract.revokeSeal, {
  load: lockOwnSeal,
  allow: representsFirm,
  async run(ctx, { because, password }, seal) {
    requireOpen('revoke', seal)
    await confirmByPassword(ctx, password)
    const entryId = await enter(ctx, seal, 'revoked', because)
    const name = contract.signetKinds[seal.kind]
    await tellUsers(ctx, seal, entryId, {
      title: `企业电子印章已注销：${name}`,
      body: `${name}由${ctx.actor.name}办理，已经注销，以后不能再用；以前盖过的仍然有效。原因：${because}。`,
    })
    return moveSeal(ctx, seal, 'revoked')
  },
})
