import { sql } from 'kysely'
import { type Act as KernelAct, action, invalid } from '#kernel/action.ts'
import { holds } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { notPermitted, notYours } from '#kernel/problem.ts'
import * as contract from '../contract-letters.ts'
import { noProposed } from '../events.ts'
import { wordingInForce } from '../letter-templates.ts'
import { factsFor } from '../letters/letter-facts.ts'
import { sealOfLetter } from '../letters/letter-seal.ts'
import { type LetterDue, letterDue } from '../letters/letter-news.ts'
import { readable } from '../letters/letter-trial.ts'
import { findCase } from '../store.ts'
import { acceptCase } from './accept-case.ts'
import { askCorrection } from './ask-correction.ts'
import { beginProcedure } from './begin-procedure.ts'
import { callHearing } from './call-hearing.ts'
import { concludeCheck } from './conclude-check.ts'
import { confirmDenial } from './confirm-denial.ts'
import { confirmRefusal } from './confirm-refusal.ts'
import { decideOnTheSpot } from './decide-on-the-spot.ts'
import { deliverCase } from './deliver-case.ts'
import { decideUndoing } from './decide-undoing.ts'
import { denyCase } from './deny-case.ts'
import { extendCase } from './extend-case.ts'
import { grantCase } from './grant-case.ts'
import { prolongProcedure } from './prolong-procedure.ts'
import { putOffHearing } from './put-off-hearing.ts'
import { refuseAcceptance } from './refuse-acceptance.ts'
import { reportFinding } from './report-finding.ts'
import { tellHearingRight } from './tell-hearing-right.ts'
import { tellParty } from './tell-party.ts'
import { tellUndoing } from './tell-undoing.ts'
import { terminateCase } from './terminate-case.ts'

const previewed: Readonly<Record<contract.PreviewedAct, KernelAct>> = {
  accept: acceptCase as KernelAct,
  'ask-correction': askCorrection as KernelAct,
  'refuse-acceptance': refuseAcceptance as KernelAct,
  'confirm-refusal': confirmRefusal as KernelAct,
  'begin-procedure': beginProcedure as KernelAct,
  'prolong-procedure': prolongProcedure as KernelAct,
  'tell-hearing-right': tellHearingRight as KernelAct,
  'call-hearing': callHearing as KernelAct,
  'put-off-hearing': putOffHearing as KernelAct,
  'tell-party': tellParty as KernelAct,
  extend: extendCase as KernelAct,
  terminate: terminateCase as KernelAct,
  grant: grantCase as KernelAct,
  'decide-on-the-spot': decideOnTheSpot as KernelAct,
  deny: denyCase as KernelAct,
  'confirm-denial': confirmDenial as KernelAct,
  deliver: deliverCase as KernelAct,
  'report-finding': reportFinding as KernelAct,
  'conclude-check': concludeCheck as KernelAct,
  'tell-undoing': tellUndoing as KernelAct,
  'decide-undoing': decideUndoing as KernelAct,
}

/**
 * The letters an act would send. The act itself is done, its news read and everything undone again: what it would refuse
 * is refused here too, and no date is reckoned in two ways. Nothing stays: no number, no event, no licence.
 */
export const previewActLetter = action(contract.previewActLetter, {
  async run(ctx, { caseId, act, input }) {
    const performed = previewed[act]
    if (!holds(ctx.actor, performed.route.permission)) throw notPermitted()
    const parsed = performed.route.input.safeParse({ ...input, caseId })
    if (!parsed.success) throw invalid(parsed.error)
    await sql`savepoint letter_preview`.execute(ctx.db)
    try {
      const due: LetterDue[] = []
      const quiet: Ctx = {
        ...ctx,
        emit: ({ name }, payload) => void due.push(...letterToCome(name, payload)),
        note: () => undefined,
      }
      const loaded = await performed.load?.(quiet, parsed.data)
      if (performed.allow && !(await performed.allow(quiet, loaded, parsed.data))) throw notYours()
      await performed.run(quiet, parsed.data, loaded)
      const letters: contract.ReadableLetter[] = []
      for (const one of due) letters.push(await asItReads(quiet, caseId, one))
      return { letters }
    } finally {
      await sql`rollback to savepoint letter_preview`.execute(ctx.db)
    }
  },
})

/** A no that waits for a superior sends nothing yet: what is shown is what the superior would send. */
function letterToCome(event: string, payload: unknown): LetterDue[] {
  const due = letterDue(event, payload)
  if (due) return [due]
  if (event !== noProposed.name) return []
  const { act } = noProposed.payload.parse(payload)
  return [{ kind: act === 'deny' ? 'denial' : 'non-acceptance' }]
}

async function asItReads(ctx: Ctx, caseId: string, { kind, no = 1 }: LetterDue): Promise<contract.ReadableLetter> {
  const file = (await findCase(ctx, caseId))!
  const { organ, words } = await sealOfLetter(ctx, file, kind, no)
  const facts = await factsFor(ctx, file, kind, no, organ.name, true)
  const wording = await wordingInForce(ctx, organ.id, kind)
  return { ...readable(ctx, organ, kind, facts, wording?.blocks), authority: words }
}
