/** What was asked of other bodies as a file, written behind: as the list shows it, naming no person. */
import { sql } from 'kysely'
import type { Scope } from '#kernel/actor.ts'
import { on } from '#kernel/event.ts'
import { continueExport, type ExportList, giveUpExport } from '#modules/exports/index.ts'
import { type QuestionFilter, questionStates } from '../contract-facts.ts'
import { factPortionDue } from '../events.ts'
import { scopeCovers } from '../policy.ts'
import { shanghaiMoment } from '../rules/moment.ts'
import { latestQuestions, questionsWhere, shownQuestion } from '../views/fact-questions.ts'

export type ExportedQuestions = { filter: QuestionFilter; scope: Pick<Scope, 'everywhere' | 'regions'> }
type Row = ReturnType<typeof shownQuestion> & { attempts: number }

const whereOf = ({ filter, scope }: ExportedQuestions, place?: string) => [
  scopeCovers(scope),
  ...questionsWhere({ ...filter, after: place }),
]

const questionsAsFile: ExportList<ExportedQuestions, Row> = {
  columns: [
    { title: '查询内容', width: 24, value: (row) => row.title },
    { title: '提供部门', width: 24, value: (row) => row.source },
    { title: '查询部门', width: 26, value: (row) => row.organName },
    { title: '办件编号', width: 40, value: (row) => row.about },
    { title: '用途', width: 36, value: (row) => row.purpose },
    { title: '依据', width: 40, value: (row) => row.basis },
    { title: '状态', width: 12, value: (row) => questionStates[row.state] },
    { title: '原因', width: 40, value: (row) => row.why },
    { title: '次数', width: 6, value: (row) => row.attempts },
    { title: '提出时间', width: 20, value: (row) => shanghaiMoment(new Date(row.askedAt)) },
    { title: '答复时间', width: 20, value: (row) => row.answeredAt && shanghaiMoment(new Date(row.answeredAt)) },
  ],
  async count(ctx, asked) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from exchange.fact_question r where ${sql.join(whereOf(asked), sql` and `)}`.execute(
      ctx.db,
    )
    return rows[0]!.n
  },
  async portion(ctx, asked, place, limit) {
    const { rows, next } = await latestQuestions(ctx, limit, whereOf(asked, place))
    return { rows: rows.map((row) => ({ ...shownQuestion(row), attempts: row.attempts })), next }
  },
}

/** Portion after portion, each in a transaction of its own. */
export const writeQuestions = on(
  factPortionDue,
  'exchange.write-question-portion',
  async (ctx, { exportId }) => {
    if (await continueExport(ctx, questionsAsFile, exportId)) ctx.emit(factPortionDue, { exportId })
  },
  async (ctx, { exportId }, { dead }) => {
    if (dead) await giveUpExport(ctx, exportId)
  },
)
