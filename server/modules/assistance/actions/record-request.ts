import { action } from '#kernel/action.ts'
import { notYours } from '#kernel/problem.ts'
import { ensurePerson } from '#modules/identity/index.ts'
import { getHall } from '#modules/organs/index.ts'
import * as contract from '../contract.ts'
import { mayHelp } from '../policy.ts'
import { writeRequest } from '../requests.ts'

/** Staff write down who asked by phone or at the counter. */
export const recordRequest = action(contract.recordRequest, {
  async run(ctx, { name, idNumber, askedVia: via, ...wish }) {
    if (!mayHelp(ctx.actor, await getHall(ctx, wish.hallId))) throw notYours()
    const applicant = idNumber ? await ensurePerson(ctx, { name, idNumber }) : undefined
    return writeRequest(ctx, wish, { name, applicant, via })
  },
})
