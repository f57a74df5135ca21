/** Letters of the decision and of its delivery. */
import { procedureTitles } from '../contract.ts'
import {
  commonValues,
  demandedBy,
  field,
  type LetterDesign,
  reasonAndBasis,
  RECEIVED,
  remediesDemand,
  remediesField,
  remediesValue,
} from './letter-design.ts'
import type { LetterFacts } from './letter-words.ts'

/** What a decision rests on is said in it: the record of a hearing, the findings of a test (行政许可法 art. 48(2), 55). */
const resultsField = field('procedures.results', '听证、检验等特别程序的结果', {
  shape: 'list',
  onlyWhen: 'procedures',
})
const resultsOf = ({ procedures }: LetterFacts) =>
  procedures.map((one) => `${procedureTitles[one.kind]}：${one.result ?? ''}（依据：${one.basis}）`)
const hadProcedures = {
  key: 'procedures',
  name: '进行过特别程序',
  holds: (facts: LetterFacts) => facts.procedures.length > 0,
}
const resultsDemand = {
  field: 'procedures.results',
  name: '特别程序的结果',
  basis: '《行政许可法》第四十八条第二款、第五十五条',
  when: 'procedures',
}

/** Granting, changing (art. 49), renewing, and a renewal by silence (art. 50). */
function grantTitle({ law, concerns, deemedRenewed }: LetterFacts): string {
  if (deemedRenewed) return '视为准予延续通知书'
  const what = concerns === 'renew' ? '延续' : concerns === 'change' ? '变更' : ''
  return law === 'licence' ? `准予${what}行政许可决定书` : `准予${what}办理决定书`
}

const grantArticle = ({ concerns }: LetterFacts) =>
  concerns === 'renew' ? '第五十条第二款' : concerns === 'change' ? '第四十九条' : '第三十八条第一款'

export const grantLetter: LetterDesign = {
  name: '准予决定书',
  title: grantTitle,
  word: '准',
  message: (facts) => `您申请的“${facts.itemName}”已经准予。`,
  fields: [
    resultsField,
    field('decision.kind', '变更或者延续（首次申请不写）', { mayBeEmpty: true }),
    field('decision.opinion', '审查意见', { onlyWhen: 'opinion' }),
    field('result.name', '办理结果（证照或者文件的名称）'),
  ],
  values: (facts) => ({
    ...commonValues(facts, grantArticle(facts)),
    'procedures.results': resultsOf(facts),
    'decision.kind': facts.concerns === 'renew' ? '延续' : facts.concerns === 'change' ? '变更' : '',
    'decision.opinion': facts.words ?? '',
    'result.name': facts.resultName,
  }),
  conditions: [
    hadProcedures,
    { key: 'deemed-renewed', name: '逾期视为准予延续', holds: (facts) => facts.deemedRenewed === true },
    { key: 'opinion', name: '写了审查意见', holds: (facts) => Boolean(facts.words) },
  ],
  demands: [
    { field: 'item.name', name: '准予的事项', basis: '《行政许可法》第三十八条第一款' },
    { field: 'result.name', name: '办理结果', basis: '《行政许可法》第三十九条' },
    resultsDemand,
  ],
  builtIn: [
    {
      kind: 'paragraph',
      text: `${RECEIVED}经审查，您（单位）的申请符合法定条件、标准。{{law.clause}}决定准予{{decision.kind}}{{item.name}}。`,
      when: '!deemed-renewed',
    },
    {
      kind: 'paragraph',
      text: `${RECEIVED}该许可的有效期届满前，本机关没有作出是否准予延续的决定。{{law.clause}}视为准予延续，现予换发证照。`,
      when: 'deemed-renewed',
    },
    { kind: 'list', field: 'procedures.results', when: 'procedures' },
    { kind: 'paragraph', text: '审查意见：{{decision.opinion}}', when: 'opinion' },
    { kind: 'paragraph', text: '办理结果：{{result.name}}。' },
  ],
}

export const denialLetter: LetterDesign = {
  name: '不予决定书',
  title: (facts) => (facts.law === 'licence' ? '不予行政许可决定书' : '不予办理决定书'),
  word: '不准',
  message: (facts) => `您申请的“${facts.itemName}”没有准予，理由和权利救济途径写在决定书里。`,
  fields: [
    resultsField,
    field('decision.reason', '不予的理由'),
    field('decision.basis', '不予的法律依据'),
    remediesField,
  ],
  values: (facts) => ({
    ...commonValues(facts, '第三十八条第二款'),
    ...remediesValue(facts),
    'procedures.results': resultsOf(facts),
    'decision.reason': facts.words ?? '',
    'decision.basis': facts.facts.basis ?? '',
  }),
  conditions: [hadProcedures],
  demands: [
    ...demandedBy('《行政许可法》第三十八条第二款', {
      'item.name': '不予的事项',
      'decision.reason': '不予的理由',
      'decision.basis': '不予的法律依据',
    }),
    remediesDemand('《行政许可法》第三十八条第二款'),
    resultsDemand,
  ],
  builtIn: [
    { kind: 'paragraph', text: `${RECEIVED}经审查，您（单位）的申请不符合法定条件、标准。` },
    { kind: 'list', field: 'procedures.results', when: 'procedures' },
    ...reasonAndBasis,
    { kind: 'paragraph', text: '{{law.clause}}决定不予{{item.name}}。' },
    { kind: 'list', field: 'remedies' },
  ],
}

const servedOn = [
  { label: '受送达人', text: '{{applicant.name}}' },
  { label: '办件编号', text: '{{case.number}}' },
]
const deliveryWays = { online: '电子送达（发送至申请人的消息箱）', counter: '窗口直接送达', post: '邮寄送达' } as const

export const deliveryLetter: LetterDesign = {
  name: '送达回证',
  title: () => '送达回证',
  word: '送',
  message: (facts) => `您申请的“${facts.itemName}”的结果已经送达。`,
  fields: [
    field('delivery.papers', '送达的文书'),
    field('delivery.way', '送达方式'),
    field('delivery.receivedBy', '领取人', { mayBeEmpty: true }),
    field('delivery.tracking', '邮件号码', { mayBeEmpty: true }),
  ],
  values: (facts) => ({
    ...commonValues(facts),
    'delivery.papers': `${facts.itemName}的决定书${facts.resultName ? `、${facts.resultName}` : ''}`,
    'delivery.way': deliveryWays[facts.facts.channel ?? 'online'],
    'delivery.receivedBy': facts.facts.receivedBy ?? '',
    'delivery.tracking': facts.facts.tracking ?? '',
  }),
  conditions: [],
  demands: demandedBy('《行政许可法》第四十四条', {
    'applicant.name': '受送达人',
    'delivery.papers': '送达的文书',
    'delivery.way': '送达方式',
  }),
  builtIn: [
    {
      kind: 'facts',
      rows: [
        ...servedOn,
        { label: '送达文书', text: '{{delivery.papers}}' },
        { label: '送达方式', text: '{{delivery.way}}' },
        { label: '领取人', text: '{{delivery.receivedBy}}' },
        { label: '邮件号码', text: '{{delivery.tracking}}' },
      ],
    },
  ],
}
