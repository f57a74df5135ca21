/** What happens to a seal is told to those it concerns: who represents the firm, and the agents who may use it. */
import type { Ctx } from '#kernel/ctx.ts'
import { agentsOf, representativeOf } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { signetKinds } from './contract.ts'
import { type SealRow, agentsAllowed } from './store.ts'

export const activated = ({ kind, keeper }: Pick<SealRow, 'kind' | 'keeper'>): Words => ({
  title: `企业电子印章已启用：${signetKinds[kind]}`,
  body: `${signetKinds[kind]}已经启用，保管人${keeper}。如果不是您本人办理的，请马上停用这枚印章，并换一个新密码。`,
})

type Words = { title: string; body: string }

/** Told even of their own act: a seal in the firm's name must not come about, or change hands, behind its representative's back. */
export async function tellRepresentative(ctx: Ctx, seal: SealRow, entryId: string, words: Words): Promise<void> {
  const account = (await representativeOf(ctx, seal.enterprise_id))?.accountId
  await tell(ctx, seal, entryId, account ? [account] : [], words)
}

/** One agent, by the mandate; who has no account, or no mandate any more, hears of that elsewhere. */
export async function tellAgent(
  ctx: Ctx,
  seal: SealRow,
  entryId: string,
  { mandateId, ...words }: Words & { mandateId: string },
): Promise<void> {
  const agents = await agentsOf(ctx, seal.enterprise_id)
  await tell(ctx, seal, entryId, accountsIn(agents, new Set([mandateId])), words)
}

/** The representative and every agent who may use it, but not who did it. */
export async function tellUsers(ctx: Ctx, seal: SealRow, entryId: string, words: Words): Promise<void> {
  const allowed = new Set((await agentsAllowed(ctx, [seal.id])).map((one) => one.mandate_id))
  const users = accountsIn(await agentsOf(ctx, seal.enterprise_id), allowed)
  const boss = (await representativeOf(ctx, seal.enterprise_id))?.accountId
  const others = [...users, ...(boss ? [boss] : [])].filter((account) => account !== ctx.actor.id)
  await tell(ctx, seal, entryId, others, words)
}

const accountsIn = (agents: Awaited<ReturnType<typeof agentsOf>>, mandateIds: ReadonlySet<string>) =>
  agents.flatMap((one) => (one.accountId && mandateIds.has(one.mandateId) ? [one.accountId] : []))

async function tell(ctx: Ctx, seal: SealRow, entryId: string, to: readonly string[], words: Words): Promise<void> {
  await sendNotice(ctx, {
    ...words,
    to,
    of: { kind: 'enterprise', id: seal.enterprise_id },
    kind: 'account',
    link: '/me/seals',
    about: { module: 'signets', id: seal.id },
    dedupeKey: `signets:entry:${entryId}`,
  })
}
