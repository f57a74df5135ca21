import { sql } from 'kysely'
import { action } from '#kernel/action.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { describeVersions } from '#modules/catalogue/index.ts'
import { chineseDate } from '#modules/documents/index.ts'
import { accountsOf } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import * as contract from '../contract.ts'
import type { AnswerAwaited } from '../contract.ts'
import { lockCase } from '../steps.ts'
import type { CaseRow } from '../store.ts'

/** Tells whoever may still answer until when, and what follows otherwise; of each last day once. */
export const remindAnswer = action(contract.remindAnswer, {
  load: (ctx, { caseId }) => lockCase(ctx, caseId),
  allow: ({ actor }) => actor.kind === 'system',
  async run(ctx, { caseId, what }, file) {
    const due = await marked(ctx, file, what)
    if (!due) return { caseId, reminded: false }
    const name = (await describeVersions(ctx, [file.version_id])).get(file.version_id)?.name ?? ''
    const whose = { kind: file.applicant_kind, id: file.applicant_id }
    await sendNotice(ctx, {
      to: await accountsOf(ctx, whose, file.item_id),
      of: whose,
      kind: 'deadline',
      title: words[what].title,
      body: words[what].body(name, chineseDate(due)),
      link: what === 'correction' ? `/cases/${caseId}/correction` : `/cases/${caseId}`,
      about: { module: 'cases', id: caseId },
      dedupeKey: `cases:${caseId}:remind-answer:${what}:${due}`,
    })
    return { caseId, reminded: true }
  },
})

/** Marks the last day as reminded of. @returns it; undefined where nothing is awaited any more, or it was reminded of before */
async function marked(ctx: Ctx, { id, status, hearing }: CaseRow, what: AnswerAwaited): Promise<string | undefined> {
  const open = {
    correction: sql`update cases.correction set reminded_for = answer_by
      where case_id = ${id} and answered_at is null and ${status === 'correcting'}
        and answer_by >= ${ctx.today} and reminded_for is distinct from answer_by returning answer_by as due`,
    hearing: sql`update cases.hearing set reminded_for = request_by
      where case_id = ${id} and requested_on is null and lapsed_on is null and ${hearing === 'told'}
        and request_by >= ${ctx.today} and reminded_for is distinct from request_by returning request_by as due`,
    undoing: sql`update cases.undoing set reminded_for = answer_by
      where case_id = ${id} and status = 'hearing' and stated_on is null
        and answer_by >= ${ctx.today} and reminded_for is distinct from answer_by returning answer_by as due`,
    check: sql`update cases.commitment_check set holder_reminded_for = answer_by
      where case_id = ${id} and status = 'hearing' and stated_on is null
        and answer_by >= ${ctx.today} and holder_reminded_for is distinct from answer_by returning answer_by as due`,
  }
  return ((await open[what].execute(ctx.db)).rows as { due: string }[])[0]?.due
}

const words: Record<AnswerAwaited, { title: string; body: (name: string, due: string) => string }> = {
  correction: {
    title: '补正快到期了',
    body: (name, due) =>
      `您申请的“${name}”还没有提交补正，最后一天是${due}。到期没有补正的，办理会终止，需要时可以重新申请。`,
  },
  hearing: {
    title: '要求听证快到期了',
    body: (name, due) =>
      `您申请的“${name}”可以要求听证，最后一天是${due}。到期没有要求的，办理单位可以不经听证作出决定。`,
  },
  undoing: {
    title: '陈述申辩快到期了',
    body: (name, due) =>
      `办理单位拟对您的“${name}”作出处理，您还可以陈述、申辩，最后一天是${due}。到期没有陈述的，会依据查明的情况作出决定。`,
  },
  check: {
    title: '对核查情况的陈述申辩快到期了',
    body: (name, due) =>
      `您承诺办理的“${name}”被核查出与承诺不符的情况，您还可以陈述、申辩，最后一天是${due}。到期没有陈述的，会依据查明的情况作出结论。`,
  },
}
