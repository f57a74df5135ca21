import { cutPage } from '#kernel/page.ts'
import { notFound } from '#kernel/problem.ts'
import { view } from '#kernel/view.ts'
import { namesOfAccounts } from '#modules/identity/index.ts'
import { proofOfNotices } from '#modules/notices/index.ts'
import { billStanding } from '#modules/payments/index.ts'
import * as contract from '../contract.ts'
import { maySee } from '../policy.ts'
import { findCase } from '../store.ts'

/**
 * Every message about the case and its bill with its proof of delivery; what it says stays between it and its reader.
 * What a rating led to is left out: the body does not learn who rated.
 */
export const caseMessages = view(contract.caseMessages, {
  async look(ctx, { caseId, after, limit }) {
    const file = await findCase(ctx, caseId)
    if (!file || !maySee(ctx.actor, file)) throw notFound()
    const bill = await billStanding(ctx, caseId)
    const about = [{ module: 'cases', id: caseId }, ...(bill ? [{ module: 'payments', id: bill.id }] : [])]
    const found = await proofOfNotices(ctx, about, { after, limit: limit + 1 })
    const { page, next } = cutPage(found, limit, (last) => last.messageId)
    const names = await namesOfAccounts(
      ctx,
      page.map(({ accountId }) => accountId),
    )
    return {
      rows: page.map(({ messageId, accountId, kind, title, sentAt, readAt, channels }) => ({
        id: messageId,
        kind,
        title,
        to: names.get(accountId)?.name ?? '',
        toStaff: names.get(accountId)?.staff ?? false,
        sentAt: sentAt.toISOString(),
        readAt: readAt?.toISOString(),
        channels,
        standIn: ctx.config.gatewaysStandIn ?? false,
      })),
      next,
    }
  },
})
