/** Asks the body once the question is written down, and tells whoever needed it. */
import type { Ctx } from '#kernel/ctx.ts'
import { on } from '#kernel/event.ts'
import { openApplicant } from '#modules/identity/index.ts'
import { askSource } from '../channel/fact-source.ts'
import { factAnswered, factAsked } from '../events.ts'
import { answerFault } from '../rules/fact-answer.ts'
import { findFact } from './directory.ts'
import { factTables, type QuestionRow } from './store.ts'

/** A body that does not answer is asked so often, with growing pauses; then its silence is written down. */
const ATTEMPTS = 3

export const askOutside = on(
  factAsked,
  'exchange.ask-fact',
  async (ctx, { questionId }) => {
    const question = await find(ctx, questionId)
    if (question?.state !== 'asked' || !ctx.config.factsUrl) return
    const spec = findFact(question.fact)
    if (!spec) return settle(ctx, question, { state: 'refused', why: '这项信息已经不在查询目录里' })
    const { name, identifier } = await openApplicant(ctx, { kind: question.subject_kind, id: question.subject_id })
    const answer = await askSource(
      ctx.config.factsUrl,
      {
        question: question.id,
        fact: question.fact,
        fields: spec.fields.map(({ key }) => key),
        purpose: question.purpose,
        basis: question.basis,
        about: question.about_number,
        organ: question.organ_name,
        subject: { kind: question.subject_kind, name, identifier },
      },
      ctx.now,
    )
    if (answer.outcome === 'refused')
      return settle(ctx, question, { state: 'refused', why: `${answer.reason}（${answer.code}）` })
    const fault = answerFault(spec, answer.values)
    if (fault) return settle(ctx, question, { state: 'refused', why: fault })
    const id = ctx.newId()
    await factTables(ctx)
      .insertInto('exchange.fact_answer')
      .values({
        id,
        fact: question.fact,
        subject_kind: question.subject_kind,
        subject_id: question.subject_id,
        sealed_values: ctx.vault.seal(JSON.stringify(answer.values)),
        answered_at: ctx.now,
        fresh_until: new Date(ctx.now.getTime() + spec.keepHours * 3_600_000),
      })
      .execute()
    await settle(ctx, question, { state: 'answered', answer_id: id })
  },
  async (ctx, { questionId }, { attempts, dead, error }) => {
    const question = await find(ctx, questionId)
    if (question?.state !== 'asked') return
    if (dead || attempts >= ATTEMPTS)
      return settle(ctx, question, { state: 'silent', why: error.slice(0, 300), attempts })
    await factTables(ctx)
      .updateTable('exchange.fact_question')
      .set({ attempts, why: error.slice(0, 300) })
      .where('id', '=', questionId)
      .execute()
  },
)

function find(ctx: Ctx, id: string): Promise<QuestionRow | undefined> {
  return factTables(ctx)
    .selectFrom('exchange.fact_question')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

async function settle(
  ctx: Ctx,
  { id, fact, module, about_id: aboutId }: QuestionRow,
  outcome: Pick<QuestionRow, 'state'> & Partial<Pick<QuestionRow, 'why' | 'answer_id' | 'attempts'>>,
): Promise<void> {
  await factTables(ctx)
    .updateTable('exchange.fact_question')
    .set({ why: null, ...outcome, answered_at: ctx.now })
    .where('id', '=', id)
    .execute()
  if (outcome.state === 'answered') ctx.emit(factAnswered, { module, aboutId, fact })
}
