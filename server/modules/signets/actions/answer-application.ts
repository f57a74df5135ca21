import { action } from '#kernel/action.ts'
import { makeSealCertificate } from '#modules/documents/index.ts'
import { confirmByPassword } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { activated, tellRepresentative } from '../news.ts'
import * as contract from '../contract.ts'
import { representsFirm, requireOpen } from '../policy.ts'
import { asSigner, enter, lockOwnSeal, moveSeal } from '../store.ts'

/** The second of two people: an agent applied, the legal representative says yes or no. */
export const answerApplication = action(contract.answerApplication, {
  load: lockOwnSeal,
  allow: representsFirm,
  async run(ctx, { agree, because, password }, seal) {
    requireOpen('answer', seal)
    await confirmByPassword(ctx, password)
    const entryId = await enter(
      ctx,
      seal,
      agree ? 'activated' : 'declined',
      because ?? (agree ? '法定代表人同意' : '法定代表人不同意'),
    )
    if (agree) await tellRepresentative(ctx, seal, entryId, activated(seal))
    if (agree) await makeSealCertificate(ctx, await asSigner(ctx, seal))
    await sendNotice(ctx, {
      to: [seal.applied_by],
      of: { kind: 'enterprise', id: seal.enterprise_id },
      kind: 'progress',
      title: agree ? '企业电子印章已启用' : '企业电子印章没有启用',
      body: agree
        ? `${contract.signetKinds[seal.kind]}已经启用。要用印的，还要由法定代表人允许您使用。`
        : `法定代表人没有同意启用${contract.signetKinds[seal.kind]}${because ? `：${because}` : ''}。`,
      link: '/me/seals',
      about: { module: 'signets', id: seal.id },
      dedupeKey: `signets:answered:${seal.id}`,
    })
    return moveSeal(ctx, seal, agree ? 'active' : 'declined')
  },
})
