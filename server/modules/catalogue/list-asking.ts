/** The question a list asks, made of its conditions or written by hand, once PostgreSQL can read it. */
import type { Ctx } from '#kernel/ctx.ts'
import { sql } from 'kysely'
import { listQuestionWrong } from './contract.ts'
import { listSubjects } from './list-subjects.ts'
import { questionOf, readConditions } from './rules/list-question.ts'

export type Asked = { conditions?: string | undefined; match: 'all' | 'any'; question?: string | undefined }

/** @throws catalogue.list-question-wrong with the reason */
export async function readableQuestion(ctx: Ctx, { conditions, match, question }: Asked): Promise<string> {
  if (!conditions && !question) throw listQuestionWrong({ reason: '请至少设一个条件' })
  const read = conditions ? readConditions(conditions, listSubjects) : undefined
  if (conditions && !read) throw listQuestionWrong({ reason: '有一个条件没有写完整' })
  const path = read ? questionOf(read, match, listSubjects) : question!
  await sql`select ${path}::jsonpath`.execute(ctx.db).catch((error: { code?: string; message: string }) => {
    // Syntax and data errors of PostgreSQL: the question cannot be read.
    if (!/^(42|22)/.test(error.code ?? '')) throw error
    throw listQuestionWrong({ reason: `条件读不出来：${error.message}` })
  })
  return path
}
