/** Letters of a promise and of its check. */
import { chineseDate } from '#modules/documents/index.ts'
import {
  commonValues,
  demandedBy,
  field,
  type LetterDesign,
  RECEIVED,
  remediesDemand,
  remediesField,
  remediesValue,
  said,
} from './letter-design.ts'
import type { LetterFacts } from './letter-words.ts'

const GUIDANCE = '国办发〔2020〕42号'
const shownDay = (day: string | null | undefined) => (day ? chineseDate(day) : '')

/** The promise itself: what was read, signed by whom and when. */
export const promiseLetter: LetterDesign = {
  name: '告知承诺书',
  title: () => '告知承诺书',
  word: '诺',
  message: (facts) => `您签署的“${facts.itemName}”告知承诺书已经存入办件，请妥善保存。`,
  fields: [
    field('promise.text', '承诺内容'),
    field('promise.edition', '文本版本'),
    field('promise.replaces', '承诺代替的材料和符合的条件', { shape: 'list' }),
    field('promise.consequence', '不实承诺的责任'),
    field('promise.basis', '依据'),
    field('promise.check', '核查方式和期限'),
    field('promise.signer', '签署人'),
    field('promise.signedOn', '签署日期'),
    field('promise.fingerprint', '文本指纹'),
  ],
  values: (facts) => ({
    ...commonValues(facts),
    ...said('promise', facts.promise, ['text', 'edition', 'consequence', 'basis', 'check', 'signer', 'fingerprint']),
    'promise.replaces': facts.promise?.replaces ?? [],
    'promise.signedOn': shownDay(facts.promise?.signedOn),
  }),
  conditions: [],
  demands: demandedBy(GUIDANCE, {
    'item.name': '事项',
    'promise.basis': '依据',
    'promise.text': '承诺的内容',
    'promise.consequence': '不实承诺的责任',
    'promise.check': '核查',
  }),
  builtIn: [
    { kind: 'paragraph', text: '事项：{{item.name}}（办件编号：{{case.number}}）。依据：{{promise.basis}}。' },
    { kind: 'paragraph', text: '{{promise.text}}' },
    { kind: 'paragraph', text: '本承诺代替下列材料，或者承诺符合下列条件：' },
    { kind: 'list', field: 'promise.replaces' },
    { kind: 'paragraph', text: '不实承诺的责任：{{promise.consequence}}' },
    { kind: 'paragraph', text: '核查：{{promise.check}}。作出决定之前可以撤回申请。' },
    {
      kind: 'facts',
      rows: [
        { label: '签署人', text: '{{promise.signer}}' },
        { label: '签署日期', text: '{{promise.signedOn}}' },
        { label: '文本版本', text: '{{promise.edition}}' },
        { label: '文本指纹', text: '{{promise.fingerprint}}' },
      ],
    },
  ],
}

const checkFields = [field('check.findings', '核查情况'), field('check.basis', '依据', { mayBeEmpty: true })]
const checkValues = (facts: LetterFacts) => ({
  ...commonValues(facts),
  ...said('check', facts.check, ['findings', 'basis']),
})

/** What the check found, and the right to be heard on it before anything follows (行政许可法 art. 7). */
export const findingLetter: LetterDesign = {
  name: '核查情况告知书',
  title: () => '核查情况告知书',
  word: '核告',
  message: (facts) =>
    `核查发现您就“${facts.itemName}”所作的承诺可能不实，请在${shownDay(facts.check?.answerBy)}前陈述、申辩。`,
  fields: [...checkFields, field('check.answerBy', '陈述申辩的最后一天')],
  values: (facts) => ({ ...checkValues(facts), 'check.answerBy': shownDay(facts.check?.answerBy) }),
  conditions: [],
  demands: demandedBy('《行政许可法》第七条', {
    'check.findings': '核查情况',
    'check.answerBy': '陈述申辩的期限',
  }),
  builtIn: [
    { kind: 'paragraph', text: `${RECEIVED}您（单位）选择以告知承诺方式办理，本机关核查发现：` },
    { kind: 'paragraph', text: '{{check.findings}}' },
    {
      kind: 'paragraph',
      text: '您（单位）享有陈述权、申辩权（《行政许可法》第七条），请在{{check.answerBy}}前提出；逾期不提出的，本机关依据核查情况作出处理。',
    },
  ],
}

const brokenPromise: LetterDesign['builtIn'] = [
  { kind: 'paragraph', text: `${RECEIVED}经核查并听取意见，您（单位）的承诺不实：{{check.findings}}` },
  { kind: 'paragraph', text: '理由：{{check.reason}}' },
  { kind: 'paragraph', text: '依据：{{check.basis}}' },
]

export const correctionOrderLetter: LetterDesign = {
  name: '责令限期整改通知书',
  title: () => '责令限期整改通知书',
  word: '责改',
  message: (facts) => `您就“${facts.itemName}”所作的承诺不实，请在${shownDay(facts.check?.correctBy)}前整改。`,
  fields: [...checkFields, field('check.reason', '理由'), field('check.correctBy', '整改的最后一天'), remediesField],
  values: (facts) => ({
    ...checkValues(facts),
    ...remediesValue(facts),
    'check.reason': facts.check?.reason ?? '',
    'check.correctBy': shownDay(facts.check?.correctBy),
  }),
  conditions: [],
  demands: [
    ...demandedBy(GUIDANCE, { 'check.reason': '理由', 'check.correctBy': '整改期限' }),
    remediesDemand('《行政许可法》第七条'),
  ],
  builtIn: [
    ...brokenPromise,
    {
      kind: 'paragraph',
      text: '请在{{check.correctBy}}前整改完成；逾期没有整改的，依法撤销决定。不实承诺已记入信用记录，修复以前不能再选择告知承诺。',
    },
    { kind: 'list', field: 'remedies' },
  ],
}

export const revocationLetter: LetterDesign = {
  name: '撤销决定书（承诺不实）',
  title: (facts) => (facts.law === 'licence' ? '撤销行政许可决定书' : '撤销办理决定书'),
  word: '撤',
  message: (facts) => `您的“${facts.itemName}”已被撤销，理由和权利救济途径写在决定书里。`,
  fields: [...checkFields, field('check.reason', '理由'), remediesField],
  values: (facts) => ({
    ...checkValues(facts),
    ...commonValues(facts, '第六十九条'),
    ...remediesValue(facts),
    'check.reason': facts.check?.reason ?? '',
  }),
  conditions: [],
  demands: [
    ...demandedBy('《行政许可法》第六十九条', { 'check.reason': '撤销的理由', 'check.basis': '撤销的依据' }),
    remediesDemand('《行政许可法》第七条'),
  ],
  builtIn: [
    ...brokenPromise,
    {
      kind: 'paragraph',
      text: '{{law.clause}}决定撤销就“{{item.name}}”作出的准予决定，所发证照同时撤销。不实承诺已记入信用记录，修复以前不能再选择告知承诺。',
    },
    { kind: 'list', field: 'remedies' },
  ],
}
