/**
 * A published item as rows of the national exchange tables `up_task_*`. Names, types and lengths are those of the exchange;
 * a test compares them with its field list. Codes marked local in `standards` are the receiving platform's to confirm.
 */
import { audiences, channels, type ItemContent, specialKinds } from '../contract.ts'

export type NationalSource = {
  itemId: string
  versionId: string
  no: number
  code: string
  organName: string
  organUscc?: string
  publishedOn: string
  content: ItemContent
}
export type NationalRow = Record<string, string | number | null>
export type NationalRows = Record<string, NationalRow[]>
/** One batch of rows: its number, its moment `YYYY-MM-DD hh:mm:ss`, and the code the receiver gave this platform. */
export type Batch = { number: string; at: string; dataSource: string }

const flag = (is: boolean | undefined) => (is ? '1' : '0')
const cut = (text: string | undefined, most: number) => (text === undefined ? null : [...text].slice(0, most).join(''))
const midnight = (day: string | undefined) => (day === undefined ? null : `${day} 00:00:00`)
const lines = (texts: readonly string[]) => texts.join('\n')

/** Elements the exchange insists on and the item lacks, in Chinese: such an item cannot be sent. */
export function lackingForExchange({ content, organUscc }: NationalSource): string[] {
  const gaps = new Set(content.gaps)
  const implementation = content.implementationCode
  return [
    !content.basicCode && '基本编码',
    !implementation && '实施编码',
    !organUscc && '实施主体的统一社会信用代码',
    (content.basis.length === 0 || gaps.has('basis')) && '设定依据',
    (content.conditions.length === 0 || gaps.has('conditions')) && '受理条件',
    !content.body?.nature && '实施主体性质',
    // Public services are no powers: their table has no such column.
    content.itemType !== '20' && !content.power?.source && '权力来源',
    gaps.has('statutory') && '法定办结时限',
    gaps.has('promised') && '承诺办结时限',
    gaps.has('service') && '办理地点、时间和电话',
    gaps.has('audience') && '服务对象',
    gaps.has('trips') && '到办事现场次数',
    gaps.has('fees') && '收费情况',
  ].filter((one) => one !== false)
}

export function nationalRows(items: readonly NationalSource[], batch: Batch): NationalRows {
  const tables: NationalRows = {}
  const put = (table: string, guid: string, row: NationalRow) => {
    const rows = (tables[table] ??= [])
    const { number: cd_batch, at: cd_time, dataSource: data_source } = batch
    rows.push({ id: rows.length + 1, row_guid: guid, cd_operation: 'I', cd_batch, cd_time, data_source, ...row })
  }
  for (const item of items) {
    const family = item.content.itemType === '20' ? 'public' : 'general'
    put('up_task_directory', item.itemId, directoryRow(item))
    put(`up_task_${family}_basic`, item.versionId, basicRow(item, family))
    put(`up_task_${family}_extend`, item.versionId, extendRow(item, family))
    const part = (kind: string, at: number) => `${item.versionId}-${kind}${at + 1}`
    item.content.materials.forEach((_, at) => put(`up_task_${family}_material`, part('m', at), materialRow(item, at)))
    item.content.fees.forEach((_, at) => put(`up_task_${family}_fee_project`, part('f', at), feeRow(item, at)))
    item.content.faq.forEach((_, at) => put(`up_task_${family}_questions`, part('q', at), questionRow(item, at)))
  }
  return tables
}

const basisText = ({ basis }: ItemContent) =>
  lines(basis.map(({ law, article, text }) => `${law}${article}${text ? `：${text}` : ''}`))

function directoryRow({ no, content, publishedOn }: NationalSource): NationalRow {
  return {
    by_law: basisText(content),
    catalog_code: content.basicCode!,
    local_catalog_code: cut(content.localBasicCode, 50),
    task_name: cut(content.mainItem ?? content.name, 1000),
    task_state: '1',
    task_type: content.itemType,
    task_version: no,
    use_level: content.level,
    plan_effective_date: midnight(publishedOn),
    plan_cancel_date: midnight(content.plannedEnd),
  }
}

const unitCodes = { 'working-day': '1', 'calendar-day': '2' } as const

function ids({ content, versionId }: NationalSource): NationalRow {
  return {
    task_code: cut(content.implementationCode, 31),
    task_handle_item: cut(content.handlingCode, 50),
    task_guid: versionId,
  }
}

function basicRow(item: NationalSource, family: 'general' | 'public'): NationalRow {
  const { content, organName, organUscc, no } = item
  const { power, body, access, service, statutory, promised } = content
  const { task_guid: _, ...codes } = ids(item)
  return {
    ...codes,
    accept_condition: lines(content.conditions),
    anticipate_day: statutory.days,
    anticipate_type: unitCodes[statutory.unit],
    anticipate_explain: statutory.explanation,
    promise_day: promised.days,
    promise_type: Number(unitCodes[promised.unit]),
    promise_explain: promised.explanation,
    by_law: basisText(content),
    catalog_code: content.basicCode!,
    local_catalog_code: cut(content.localBasicCode, 50),
    local_task_code: cut(content.localCode, 50),
    dept_code: organUscc!,
    dept_name: cut(organName, 200),
    dept_type: body!.nature!,
    entrust_name: cut(body?.entrustedBy, 100),
    fee_basis: content.fees.length > 0 ? lines(content.fees.map((fee) => fee.basis)) : null,
    handle_flow: content.flow ?? content.steps.map((step) => `${step.name}（${step.days} 天）`).join('→'),
    handle_type:
      cut(
        Object.keys(channels)
          .filter((way) => content.channels?.some((one) => one === way))
          .join(''),
        5,
      ) || null,
    is_fee: flag(content.fees.length > 0),
    is_single_login: flag(access?.singleSignOn),
    app_is_single_login: flag(access?.mobileSingleSignOn),
    limit_scene_num: content.trips,
    link_addr: access?.desktop ?? null,
    mobile_terminal_url: access?.mobile ?? null,
    link_way: [service.phone, content.enquiry].filter(Boolean).join('；'),
    supervise_way: [service.complaintPhone, content.complaint].filter(Boolean).join('；'),
    ...(family === 'general' ? { power_source: power!.source! } : {}),
    project_type: content.handling === 'instant' ? '1' : '2',
    server_type: cut(
      Object.keys(audiences)
        .filter((who) => content.audience.some((one) => one === who))
        .join(','),
      32,
    ),
    special_procedure: cut(
      content.specialProcedures?.map((one) => `${specialKinds[one.kind]}：${one.name}`).join('；') || '无',
      500,
    ),
    task_name: cut(content.name, 1000),
    task_state: '1',
    task_type: content.itemType,
    task_version: no,
    transact_addr: cut(service.address, 500),
    transact_time: cut(service.hours, 500),
    use_level: content.level,
    plan_effective_date: midnight(item.publishedOn),
    plan_cancel_date: midnight(content.plannedEnd),
  }
}

const resultTypes = { licence: '10', approval: '20', confirmation: '99', payment: '99', registration: '99' } as const

function extendRow(item: NationalSource, family: 'general' | 'public'): NationalRow {
  const { content } = item
  const { access, reach, depth, result, towns = [], villages = [], topics } = content
  return {
    ...ids(item),
    handle_area: reach?.scope ?? null,
    is_entry_center: flag(access?.inHall),
    is_express: flag(access?.express),
    is_online: flag(content.online || content.channels?.some((way) => way === '2' || way === '3')),
    is_pay_online: flag(access?.onlinePayment),
    is_schedule: flag(access?.booking),
    is_service_terminals: flag(access?.terminals),
    ...(family === 'general' ? { limit_explain: content.quota ?? null } : {}),
    limit_scene_explain: cut(content.tripsReason, 1000),
    online_handle_depth: cut(depth?.join(','), 20),
    online_handle_url: access?.desktop ?? access?.mobile ?? null,
    other_dept: cut(content.body?.jointBodies.join('、') || undefined, 200),
    result_guid: cut(result.sample, 256),
    result_name: cut(result.name, 200),
    result_type: resultTypes[result.kind],
    service_type: cut(content.intermediaries?.map((one) => one.name).join('、') || undefined, 200),
    user_topic_type: cut(topics?.person.join(',') || undefined, 40),
    corp_topic_type: cut(topics?.enterprise.join(',') || undefined, 40),
    user_character_topic_type: cut(topics?.localPerson?.join(',') || undefined, 100),
    corp_character_topic_type: cut(topics?.localEnterprise?.join(',') || undefined, 100),
    town_code: towns[0]?.code ?? null,
    town_name: cut(towns.map((town) => town.name).join('、') || undefined, 200),
    village_code: villages[0]?.code ?? null,
    village_name: cut(villages.map((village) => village.name).join('、') || undefined, 200),
  }
}

const sourceCodes = { applicant: '10', government: '20', other: '99' } as const
const formCodes = { paper: '1', electronic: '2', either: '3' } as const
const needCodes = { required: '1', optional: '2', deferrable: '3' } as const

function materialRow(item: NationalSource, at: number): NationalRow {
  const one = item.content.materials[at]!
  const kind = one.originals > 0 ? (one.copies > 0 ? '3' : '1') : '2'
  return {
    ...ids(item),
    material_name: cut(one.name, 200),
    material_type: kind,
    material_format: formCodes[one.form],
    is_need: needCodes[one.necessity],
    accept_stand: one.standard ?? null,
    by_law: one.basis ?? null,
    example_guid: one.sample ?? null,
    form_guid: one.blankForm ?? null,
    fill_explain: one.fillNote ?? null,
    page_format: one.pageFormat ?? null,
    page_num: one.originals + one.copies,
    source_type: sourceCodes[one.source],
    source_explain: cut(one.sourceNote ?? one.issuer, 500),
    remark: one.note ?? null,
    order_num: at + 1,
  }
}

function feeRow(item: NationalSource, at: number): NationalRow {
  const one = item.content.fees[at]!
  return {
    ...ids(item),
    fee_name: cut(one.name, 200),
    fee_stand: one.standard,
    by_law: one.basis,
    is_desc: one.reducible === undefined ? null : flag(one.reducible),
    desc_explain: one.reduction ?? null,
    remark: one.note ?? null,
    order_num: at + 1,
  }
}

function questionRow(item: NationalSource, at: number): NationalRow {
  const { question, answer } = item.content.faq[at]!
  return { ...ids(item), question: cut(question, 1000), answer, order_num: at + 1 }
}
