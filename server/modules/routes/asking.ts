/** Whom a request goes to: anybody of a body's posts, or one colleague there who does such steps. */
import type { Ctx } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import { staffHolding } from '#modules/identity/index.ts'
import { describeOrgans } from '#modules/organs/index.ts'
import type { z } from 'zod'
import { type asked, askedAlready, notAColleague, notToYourself } from './contract.ts'
import { wordOf } from './policy.ts'
import type { Asked } from './signatures.ts'
import type { LiveRow, SignatureRow } from './store.ts'

export const everyWord = Object.values(wordOf)

/** @throws routes.not-a-colleague, routes.not-to-yourself, notFound for a body that does not exist */
export async function whomAsked(ctx: Ctx, wishes: readonly z.output<typeof asked>[]): Promise<Asked[]> {
  const organs = await describeOrgans(
    ctx,
    wishes.map(({ organId }) => organId),
  )
  const found: Asked[] = []
  for (const { organId, staffId, role } of wishes) {
    if (!organs.has(organId)) throw notFound({ organId })
    if (staffId === undefined) found.push({ organId, role, signer: null, signerName: null })
    else found.push({ organId, role: null, signer: staffId, signerName: (await colleague(ctx, staffId, organId)).name })
  }
  return found
}

/** @throws routes.not-a-colleague, routes.not-to-yourself */
export async function colleague(ctx: Ctx, staffId: string, organId: string, words: readonly string[] = everyWord) {
  if (staffId === ctx.actor.subjectId) throw notToYourself()
  const found = (await staffHolding(ctx, words, organId)).find((one) => one.staffId === staffId)
  if (!found) throw notAColleague({ staffId })
  return found
}

/** The accounts of whoever does this step: its holder and who stands in, else its whole post. */
export async function staffOf(ctx: Ctx, { organ_id, role, holder, deputies }: LiveRow): Promise<string[]> {
  const post = await staffHolding(ctx, [wordOf[role]], organ_id)
  return post
    .filter(({ staffId }) => holder === null || staffId === holder || deputies.includes(staffId))
    .map(({ accountId }) => accountId)
}

/** The accounts of these people, as far as they still work for the body. */
export async function accountsOfStaff(ctx: Ctx, organId: string, staffIds: readonly string[]): Promise<string[]> {
  const staff = await staffHolding(ctx, everyWord, organId)
  return staff.filter(({ staffId }) => staffIds.includes(staffId)).map(({ accountId }) => accountId)
}

const same = (a: Pick<Asked, 'organId' | 'signer'>, b: Pick<Asked, 'organId' | 'signer'>) =>
  a.signer === b.signer && (a.signer !== null || a.organId === b.organId)

/** @throws routes.asked-already */
export function requireNew(wishes: readonly Asked[], before: readonly SignatureRow[]): void {
  const known = before.map((one) => ({ organId: one.organ_id, signer: one.signer }))
  for (const wish of wishes) {
    if (known.some((one) => same(one, wish))) throw askedAlready()
    known.push(wish)
  }
}
