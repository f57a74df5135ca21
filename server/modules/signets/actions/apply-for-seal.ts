import { action } from '#kernel/action.ts'
import { makeSealCertificate } from '#modules/documents/index.ts'
import { actingWhollyFor, confirmByPassword, representativeOf, standingInFirm } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { activated, tellRepresentative } from '../news.ts'
import * as contract from '../contract.ts'
import { asSigner, enter, type SealRow, signetTables } from '../store.ts'

/** The legal representative applies and the seal is active at once; what an agent applies for waits for the representative's word. */
export const applyForSeal = action(contract.applyForSeal, {
  allow: async (ctx) => (await standingInFirm(ctx)) !== undefined,
  subject: (_, { id }) => id,
  async run(ctx, { kind, purposes, keeper, password }) {
    await confirmByPassword(ctx, password)
    const enterprise = actingWhollyFor(ctx)!
    const { represents } = (await standingInFirm(ctx))!
    const row: SealRow = {
      id: ctx.newId(),
      enterprise_id: enterprise.id,
      kind,
      state: represents ? 'active' : 'proposed',
      purposes: [...new Set(purposes)],
      keeper,
      applied_by: ctx.actor.id,
      applied_at: ctx.now,
      activated_at: represents ? ctx.now : null,
      changed_at: ctx.now,
    }
    const made = await signetTables(ctx)
      .insertInto('signets.seal')
      .values(row)
      .onConflict((on) => on.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) throw contract.signetKnown()
    await enter(ctx, row, 'applied', `${contract.signetKinds[kind]}，保管人${keeper}`)
    if (represents) {
      const entryId = await enter(ctx, row, 'activated', '法定代表人申领')
      await tellRepresentative(ctx, row, entryId, activated(row))
      await makeSealCertificate(ctx, await asSigner(ctx, row))
    } else {
      const account = (await representativeOf(ctx, enterprise.id))?.accountId
      await sendNotice(ctx, {
        to: account ? [account] : [],
        of: enterprise,
        kind: 'todo',
        title: '有一枚企业电子印章等您同意',
        body: `经办人${ctx.actor.name}申领了${contract.signetKinds[kind]}。您同意以后才会启用。`,
        link: '/me/seals',
        about: { module: 'signets', id: row.id },
        dedupeKey: `signets:applied:${row.id}`,
      })
    }
    return { id: row.id, state: row.state }
  },
})
