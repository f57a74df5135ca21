import { sql } from 'kysely'
import { cutPage } from '#kernel/page.ts'
import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { organsSeen } from '../policy.ts'
import type { IntentAct } from '../rules/intent.ts'

type Row = {
  licenceId: string
  no: number
  title: string
  number: string
  holderName: string
  organName: string
  act: IntentAct
  toldOn: string
  answerBy: string
  stated: boolean
}

/** One short range of the index for each body: what is told and not decided. */
export const openIntents = view(contract.openIntents, {
  async look(ctx, { after, limit }) {
    const organs = await organsSeen(ctx)
    if (organs.length === 0) return { rows: [] }
    const at = positionOf(after)
    const from = at ? sql`and (i.answer_by, i.licence_id) > (${at.answerBy}::date, ${at.id}::uuid)` : sql``
    const { rows } = await sql<Row>`
      select found.licence_id as "licenceId", found.no, l.title, l.number, l.holder_name as "holderName",
             l.organ_name as "organName", found.act, found.told_on as "toldOn", found.answer_by as "answerBy",
             found.stated_on is not null as stated
      from (
        select top.* from unnest(${organs}::uuid[]) as o (id)
        cross join lateral (
          select i.* from licences.intent i where i.organ_id = o.id and i.status = 'hearing' ${from}
          order by i.answer_by, i.licence_id limit ${limit + 1}
        ) top
        order by top.answer_by, top.licence_id limit ${limit + 1}
      ) found
      join licences.licence l on l.id = found.licence_id
      order by found.answer_by, found.licence_id`.execute(ctx.db)
    const { page, next } = cutPage(rows, limit, (last) => `${last.answerBy}_${last.licenceId}`)
    return {
      rows: page.map(({ stated, ...row }) => ({
        ...row,
        standing: stated ? ('stated' as const) : row.answerBy < ctx.today ? ('over' as const) : ('waiting' as const),
      })),
      next,
    }
  },
  asFile: {
    title: '拟处理的证照',
    columns: [
      { title: '拟作出的处理', width: 14, value: (row) => `拟${contract.intentTitles[row.act]}` },
      { title: '证照', width: 24, value: (row) => row.title },
      { title: '证照编号', width: 40, value: (row) => row.number },
      { title: '持证人', width: 20, value: (row) => row.holderName },
      { title: '签发机关', width: 30, value: (row) => row.organName },
      { title: '告知日期', width: 12, value: (row) => row.toldOn },
      { title: '陈述申辩的期限', width: 16, value: (row) => row.answerBy },
      { title: '已经陈述申辩', width: 14, value: (row) => (row.standing === 'stated' ? '是' : '否') },
    ],
  },
})

function positionOf(after: string | undefined): { answerBy: string; id: string } | undefined {
  const found = after ? /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/.exec(after) : null
  return found ? { answerBy: found[1]!, id: found[2]! } : undefined
}
