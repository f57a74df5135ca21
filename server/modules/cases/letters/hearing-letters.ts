/** Letters of a hearing, to an interested party, and of a special procedure that takes longer than was told. */
import { chineseDate } from '#modules/documents/index.ts'
import { procedureTitles } from '../contract.ts'
import {
  AS_PLANNED,
  commonValues,
  demandedBy,
  field,
  type LetterDesign,
  limitFields,
  limitRows,
  limitValues,
  RECEIVED,
} from './letter-design.ts'
import type { LetterFacts } from './letter-words.ts'

const hasParties = {
  key: 'parties',
  name: '登记了利害关系人',
  holds: ({ parties }: LetterFacts) => parties.length > 0,
}
const partiesField = field('parties', '利害关系人', { shape: 'list', onlyWhen: 'parties' })
const partiesValue = ({ parties }: LetterFacts) => ({ parties: parties.map((one) => `利害关系人：${one.name}`) })
const day = (date?: string | null) => (date ? chineseDate(date) : '')

export const hearingRightLetter: LetterDesign = {
  name: '听证告知书',
  title: () => '行政许可听证告知书',
  word: '听告',
  message: (facts) =>
    `您申请的“${facts.itemName}”涉及他人重大利益，您可以在${day(facts.hearing?.request_by)}前要求听证，不收费。`,
  fields: [
    field('hearing.reason', '涉及的重大利益关系'),
    field('hearing.requestBy', '要求听证的最后一天'),
    partiesField,
  ],
  values: (facts) => ({
    ...commonValues(facts, '第四十七条第一款'),
    ...partiesValue(facts),
    'hearing.reason': facts.hearing?.reason ?? '',
    'hearing.requestBy': day(facts.hearing?.request_by),
  }),
  conditions: [hasParties],
  demands: demandedBy('《行政许可法》第四十七条第一款', {
    'hearing.reason': '涉及的重大利益关系',
    'hearing.requestBy': '要求听证的最后一天',
  }),
  builtIn: [
    {
      kind: 'paragraph',
      text: `${RECEIVED}经审查，申请事项直接涉及申请人与他人之间重大利益关系：{{hearing.reason}}`,
    },
    {
      kind: 'paragraph',
      text: '{{law.clause}}申请人、利害关系人享有要求听证的权利。要求听证的，请在{{hearing.requestBy}}前（被告知之日起五个工作日内）提出；本机关自收到听证申请之日起二十个工作日内组织听证。逾期没有提出的，视为不要求听证。',
    },
    {
      kind: 'paragraph',
      text: '申请人、利害关系人不承担本机关组织听证的费用；也可以不要求听证，直接进行陈述和申辩。',
    },
    { kind: 'list', field: 'parties', when: 'parties' },
  ],
}

export const hearingNoticeLetter: LetterDesign = {
  name: '听证通知书',
  title: () => '行政许可听证通知书',
  word: '听通',
  message: (facts) =>
    `您申请的“${facts.itemName}”将于${day(facts.hearing?.hearing_on)} ${facts.hearing?.at_time} 在${facts.hearing?.place}举行听证。`,
  fields: [
    field('hearing.on', '举行听证的日期'),
    field('hearing.time', '举行听证的时间'),
    field('hearing.place', '举行听证的地点'),
    field('hearing.host', '听证主持人'),
    field('hearing.announcement', '公告内容', { onlyWhen: 'announced' }),
    partiesField,
  ],
  values: (facts) => ({
    ...commonValues(facts, '第四十八条'),
    ...partiesValue(facts),
    'hearing.on': day(facts.hearing?.hearing_on),
    'hearing.time': facts.hearing?.at_time ?? '',
    'hearing.place': facts.hearing?.place ?? '',
    'hearing.host': facts.hearing ? `${facts.hearing.host_post} ${facts.hearing.host_name}` : '',
    'hearing.announcement': facts.hearing?.announcement ?? '',
  }),
  conditions: [
    hasParties,
    { key: 'announced', name: '已经公告', holds: ({ hearing }) => Boolean(hearing?.announcement) },
  ],
  demands: [
    ...demandedBy('《行政许可法》第四十八条第一款第一项', {
      'hearing.on': '举行听证的日期',
      'hearing.time': '举行听证的时间',
      'hearing.place': '举行听证的地点',
    }),
    { field: 'hearing.host', name: '听证主持人', basis: '《行政许可法》第四十八条第一款第三项' },
  ],
  builtIn: [
    { kind: 'paragraph', text: `${RECEIVED}{{law.clause}}现将举行听证的时间、地点通知如下：` },
    {
      kind: 'facts',
      rows: [
        { label: '时间', text: '{{hearing.on}} {{hearing.time}}' },
        { label: '地点', text: '{{hearing.place}}' },
        { label: '主持人', text: '{{hearing.host}}（不是审查本申请的工作人员）' },
        { label: '方式', text: '公开举行' },
      ],
    },
    {
      kind: 'paragraph',
      text: '认为主持人与本申请事项有直接利害关系的，有权申请回避。举行听证时可以提出证据，并进行申辩和质证；听证笔录经确认无误后签字或者盖章，本机关根据听证笔录作出决定。申请人、利害关系人不承担组织听证的费用。',
    },
    { kind: 'paragraph', text: '公告：{{hearing.announcement}}', when: 'announced' },
    { kind: 'list', field: 'parties', when: 'parties' },
  ],
}

export const interestedPartyLetter: LetterDesign = {
  name: '告知利害关系人通知书',
  title: () => '告知利害关系人通知书',
  word: '利告',
  message: (facts) => `“${facts.itemName}”的申请关系您的重大利益，您有权陈述和申辩。`,
  fields: [field('party.interest', '与申请事项的重大利益关系')],
  values: (facts) => ({ ...commonValues(facts, '第三十六条'), 'party.interest': facts.party?.interest ?? '' }),
  conditions: [],
  demands: [{ field: 'party.interest', name: '重大利益关系', basis: '《行政许可法》第三十六条' }],
  builtIn: [
    {
      kind: 'paragraph',
      text: '本机关正在审查{{applicant.name}}提交的“{{item.name}}”申请（办件编号：{{case.number}}）。经审查，该事项直接关系您（单位）的重大利益：{{party.interest}}',
    },
    {
      kind: 'paragraph',
      text: '{{law.clause}}您（单位）有权进行陈述和申辩，本机关应当听取。可以当面、来信或者来电提出。',
    },
  ],
}

export const prolongationLetter: LetterDesign = {
  name: '特别程序延长告知书',
  title: () => '特别程序延长告知书',
  word: '特延',
  message: (facts) =>
    `您申请的“${facts.itemName}”的${titleOf(facts)}还需要 ${facts.facts.days} 个工作日，预计${day(facts.procedure?.planned_to)}结束。`,
  fields: [
    field('procedure.title', '特别程序'),
    field('procedure.reason', '为什么还需要时间'),
    field('procedure.days', '还需要的时间（工作日）'),
    field('procedure.until', '预计结束的日期'),
    ...limitFields,
  ],
  values: (facts) => ({
    ...commonValues(facts, '第四十五条'),
    ...limitValues(facts),
    'procedure.title': titleOf(facts),
    'procedure.reason': facts.words ?? '',
    'procedure.days': String(facts.facts.days ?? ''),
    'procedure.until': day(facts.procedure?.planned_to),
  }),
  conditions: [],
  demands: demandedBy('《行政许可法》第四十五条', {
    'procedure.days': '还需要的时间',
    'procedure.until': '预计结束的日期',
  }),
  builtIn: [
    {
      kind: 'paragraph',
      text: `${RECEIVED}正在进行的{{procedure.title}}不能在已经告知的时间内结束。{{law.clause}}现将还需要的时间书面告知如下：`,
    },
    {
      kind: 'facts',
      rows: [
        { label: '特别程序', text: '{{procedure.title}}' },
        { label: '理由', text: '{{procedure.reason}}' },
        { label: '还需要', text: '{{procedure.days}} 个工作日，预计至{{procedure.until}}' },
        ...limitRows(AS_PLANNED),
      ],
    },
    { kind: 'paragraph', text: '这段时间不计算在办理期限内。{{provisional.note}}' },
  ],
}

const titleOf = ({ procedure }: LetterFacts) => (procedure ? procedureTitles[procedure.kind] : '')
