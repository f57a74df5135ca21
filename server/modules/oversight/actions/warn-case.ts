import { sql } from 'kysely'
import { action } from '#kernel/action.ts'
import { chineseDate } from '#modules/documents/index.ts'
import { accountsHolding } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import * as contract from '../contract.ts'
import { doersWord, owedStep } from '../rules/watching.ts'
import { getWatched } from '../store.ts'

const stepNames = { intake: '受理', handling: '作出决定', special: '结束特别程序', delivery: '送达' } as const

/** Tells the body's posts once for each kind of step and day that the last day is near (预警). */
export const warnCase = action(contract.warnCase, {
  load: (ctx, input) => getWatched(ctx, input.caseId),
  allow: (ctx) => ctx.actor.kind === 'system',
  async run(ctx, { caseId }, file) {
    const kind = owedStep(file.status)
    if (!kind) return { caseId, warned: false }
    const noted = await sql`
      insert into oversight.warning (case_id, region_code, kind, due_on, warned_at)
      values (${caseId}, ${file.region_code}, ${kind}, ${file.due_on}, ${ctx.now}) on conflict do nothing`.execute(
      ctx.db,
    )
    if (noted.numAffectedRows !== 1n) return { caseId, warned: false }
    await sendNotice(ctx, {
      to: await accountsHolding(ctx, doersWord[file.status]!, file.organ_id),
      kind: 'todo',
      title: `即将到期：办件 ${file.number}`,
      body: `这一件应在${chineseDate(file.due_on)}前${stepNames[kind]}。`,
      link: `/work/cases/${caseId}`,
      about: { module: 'cases', id: caseId },
      dedupeKey: `oversight:warn:${caseId}:${kind}:${file.due_on}`,
    })
    return { caseId, warned: true }
  },
})
