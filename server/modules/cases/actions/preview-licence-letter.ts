import { sql } from 'kysely'
import { action, invalid } from '#kernel/action.ts'
import { holds } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { notPermitted, notYours } from '#kernel/problem.ts'
import { actsWithLetters, licenceLetter, licenceLetterDue } from '#modules/licences/index.ts'
import * as contract from '../contract-licence-letters.ts'
import { licenceLetterAsItReads } from '../letters/write-licence-letter.ts'

/** The letter an act on a licence would send: done, read and undone, as `preview-act-letter` does for a case. */
export const previewLicenceLetter = action(contract.previewLicenceLetter, {
  async run(ctx, { licenceId, act, input }) {
    const performed = actsWithLetters[act]
    if (!holds(ctx.actor, performed.route.permission)) throw notPermitted()
    const parsed = performed.route.input.safeParse({ ...input, id: licenceId })
    if (!parsed.success) throw invalid(parsed.error)
    await sql`savepoint letter_preview`.execute(ctx.db)
    try {
      const due: Parameters<typeof licenceLetter>[1][] = []
      const quiet: Ctx = {
        ...ctx,
        emit: ({ name }, payload) => {
          if (name === licenceLetterDue.name) due.push(licenceLetterDue.payload.parse(payload))
        },
        note: () => undefined,
      }
      const loaded = await performed.load?.(quiet, parsed.data)
      if (performed.allow && !(await performed.allow(quiet, loaded, parsed.data))) throw notYours()
      await performed.run(quiet, parsed.data, loaded)
      const letters = []
      for (const one of due) letters.push(await licenceLetterAsItReads(quiet, await licenceLetter(quiet, one)))
      return { letters }
    } finally {
      await sql`rollback to savepoint letter_preview`.execute(ctx.db)
    }
  },
})
