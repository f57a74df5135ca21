import { cutPage } from '#kernel/page.ts'
import { shanghaiMinute } from '#kernel/time.ts'
import { view } from '#kernel/view.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'
import { entryAnswer, lexiconRows } from '../search/lexicon-store.ts'
import { liveSearch } from '../search/live-search.ts'
import { cardsById, understanding } from '../search/published.ts'

/** Sayings in the order of their letters. */
export const lexicon = view(contract.lexicon, {
  async look(ctx, { after, limit, said, object, show }) {
    const shown = { 'in-use': sql`not retired`, taught: sql`taught and not retired`, retired: sql`retired` }[show]
    const conditions = [shown]
    if (said) conditions.push(sql`position(${said.toLowerCase()} in said) > 0`)
    if (object) conditions.push(sql`object = ${object}`)
    const [, last, id] = /^(.*)\|([0-9a-f-]{36})$/s.exec(after ?? '') ?? []
    if (id) conditions.push(sql`(said, id) > (${last}, ${id}::uuid)`)
    const rows = await lexiconRows(ctx, sql`${sql.join(conditions, sql` and `)} order by said, id limit ${limit + 1}`)
    const { page, next } = cutPage(rows, limit, (end) => `${end.said}|${end.id}`)
    return { rows: page.map(entryAnswer), next }
  },
  asFile: {
    title: '词库的说法',
    columns: [
      { title: '说法', width: 24, value: (row) => row.said },
      { title: '事物', width: 20, value: (row) => row.object },
      { title: '办法', width: 14, value: (row) => row.act },
      { title: '来源', width: 14, value: (row) => (row.taught ? '编辑教的' : '软件自带') },
      { title: '更新', width: 18, value: (row) => shanghaiMinute(row.changedAt) },
    ],
  },
})

type ObjectRow = {
  object: string
  theme: string
  written: string[]
  unless: string[]
  taught: boolean
  sayings: number
}

/** Things of the lexicon with their official wordings and how many published items they stand for. */
export const lexiconObjects = view(contract.lexiconObjects, {
  async look(ctx, { after, limit, name, theme }) {
    const conditions = [sql`true`]
    if (after) conditions.push(sql`o.object > ${after}`)
    if (theme) conditions.push(sql`o.theme = ${theme}`)
    if (name)
      conditions.push(
        sql`(position(${name} in o.object) > 0 or exists (select from unnest(o.written) w where position(${name} in w) > 0))`,
      )
    const { rows } = await sql<ObjectRow>`
      select o.object, o.theme, o.written, o.unless, o.taught, count(e.id)::int as sayings
      from catalogue.lexicon_object o left join catalogue.lexicon_entry e on e.object = o.object and not e.retired
      where ${sql.join(conditions, sql` and `)} group by o.object order by o.object limit ${limit + 1}`.execute(ctx.db)
    const { index } = await liveSearch(ctx)
    const { page, next } = cutPage(rows, limit, (end) => end.object)
    return {
      rows: page.map((row) => ({ ...row, items: index.about(row.object, 0).length })),
      next,
    }
  },
  asFile: {
    title: '词库的事物',
    columns: [
      { title: '事物', width: 20, value: (row) => row.object },
      { title: '事项数', width: 10, value: (row) => row.items },
      { title: '说法数', width: 10, value: (row) => row.sayings },
      { title: '事项名称里的写法', width: 50, value: (row) => row.written.join('、') },
      { title: '主题', width: 14, value: (row) => row.theme },
    ],
  },
})

/** What the lexicon makes of a question, and the first five items. */
export const tryQuestion = view(contract.tryQuestion, {
  async look(ctx, { q }) {
    const { index } = await liveSearch(ctx)
    const hits = index.find(q, 5)
    const cards = await cardsById(
      ctx,
      hits.map((hit) => hit.id),
    )
    return {
      understood: understanding(index.hear(q)).understood,
      items: hits.flatMap((hit) => {
        const card = cards.get(hit.id)
        return card ? [{ ...hit, name: card.name, organName: card.organName }] : []
      }),
    }
  },
})
