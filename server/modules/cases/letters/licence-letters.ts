/**
 * Letters about a licence that no case granted, or that a penalty takes away: what is intended (行政许可法 art. 7; 行政处罚法 art. 44),
 * and 暂扣、撤销、吊销、注销 as decided (行政处罚法 art. 9, 59; 行政许可法 art. 69, 70).
 */
import type { LicenceLetterFacts, LicenceLetterKind } from '#modules/licences/index.ts'
import { remediesAgainst } from '../rules/remedies.ts'
import {
  demandedBy,
  type DesignedField,
  field,
  type LetterDesign,
  remediesDemand,
  remediesField,
} from './letter-design.ts'
import { receiptDesign } from './receipt-letter.ts'

type Design = LetterDesign<LicenceLetterFacts>

/** Fields of every letter about a licence. */
export const licenceFields: readonly DesignedField[] = [
  field('organ.name', '发文机关'),
  field('licence.title', '证照名称'),
  field('licence.number', '证照编号'),
  field('holder.name', '持证人'),
  field('act.what', '作出或者拟作出的处理'),
  field('act.article', '处理的条款'),
  field('act.reason', '事实和理由'),
  field('act.basis', '具体依据'),
]

const valuesOf = (facts: LicenceLetterFacts) => ({
  'organ.name': facts.organName,
  'licence.title': facts.title,
  'licence.number': facts.number,
  'holder.name': facts.holderName,
  'act.what': facts.what,
  'act.ground': facts.ground,
  'act.article': facts.article,
  'act.reason': facts.reason,
  'act.basis': facts.basis,
  'answer.by': facts.answerBy,
  'answer.right': facts.rightToSpeak,
  'hearing.right': facts.hearing ? HEARING : '',
  'suspension.days': facts.days,
  'suspension.until': facts.until,
  'holder.heard': facts.heard,
  'act.decision': facts.decision,
  remedies: remediesAgainst(facts.organName),
})

const HEARING =
  '您（单位）有权要求听证；要求听证的，请在收到本告知书之日起五日内提出（《行政处罚法》第六十三条、第六十四条）。本机关组织听证，不收取费用。'
const NAMED = '《{{licence.title}}》（证照编号：{{licence.number}}）'
const TOLD = '《行政许可法》第七条、《行政处罚法》第四十四条'
const PENALTY = '《行政处罚法》第五十九条'

const grounded = { key: 'ground', name: '注销', holds: ({ ground }: LicenceLetterFacts) => ground !== '' }
const termed = { key: 'term', name: '暂扣', holds: ({ days }: LicenceLetterFacts) => days !== '' }
const groundField = field('act.ground', '注销的法定情形', { onlyWhen: 'ground' })
const daysField = field('suspension.days', '暂扣的天数', { onlyWhen: 'term' })

const noticeLetter: Design = {
  name: '拟暂扣、撤销、吊销、注销证照告知书',
  title: ({ what }) => `拟${what}证照告知书`,
  word: '证拟告',
  message: ({ what, title, number }) => `拟${what}《${title}》（${number}）`,
  fields: [
    groundField,
    daysField,
    field('answer.by', '陈述申辩的最后一天'),
    field('answer.right', '陈述申辩权的条款'),
    field('hearing.right', '要求听证的权利', { onlyWhen: 'hearing' }),
  ],
  values: valuesOf,
  conditions: [grounded, termed, { key: 'hearing', name: '可以要求听证', holds: ({ hearing }) => hearing }],
  demands: [
    ...demandedBy(TOLD, {
      'act.what': '拟作出的处理',
      'act.reason': '事实和理由',
      'act.basis': '依据',
      'answer.by': '陈述申辩的期限',
    }),
    { field: 'suspension.days', name: '暂扣多少天', basis: '《行政处罚法》第四十四条', when: 'term' },
    {
      field: 'hearing.right',
      name: '要求听证的权利',
      basis: '《行政处罚法》第四十四条、第六十三条',
      when: 'hearing',
    },
  ],
  builtIn: [
    {
      kind: 'paragraph',
      text: `本机关拟对您（单位）持有的${NAMED}予以{{act.what}}（{{act.article}}）。`,
    },
    { kind: 'paragraph', text: '情形：{{act.ground}}', when: 'ground' },
    { kind: 'paragraph', text: '拟暂扣{{suspension.days}}天，自作出决定的次日起算。', when: 'term' },
    { kind: 'paragraph', text: '事实和理由：{{act.reason}}' },
    { kind: 'paragraph', text: '依据：{{act.basis}}' },
    {
      kind: 'paragraph',
      text: '您（单位）享有陈述权、申辩权（{{answer.right}}），请在{{answer.by}}前提出；逾期不提出的，本机关依据查明的情况作出决定。',
    },
    { kind: 'paragraph', text: '{{hearing.right}}', when: 'hearing' },
  ],
}

type Decided = { what: string; word: string; basis: string; effect: string; more?: Partial<Design> }

function decisionLetter({ what, word, basis, effect, more }: Decided): Design {
  return {
    name: `${what}证照决定书`,
    title: () => `${what}证照决定书`,
    word,
    message: ({ title, number }) => `${what}《${title}》（${number}）`,
    fields: [
      ...(more?.fields ?? []),
      field('holder.heard', '听取陈述申辩的情况'),
      field('act.decision', '决定的理由', { mayBeEmpty: true }),
      remediesField,
    ],
    values: valuesOf,
    conditions: more?.conditions ?? [],
    demands: [
      ...demandedBy(basis, { 'act.reason': '事实和理由', 'act.basis': '依据' }),
      ...(more?.demands ?? []),
      remediesDemand(basis),
    ],
    builtIn: [
      { kind: 'paragraph', text: `您（单位）持有的${NAMED}，经查：{{act.reason}}` },
      { kind: 'paragraph', text: '依据：{{act.basis}}' },
      { kind: 'paragraph', text: '{{holder.heard}}。' },
      { kind: 'facts', rows: [{ label: '决定的理由', text: '{{act.decision}}' }] },
      { kind: 'paragraph', text: effect },
      ...(more?.builtIn ?? []),
      { kind: 'list', field: 'remedies' },
    ],
  }
}

const licenceReceipt = receiptDesign<LicenceLetterFacts>({
  word: '证电送',
  values: valuesOf,
  servedOn: 'holder.name',
  number: { label: '证照编号', text: '{{licence.number}}' },
})

export const licenceDesigns: Readonly<Record<LicenceLetterKind, Design>> = {
  'licence-notice': noticeLetter,
  'licence-suspension': decisionLetter({
    what: '暂扣',
    word: '证扣',
    basis: PENALTY,
    effect: '决定予以暂扣。暂扣期间不得使用该证照，不得从事该证照许可的活动；期满自动恢复。',
    more: {
      fields: [daysField, field('suspension.until', '暂扣的最后一天', { onlyWhen: 'term' })],
      conditions: [termed],
      demands: [
        { field: 'suspension.days', name: '暂扣多少天', basis: PENALTY, when: 'term' },
        { field: 'suspension.until', name: '暂扣到哪一天', basis: PENALTY, when: 'term' },
      ],
      builtIn: [
        {
          kind: 'paragraph',
          text: '暂扣{{suspension.days}}天，自本决定作出的次日起，至{{suspension.until}}止。',
          when: 'term',
        },
      ],
    },
  }),
  'licence-withdrawal': decisionLetter({
    what: '撤销',
    word: '证撤',
    basis: '《行政许可法》第六十九条',
    effect: '决定予以撤销，自始无效。',
  }),
  'licence-revocation': decisionLetter({ what: '吊销', word: '证吊', basis: PENALTY, effect: '决定予以吊销。' }),
  'licence-cancellation': decisionLetter({
    what: '注销',
    word: '证注',
    basis: '《行政许可法》第七十条',
    effect: '决定予以注销。',
  }),
  'licence-receipt': licenceReceipt,
}

const heardSample = '您（单位）于2026年3月5日陈述、申辩，本机关已经听取并复核'
const sample: LicenceLetterFacts = {
  what: '撤销',
  organName: '示范市行政审批局',
  title: '食品经营许可证',
  number: '示市监证〔2026〕17号',
  holderName: '张晓岚',
  ground: '因不可抗力导致行政许可事项无法实施',
  article: '《行政许可法》第六十九条',
  reason: '经查，经营场所不具备法定条件',
  basis: '（填写规定该情形的法律、法规、规章）',
  answerBy: '2026年3月9日',
  rightToSpeak: '《行政许可法》第七条',
  hearing: true,
  days: '30',
  until: '2026年4月15日',
  heard: heardSample,
  decision: '听取意见后，认定应当处理',
  opened: { title: '拟撤销证照告知书', number: '示市审证拟告字〔2026〕3号', at: '2026年3月3日 10时20分', by: '张晓岚' },
}
const penalty = { article: '《行政处罚法》第九条第三项', rightToSpeak: '《行政处罚法》第四十四条、第四十五条' }
const told: Readonly<Record<LicenceLetterKind, Partial<LicenceLetterFacts>>> = {
  'licence-notice': {},
  'licence-suspension': { what: '暂扣', ...penalty },
  'licence-withdrawal': {},
  'licence-revocation': { what: '吊销', ...penalty },
  'licence-cancellation': { what: '注销', article: '《行政许可法》第七十条第五项' },
  'licence-receipt': {},
}

/** An invented licence of which every field of its letters has something to say. */
export const licenceSample = (kind: LicenceLetterKind): LicenceLetterFacts => ({ ...sample, ...told[kind] })
