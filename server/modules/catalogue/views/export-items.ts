import type { FileAnswer } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { view } from '#kernel/view.ts'
import { regionPrefix } from '#modules/organs/index.ts'
import { type RawBuilder, sql } from 'kysely'
import * as contract from '../contract.ts'
import { elementKeys, elements, elementText } from '../elements/elements.ts'
import { lackingForExchange, type NationalSource, nationalRows } from '../elements/national-rows.ts'
import { editableSql } from '../policy.ts'
import { materialElementColumns } from '../import-elements.ts'
import { materialColumns } from '../import-template.ts'
import { writeWorkbook, XLSX } from '../spreadsheet.ts'

const MOST = 20_000

type Exported = NationalSource & { regionCode: string }

/** Published items of the editor's own bodies, as a workbook, as JSON, or as rows of the national exchange. */
export const exportItems = view(contract.exportItems, {
  async look(ctx, { format, organId, region }) {
    const conditions = [editableSql(ctx.actor)]
    if (organId) conditions.push(sql`i.organ_id = ${organId}`)
    if (region) conditions.push(sql`i.region_code like ${`${regionPrefix(region)}%`}`)
    const items = await exported(ctx, sql.join(conditions, sql` and `))
    if (items.length > MOST) throw contract.tooManyToExport({ most: MOST })
    if (format === 'xlsx') return workbook(ctx, items)
    const name = format === 'json' ? '事项清单' : '国家平台交换表'
    return json(`${name}-${ctx.today}.json`, format === 'json' ? items : exchange(ctx, items))
  },
})

async function exported(ctx: Ctx, rest: RawBuilder<unknown>): Promise<Exported[]> {
  const { rows } = await sql<Omit<Exported, 'organUscc'> & { organUscc: string | null }>`
    select i.id as "itemId", v.id as "versionId", v.no, i.code, o.name as "organName", o.uscc as "organUscc",
           i.region_code as "regionCode", v.published_on as "publishedOn", v.content
    from catalogue.item i join catalogue.item_version v on v.id = i.published_version_id join organs.v_organ o on o.id = i.organ_id
    where i.status = 'published' and ${rest} order by i.id limit ${MOST + 1}`.execute(ctx.db)
  return rows.map((row) => ({ ...row, organUscc: row.organUscc ?? undefined }))
}

function json(name: string, value: unknown): FileAnswer {
  return { content: Buffer.from(JSON.stringify(value)), mediaType: 'application/json', name, inline: false }
}

/** Items that lack what the exchange insists on are named beside the rows, not sent half empty. */
function exchange(ctx: Ctx, items: readonly Exported[]) {
  const judged = items.map((item) => ({ item, lacking: lackingForExchange(item) }))
  const whole = judged.filter(({ lacking }) => lacking.length === 0).map(({ item }) => item)
  const at = `${ctx.today} ${new Date(ctx.now.getTime() + 8 * 3_600_000).toISOString().slice(11, 19)}`
  const batch = { number: ctx.today.replaceAll('-', '') + ctx.newId().slice(-12), at, dataSource: '1' }
  return {
    batch,
    tables: nationalRows(whole, batch),
    leftOut: judged.flatMap(({ item, lacking }) =>
      lacking.length > 0 ? [{ code: item.code, name: item.content.name, organName: item.organName, lacking }] : [],
    ),
  }
}

/** Every element in words, and the materials one by one. */
async function workbook(ctx: Ctx, items: readonly Exported[]): Promise<FileAnswer> {
  const content = await writeWorkbook([
    {
      sheet: '要素',
      head: [
        '事项编码',
        '实施部门',
        '统一社会信用代码',
        '行政区划代码',
        '版本',
        '发布日期',
        ...elementKeys.map((key) => elements[key].title),
      ],
      rows: items.map((item) => [
        item.code,
        item.organName,
        item.organUscc,
        item.regionCode,
        item.no,
        item.publishedOn,
        ...elementKeys.map((key) => elementText(item.content, key)),
      ]),
    },
    {
      sheet: '材料',
      head: Object.values(materialColumns).map((column) => column.title),
      rows: items.flatMap(({ code, content: { materials } }) => materials.map((one) => materialCells(code, one))),
    },
  ])
  return { content, mediaType: XLSX, name: `事项清单-${ctx.today}.xlsx`, inline: false }
}

const necessities = { required: '必要', optional: '非必要', deferrable: '容缺后补' } as const
const forms = { paper: '纸质', electronic: '电子', either: '均可' } as const
const sources = { applicant: '申请人自备', government: '政府部门核发', other: '其他' } as const

function materialCells(code: string, one: contract.Material) {
  const { name, necessity, deferDays, form, originals, copies, source, issuer, note } = one
  const further = Object.values(materialElementColumns).map(({ at }) =>
    at === 'proof' ? (one.proof ? '是' : undefined) : one[at],
  )
  const stated = [necessities[necessity], deferDays, forms[form], originals, copies, sources[source], issuer, note]
  return [code, name, ...stated, ...further]
}
