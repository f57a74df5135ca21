/** Letters of a grant that is undone: what is intended, and 撤销、撤回、变更、注销 as decided (行政许可法 art. 8, 69, 70). */
import { chineseDate } from '#modules/documents/index.ts'
import { groundOf, undoingTitles } from '../rules/undoing.ts'
import type { TemplateBlock } from '../contract-letters.ts'
import type { UndoingRow } from '../undoing-store.ts'
import {
  commonValues,
  demandedBy,
  field,
  type LetterDesign,
  remediesDemand,
  remediesField,
  remediesValue,
} from './letter-design.ts'
import type { LetterFacts } from './letter-words.ts'

const GRANTED = '{{granted.by}}就您（单位）申请的“{{item.name}}”（办件编号：{{case.number}}）作出的准予决定'
const HEARD = '《行政许可法》第七条'

const fields = [
  field('granted.by', '作出准予决定的机关（上级处理时写它的名称）'),
  field('undoing.what', '撤销、撤回、变更或者注销'),
  field('undoing.ground', '法定情形'),
  field('undoing.article', '情形的条款'),
  field('undoing.reason', '事实和理由'),
  field('undoing.basis', '具体依据'),
]

function valuesOf(facts: LetterFacts) {
  const { undoing } = facts
  return {
    ...commonValues(facts),
    'granted.by': facts.grantedBy ?? '本机关',
    'undoing.what': undoing ? undoingTitles[undoing.kind] : '',
    'undoing.ground': undoing ? groundOf(undoing.ground, facts.law).title : '',
    'undoing.article': undoing ? groundOf(undoing.ground, facts.law).article : '',
    'undoing.reason': undoing?.reason ?? '',
    'undoing.basis': undoing?.basis ?? '',
  }
}

const day = (date?: string | null) => (date ? chineseDate(date) : '')
const title = (what: string) => (facts: LetterFacts) => `${what}${facts.law === 'licence' ? '行政许可' : '办理'}决定书`
const changes = { key: 'changes', name: '变更许可', holds: ({ undoing }: LetterFacts) => undoing?.kind === 'change' }
const terms = field('undoing.terms', '变更以后的内容', { onlyWhen: 'changes' })
const termsValue = ({ undoing }: LetterFacts) => ({ 'undoing.terms': undoing?.new_terms ?? '' })

export const undoingNoticeLetter: LetterDesign = {
  name: '拟撤销、撤回、变更、注销告知书',
  title: ({ undoing, law }) =>
    `拟${undoing ? undoingTitles[undoing.kind] : ''}${law === 'licence' ? '行政许可' : '决定'}告知书`,
  word: '拟处告',
  message: ({ itemName, undoing }) =>
    `本机关拟${undoing ? undoingTitles[undoing.kind] : ''}就“${itemName}”作出的准予决定，请在${day(undoing?.answer_by)}前陈述、申辩。`,
  fields: [...fields, terms, field('undoing.answerBy', '陈述申辩的最后一天')],
  values: (facts) => ({ ...valuesOf(facts), ...termsValue(facts), 'undoing.answerBy': day(facts.undoing?.answer_by) }),
  conditions: [changes],
  demands: demandedBy(HEARD, {
    'undoing.reason': '事实和理由',
    'undoing.basis': '依据',
    'undoing.answerBy': '陈述申辩的期限',
  }),
  builtIn: [
    {
      kind: 'paragraph',
      text: `${GRANTED}，出现下列情形：{{undoing.ground}}（{{undoing.article}}）。本机关拟予以{{undoing.what}}。`,
    },
    { kind: 'paragraph', text: '事实和理由：{{undoing.reason}}' },
    { kind: 'paragraph', text: '依据：{{undoing.basis}}' },
    { kind: 'paragraph', text: '拟变更为：{{undoing.terms}}', when: 'changes' },
    {
      kind: 'paragraph',
      text: `您（单位）享有陈述权、申辩权（${HEARD}），请在{{undoing.answerBy}}前提出；逾期不提出的，本机关依据查明的情况作出决定。`,
    },
  ],
}

const statementField = field('undoing.heard', '听取陈述申辩的情况')
const decisionField = field('undoing.decision', '决定的理由')
const owedFields = [
  field('compensation.kind', '补偿或者赔偿', { onlyWhen: 'compensation' }),
  field('compensation.amount', '补偿或者赔偿的金额', { onlyWhen: 'compensation' }),
  field('compensation.basis', '金额的依据', { onlyWhen: 'compensation' }),
]
const compensated = {
  key: 'compensation',
  name: '写明了补偿或者赔偿',
  holds: ({ undoing }: LetterFacts) => undoing?.compensation !== null && undoing?.compensation !== undefined,
}

/** 1234567 分 → 12345.67 元. */
const yuan = (fen: number) => `${(fen / 100).toFixed(2)} 元`

function heardWords(undoing: UndoingRow | undefined): string {
  if (!undoing?.answer_by) return '依法办理注销手续，不需要另行听取意见'
  if (undoing.stated_on) return `您（单位）于${day(undoing.stated_on)}陈述、申辩，本机关已经听取`
  return `您（单位）在${day(undoing.answer_by)}前没有陈述、申辩`
}

const decidedValues = (facts: LetterFacts) => ({
  ...valuesOf(facts),
  ...termsValue(facts),
  ...remediesValue(facts),
  'undoing.heard': heardWords(facts.undoing),
  'undoing.decision': facts.undoing?.decision ?? '',
  'compensation.kind': (facts.undoing && groundOf(facts.undoing.ground, facts.law).owed) ?? '',
  'compensation.amount': yuan(facts.undoing?.compensation ?? 0),
  'compensation.basis': facts.undoing?.compensation_basis ?? '',
})

type Decided = {
  name: string
  what: string
  word: string
  basis: string
  effect: string
  /** The licence goes on with other terms. */
  changed?: true
  /** Whoever loses by it may be owed something. */
  owed?: true
}

/** One shape for the four: what is decided, on which facts, after hearing whom, and what is owed. */
function decisionLetter({ name, what, word, basis, effect, changed, owed }: Decided): LetterDesign {
  const termsBlock: TemplateBlock = { kind: 'paragraph', text: '变更以后的内容：{{undoing.terms}}', when: 'changes' }
  return {
    name,
    title: title(what),
    word,
    message: ({ itemName }) => `就“${itemName}”作出的准予决定已${what}，理由和权利救济途径写在决定书里。`,
    fields: [
      ...fields,
      statementField,
      decisionField,
      ...(changed ? [terms] : []),
      ...(owed ? owedFields : []),
      remediesField,
    ],
    values: decidedValues,
    conditions: [...(changed ? [changes] : []), ...(owed ? [compensated] : [])],
    demands: [
      ...demandedBy(basis, { 'undoing.reason': '事实和理由', 'undoing.basis': '依据' }),
      ...(owed ? [{ field: 'compensation.amount', name: '补偿或者赔偿', basis, when: 'compensation' }] : []),
      remediesDemand(HEARD),
    ],
    builtIn: [
      { kind: 'paragraph', text: `${GRANTED}，出现下列情形：{{undoing.ground}}（{{undoing.article}}）。` },
      { kind: 'paragraph', text: '事实和理由：{{undoing.reason}}' },
      { kind: 'paragraph', text: '依据：{{undoing.basis}}' },
      { kind: 'paragraph', text: '{{undoing.heard}}。决定的理由：{{undoing.decision}}' },
      { kind: 'paragraph', text: effect },
      ...(changed ? [termsBlock] : []),
      ...(owed ? [owedBlock] : []),
      { kind: 'list', field: 'remedies' },
    ],
  }
}

const owedBlock: TemplateBlock = {
  kind: 'paragraph',
  text: '{{compensation.kind}}：{{compensation.amount}}。依据：{{compensation.basis}}',
  when: 'compensation',
}

export const annulmentLetter = decisionLetter({
  name: '撤销决定书',
  what: '撤销',
  word: '撤决',
  basis: '《行政许可法》第六十九条',
  effect: '决定撤销上述准予决定，所发证照同时撤销。',
  owed: true,
})
export const recallLetter = decisionLetter({
  name: '撤回决定书',
  what: '撤回',
  word: '撤回',
  basis: '《行政许可法》第八条第二款',
  effect: '为了公共利益的需要，决定撤回上述准予决定，所发证照同时撤回。',
  owed: true,
})
export const changeLetter = decisionLetter({
  name: '变更决定书（依职权）',
  what: '变更',
  word: '变决',
  basis: '《行政许可法》第八条第二款',
  effect: '为了公共利益的需要，决定变更上述准予决定，换发变更以后的证照。',
  changed: true,
  owed: true,
})
export const cancellationLetter = decisionLetter({
  name: '注销决定书',
  what: '注销',
  word: '注',
  basis: '《行政许可法》第七十条',
  effect: '决定注销上述行政许可，所发证照同时注销。',
})
