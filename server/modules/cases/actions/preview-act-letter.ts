import { sql } from 'kysely'
import { type Act as KernelAct, action, invalid } from '#kernel/action.ts'
import { holds } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { notPermitted, notYours } from '#kernel/problem.ts'
import type { Act } from '../contract.ts'
import * as contract from '../contract-letters.ts'
import { sealOf } from '../handler.ts'
import { wordingInForce } from '../letter-templates.ts'
import { factsFor } from '../letters/letter-facts.ts'
import { readable } from '../letters/letter-trial.ts'
import { letterOfAct } from '../letters/told-acts.ts'
import { eventsOf, findCase } from '../store.ts'
import { acceptCase } from './accept-case.ts'
import { askCorrection } from './ask-correction.ts'
import { beginProcedure } from './begin-procedure.ts'
import { confirmDenial } from './confirm-denial.ts'
import { confirmRefusal } from './confirm-refusal.ts'
import { decideOnTheSpot } from './decide-on-the-spot.ts'
import { denyCase } from './deny-case.ts'
import { extendCase } from './extend-case.ts'
import { grantCase } from './grant-case.ts'
import { refuseAcceptance } from './refuse-acceptance.ts'
import { terminateCase } from './terminate-case.ts'

const previewed: Partial<Record<Act, KernelAct>> = {
  accept: acceptCase as KernelAct,
  'ask-correction': askCorrection as KernelAct,
  'refuse-acceptance': refuseAcceptance as KernelAct,
  'confirm-refusal': confirmRefusal as KernelAct,
  'begin-procedure': beginProcedure as KernelAct,
  extend: extendCase as KernelAct,
  terminate: terminateCase as KernelAct,
  grant: grantCase as KernelAct,
  'decide-on-the-spot': decideOnTheSpot as KernelAct,
  deny: denyCase as KernelAct,
  'confirm-denial': confirmDenial as KernelAct,
}

/**
 * The letter an act would send. The act itself is done, read and undone again: what it would refuse is refused here
 * too, and no date is reckoned in two ways. Nothing stays: no number, no event, no licence.
 */
export const previewActLetter = action(contract.previewActLetter, {
  async run(ctx, { caseId, act, input }) {
    const performed = previewed[act]!
    if (!holds(ctx.actor, performed.route.permission)) throw notPermitted()
    const parsed = performed.route.input.safeParse({ ...input, caseId })
    if (!parsed.success) throw invalid(parsed.error)
    await sql`savepoint letter_preview`.execute(ctx.db)
    try {
      const quiet: Ctx = { ...ctx, emit: () => undefined, note: () => undefined }
      const loaded = await performed.load?.(quiet, parsed.data)
      if (performed.allow && !(await performed.allow(quiet, loaded, parsed.data))) throw notYours()
      await performed.run(quiet, parsed.data, loaded)
      return { letter: await letterNow(quiet, caseId, act) }
    } finally {
      await sql`rollback to savepoint letter_preview`.execute(ctx.db)
    }
  },
})

async function letterNow(ctx: Ctx, caseId: string, act: Act): Promise<contract.ReadableLetter> {
  const file = (await findCase(ctx, caseId))!
  const kind = letterOfAct(act)!
  const { organ, words } = await sealOf(ctx, file)
  const no = (await eventsOf(ctx, caseId)).at(-1)?.facts.no ?? 1
  const facts = await factsFor(ctx, file, kind, no, organ.name, true)
  const wording = await wordingInForce(ctx, organ.id, kind)
  return { ...readable(ctx, organ, kind, facts, wording?.blocks), authority: words }
}
