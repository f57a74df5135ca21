import { cutPage } from '#kernel/page.ts'
import { shanghaiMinute } from '#kernel/time.ts'
import { view } from '#kernel/view.ts'
import { sql } from 'kysely'
import {
  type Affected,
  changeSetHead,
  changeSetsWhere,
  itemsOfSet,
  itemsToChange,
  type Outcome,
} from '../change-set-store.ts'
import { setActs } from '../change-set-policy.ts'
import { outcomesOf } from '../change-set-outcomes.ts'
import * as contract from '../contract.ts'
import { editableSql, mayEdit, writerOf } from '../policy.ts'

/** Sets that touch an item of one's own bodies, the newest first. */
export const changeSets = view(contract.changeSetList, {
  async look(ctx, { after, limit, status }) {
    const rows = await changeSetsWhere(
      ctx,
      sql`exists (select from catalogue.change_set_item m join catalogue.item i on i.id = m.item_id
                  where m.set_id = s.id and ${editableSql(ctx.actor)})
        and ${status ? sql`s.status = ${status}` : sql`true`}
        and ${/^[0-9a-f-]{36}$/.test(after ?? '') ? sql`s.id < ${after}::uuid` : sql`true`}
        order by s.id desc limit ${limit + 1}`,
    )
    const { page, next } = cutPage(rows, limit, (last) => last.id)
    return { rows: page.map(changeSetHead), next }
  },
  asFile: {
    title: '成批修改',
    columns: [
      { title: '名称', width: 36, value: (row) => row.title },
      { title: '状态', width: 12, value: (row) => contract.changeSetStatuses[row.status] },
      { title: '事项数', width: 10, value: (row) => row.items },
      { title: '修改人', width: 12, value: (row) => row.madeBy },
      { title: '时间', width: 18, value: (row) => shanghaiMinute(row.madeAt) },
      { title: '审核人', width: 12, value: (row) => row.decidedBy },
      { title: '理由', width: 50, value: (row) => row.reason },
    ],
  },
})

/** Item by item: what a waiting set would change now, or what a decided one did. */
export const changeSetPage = view(contract.changeSetPage, {
  async look(ctx, { id }) {
    const [set] = await changeSetsWhere(ctx, sql`s.id = ${id}`)
    const items = set ? await itemsOfSet(ctx, id) : []
    if (!set || !items.some((item) => mayEdit(ctx, item))) throw contract.itemMissing({ id })
    const asMade = set.status === 'waiting' ? items : items.map((item) => ({ ...item, moved: false, open: false }))
    return {
      ...changeSetHead(set),
      edits: set.edits,
      own: set.madeBy === writerOf(ctx.actor),
      can: setActs(ctx, set, items),
      rows: (await outcomesOf(ctx, asMade, set.edits)).map(({ item, outcome: { differences, leftOutBecause } }) => {
        const because = set.status === 'waiting' ? leftOutBecause : (item.leftOutBecause ?? undefined)
        return {
          ...changedItem(item, { differences, leftOutBecause: because }),
          versionId: item.versionId ?? undefined,
        }
      }),
    }
  },
})

/** What the edits would do now to items one may edit; nothing is written. */
export const changeSetPreview = view(contract.changeSetPreview, {
  async look(ctx, { itemIds, edits }) {
    const items = (await itemsToChange(ctx, itemIds)).filter((item) => mayEdit(ctx, item))
    return { rows: (await outcomesOf(ctx, items, edits)).map(({ item, outcome }) => changedItem(item, outcome)) }
  },
})

function changedItem({ itemId, code, name, organName }: Affected, { differences, leftOutBecause }: Outcome) {
  return { itemId, code, name, organName, differences, leftOutBecause }
}
