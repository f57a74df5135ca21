/** Elements made of several things in words: one line each, so that two versions can be laid side by side. */
import {
  channels,
  depths,
  type ItemContent,
  materialTrust,
  organNatures,
  paymentDueTitles,
  paymentHoldsTitles,
  paymentRefundTitles,
  powerSources,
  quotaWords,
  reaches,
  reachModes,
  specialKinds,
  systemLevels,
} from '../contract.ts'
import { conditionWords } from './condition-words.ts'

type Field = ItemContent['form'][number]['fields'][number]

/** A labelled line; the label is empty when the element is one thing. */
export type Part = { label: string; text: string }

/** The line, or none when nothing is stated. */
export const one = (text: string | undefined): Part[] => (text ? [{ label: '', text }] : [])
export const lines = (texts: readonly string[] | undefined): Part[] =>
  (texts ?? []).map((text) => ({ label: text, text: '有' }))
const joined = (...texts: (string | false | undefined)[]) => texts.filter(Boolean).join('；')
const yes = (is: boolean | undefined, text: string) => (is ? text : undefined)

const necessities = { required: '必要', optional: '非必要', deferrable: '可容缺后补' } as const
const forms = { paper: '纸质', electronic: '电子', either: '纸质或电子' } as const
const fieldKinds = {
  text: '一行文字',
  'long-text': '多行文字',
  number: '数字',
  date: '日期',
  choice: '单选',
  choices: '多选',
  'yes-no': '是或否',
  'id-number': '身份证号',
  uscc: '统一社会信用代码',
  phone: '电话',
  region: '行政区划',
  amount: '金额',
  rows: '重复填写',
} as const
const prefills = {
  'person.name': '申请人姓名',
  'person.idNumber': '申请人身份证号',
  'person.phone': '申请人手机号',
  'person.address': '申请人住址',
  'enterprise.name': '企业名称',
  'enterprise.uscc': '企业统一社会信用代码',
  'enterprise.address': '企业住所',
  'enterprise.legalRepresentative': '企业法定代表人',
} as const
const sources = { applicant: '申请人自备', government: '政府部门核发', other: '其他' } as const

export function materialParts({ materials, situations }: ItemContent): Part[] {
  return materials.map((m) => ({
    label: m.name,
    text: joined(
      m.deferDays ? `${necessities[m.necessity]}（${m.deferDays} 个工作日内）` : necessities[m.necessity],
      forms[m.form],
      `原件 ${m.originals} 份、复印件 ${m.copies} 份`,
      sources[m.source],
      m.issuer && `出具机构：${m.issuer}`,
      m.issuedWithin && `出具时间：${m.issuedWithin}`,
      m.licenceType && `可用电子证照“${m.licenceType}”代替`,
      m.reuse && `${m.reuse.months} 个月内交过的同名材料（可信等级 ${m.reuse.least} 以上）可以代替`,
      m.fact && `申请人同意后可以向其他部门查询“${m.fact.name}”代替`,
      m.askedBecause && `不用已有的证照和信息代替的理由：${m.askedBecause}`,
      m.trustLevel && `可信等级 ${m.trustLevel}（${materialTrust[m.trustLevel]}）`,
      m.proof && '属于证明',
      m.obtainedAt && `办理地点：${m.obtainedAt}`,
      m.usage && `使用说明：${m.usage}`,
      m.standard && `受理标准：${m.standard}`,
      m.basis && `依据：${m.basis}`,
      m.sample && `样表：${m.sample}`,
      m.blankForm && `空白表格：${m.blankForm}`,
      m.fillNote && `填报须知：${m.fillNote}`,
      m.pageFormat && `规格：${m.pageFormat}`,
      m.sourceNote && `来源说明：${m.sourceNote}`,
      m.note && `说明：${m.note}`,
      m.when && `仅当${conditionWords(m.when, { situations })}`,
    ),
  }))
}

export function feeParts({ fees, gaps, situations, payment }: ItemContent): Part[] {
  if (fees.length === 0) return gaps?.includes('fees') ? [] : one('不收费')
  const charged = fees.map((fee) => ({
    label: fee.name,
    text: joined(
      fee.standard,
      fee.amount !== undefined && `${(fee.amount / 100).toFixed(2)} 元`,
      `依据：${fee.basis}`,
      fee.reducible && `可以减免${fee.reduction ? `：${fee.reduction}` : ''}`,
      fee.collector && `执收单位：${fee.collector}`,
      fee.note,
      fee.when && `仅当${conditionWords(fee.when, { situations })}`,
    ),
  }))
  return payment ? [...charged, { label: '缴费方式', text: paymentWords(payment) }] : charged
}

function paymentWords({ due, holds, days, refunds, basis }: NonNullable<ItemContent['payment']>): string {
  return joined(
    `${paymentDueTitles[due]}，${days} 天内在线缴纳`,
    paymentHoldsTitles[holds],
    refunds.length > 0 && `退费情形：${refunds.map((ending) => paymentRefundTitles[ending]).join('、')}`,
    `依据：${basis}`,
  )
}

export function formParts({ form, situations }: ItemContent): Part[] {
  return form.flatMap((section) => {
    const peers = form.flatMap((each) => each.fields)
    return section.fields.flatMap((field) => [
      { label: `${section.title}·${field.label}`, text: fieldText(field, peers, situations) },
      ...(field.fields ?? []).map((inner) => ({
        label: `${section.title}·${field.label}·${inner.label}`,
        text: fieldText(inner, field.fields!, situations),
      })),
    ])
  })
}

function fieldText(field: Field, peers: readonly Field[], situations: ItemContent['situations']): string {
  const many = field.kind === 'rows'
  return joined(
    field.required ? '必填' : '选填',
    fieldKinds[field.kind],
    field.element && `标准数据元 ${field.element.key}（第 ${field.element.version} 版）`,
    field.options && `选项：${field.options.map((option) => option.label).join('、')}`,
    field.prefill && `自动填写：${prefills[field.prefill]}`,
    field.maxLength !== undefined && `最长 ${field.maxLength} 字`,
    field.minimum !== undefined && (many ? `最少 ${field.minimum} 条` : `最小 ${field.minimum}`),
    field.maximum !== undefined && (many ? `最多 ${field.maximum} 条` : `最大 ${field.maximum}`),
    field.unit && `单位：${field.unit}`,
    field.help,
    field.when && whenWords(field.when, peers),
    field.inSituation && `仅当${conditionWords(field.inSituation, { situations })}`,
  )
}

/** Only when another field has a certain value. */
function whenWords(when: NonNullable<Field['when']>, peers: readonly Field[]): string {
  const other = peers.find((field) => field.key === when.key)
  const written = typeof when.equals === 'boolean' ? (when.equals ? '是' : '否') : when.equals
  const value = other?.options?.find((option) => option.value === when.equals)?.label ?? written
  return `仅当“${other?.label ?? when.key}”为“${value}”`
}

export function situationParts({ situations = [] }: ItemContent): Part[] {
  const next = (key: string) => situations.find((question) => question.key === key)?.text ?? key
  return situations.map(({ text, help, when, otherwise, options }) => ({
    label: text,
    text: joined(
      help && `说明：${help}`,
      when &&
        `仅当${conditionWords(when, { situations })}时才问，否则${otherwise ? `接着问“${next(otherwise)}”` : '到此结束'}`,
      ...options.map(
        ({ label, leadsTo, stop }) =>
          `${label}${leadsTo ? `→接着问“${next(leadsTo)}”` : ''}${stop ? `（不适用：${stop}）` : ''}`,
      ),
    ),
  }))
}

export function powerParts({ power }: ItemContent): Part[] {
  if (!power) return []
  const { source, division, content, jurisdiction, duties, accountability } = power
  return labelled({
    权力来源: source && powerSources[source],
    权限划分: division,
    行使内容: content,
    行政管辖: jurisdiction,
    责任事项: duties.join('；'),
    追责情形: accountability,
  })
}

export function bodyParts({ body }: ItemContent): Part[] {
  if (!body) return []
  const { nature, unit, jointBodies, entrustedBy } = body
  return labelled({
    实施主体性质: nature && organNatures[nature],
    承办机构: unit,
    联办机构: jointBodies.join('、'),
    委托部门: entrustedBy,
  })
}

export function accessParts({ access, channels: ways, depth, enquiry, complaint, online }: ItemContent): Part[] {
  return labelled({
    是否网办: online ? '全程网办' : '否',
    办理形式: ways?.map((way) => channels[way]).join('、'),
    网上办理深度: depth?.map((step) => depths[step]).join('、'),
    网办地址: access?.desktop,
    移动端办理地址: access?.mobile,
    运行系统层级: access?.systemLevel && systemLevels[access.systemLevel],
    单点登录: yes(access?.singleSignOn, '支持'),
    移动端单点登录: yes(access?.mobileSingleSignOn, '支持'),
    预约办理: yes(access?.booking, '支持'),
    网上支付: yes(access?.onlinePayment, '支持'),
    物流快递: yes(access?.express, '支持'),
    自助终端: yes(access?.terminals, '支持'),
    进驻政务大厅: yes(access?.inHall, '已进驻'),
    咨询方式: enquiry,
    监督投诉方式: complaint,
  })
}

export function reachParts({ reach, towns, villages }: ItemContent): Part[] {
  return labelled({
    通办范围: reach && reaches[reach.scope],
    通办方式: reach?.modes.map((mode) => reachModes[mode]).join('、'),
    通办地区: reach?.places.join('、'),
    可办理的乡镇街道: towns?.map((town) => town.name).join('、'),
    可办理的村社区: villages?.map((village) => village.name).join('、'),
  })
}

/** The words of the body, and the number that is kept by the platform. */
export function quotaParts({ quota, quotaLimit }: ItemContent): Part[] {
  return [
    ...one(quota),
    ...one(quotaLimit && `${quotaWords(quotaLimit)}（依据：${quotaLimit.basis}）`),
    ...one(quotaLimit?.otherwise && `不按受理的先后顺序决定的依据：${quotaLimit.otherwise}`),
  ]
}

export function specialParts({ specialProcedures = [] }: ItemContent): Part[] {
  return specialProcedures.map(({ kind, name, days, basis }) => ({
    label: name,
    text: joined(specialKinds[kind], days !== undefined && `${days} 天`, basis && `依据：${basis}`),
  }))
}

export function serviceParts({ service }: ItemContent): Part[] {
  const { hall, address, hours, phone, complaintPhone } = service
  return labelled({ 大厅: hall, 办理地点: address, 办理时间: hours, 咨询电话: phone, 监督电话: complaintPhone })
}

export function labelled(parts: Record<string, string | undefined>): Part[] {
  return Object.entries(parts).flatMap(([label, text]) => (text ? [{ label, text }] : []))
}
