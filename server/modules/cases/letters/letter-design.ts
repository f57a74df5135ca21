/** What one kind of letter is: its name, the fields there are, what the law wants said, and the text everybody has. */
import { chineseDate } from '#modules/documents/index.ts'
import type { LetterField, TemplateBlock } from '../contract-letters.ts'
import { type FieldValues, fill, type LetterWords } from '../rules/letter-template.ts'
import { remediesAgainst } from '../rules/remedies.ts'
import { type LetterFacts, type LetterText, provisionalNote } from './letter-words.ts'

export type DesignedField = Omit<LetterField, 'sample'>

/** @template F what there is to tell from: a case, or what is intended or decided about a licence */
export type LetterDesign<F = LetterFacts> = {
  /** As it is listed: 受理通知书. */
  name: string
  title: (facts: F) => string
  /** No message carries it. */
  silent?: true
  /** Stands before 字 in the number: 受, 补 … */
  word: string
  /** One plain sentence for the message that carries the letter. */
  message: (facts: F) => string
  /** Beside the common ones. */
  fields: readonly DesignedField[]
  values: (facts: F) => FieldValues
  conditions: readonly { key: string; name: string; holds: (facts: F) => boolean }[]
  demands: LetterWords['demands']
  builtIn: readonly TemplateBlock[]
}

/** @param blocks the body's own wording; absent: the built-in text */
export function worded<F>(design: LetterDesign<F>, facts: F, blocks?: readonly TemplateBlock[]): LetterText {
  const holds = new Set(design.conditions.filter((one) => one.holds(facts)).map((one) => one.key))
  const filled = fill(blocks ?? design.builtIn, design.values(facts), holds)
  return { title: design.title(facts), word: design.word, ...filled }
}

type FieldWish = Partial<Pick<DesignedField, 'shape' | 'mayBeEmpty' | 'onlyWhen'>>

export function field(key: string, name: string, { shape = 'text', mayBeEmpty = false, onlyWhen }: FieldWish = {}) {
  return { key, name, shape, mayBeEmpty, onlyWhen } satisfies DesignedField
}

/** Fields of every letter. */
export const commonFields: readonly DesignedField[] = [
  field('organ.name', '发文机关'),
  field('item.name', '事项名称'),
  field('case.number', '办件编号'),
  field('case.queryCode', '查询码'),
  field('applicant.name', '申请人'),
  field('filed.on', '申请日期'),
  field('law.clause', '法律依据（行政许可事项才有）', { mayBeEmpty: true }),
]

/** @param article of 行政许可法, on which this letter of a licence rests */
export function commonValues(facts: LetterFacts, article?: string): FieldValues {
  return {
    'organ.name': facts.organName,
    'item.name': facts.itemName,
    'case.number': facts.caseNumber,
    'case.queryCode': facts.queryCode,
    'applicant.name': facts.applicantName,
    'filed.on': chineseDate(facts.filedOn),
    'law.clause': article && facts.law === 'licence' ? `依照《中华人民共和国行政许可法》${article}，` : '',
  }
}

/** The named parts of one fact as fields, empty while there is no such fact: `said('opened', …, ['by'])` is `opened.by`. */
export function said<K extends string>(
  name: string,
  fact: Partial<Record<K, string>> | undefined,
  parts: readonly K[],
) {
  return Object.fromEntries(parts.map((part) => [`${name}.${part}`, fact?.[part] ?? '']))
}

/** What one provision demands, by field and the name of what it says. */
export function demandedBy(basis: string, named: Readonly<Record<string, string>>): LetterWords['demands'] {
  return Object.entries(named).map(([key, name]) => ({ field: key, name, basis }))
}

export const RECEIVED = '您（单位）于{{filed.on}}提交的“{{item.name}}”申请（办件编号：{{case.number}}）收悉。'

export const limitFields: readonly DesignedField[] = [
  field('statutory.limit', '法定时限'),
  field('statutory.due', '法定时限的最后一天'),
  field('promised.limit', '承诺时限'),
  field('promised.due', '承诺时限的最后一天'),
  field('provisional.note', '放假安排尚未公布的说明', { mayBeEmpty: true }),
]

export function limitValues(facts: LetterFacts): FieldValues {
  const { statutory, promised } = facts
  return {
    'statutory.limit': statutory?.limit ?? '',
    'statutory.due': statutory ? chineseDate(statutory.due) : '',
    'promised.limit': promised?.limit ?? '',
    'promised.due': promised ? chineseDate(promised.due) : '',
    'provisional.note': provisionalNote(facts),
  }
}

/** @param reckoned how the last days were reckoned, when that is to be said */
export const limitRows = (reckoned = '') => [
  { label: '法定时限', text: `{{statutory.limit}}，至{{statutory.due}}${reckoned}` },
  { label: '承诺时限', text: `{{promised.limit}}，至{{promised.due}}${reckoned}` },
]
export const AS_PLANNED = '（按预计结束日推算）'

/** The derivation of the dates, as the pages show it. */
export const derivationField = field('clock.lines', '期限计算', { shape: 'table' })

export function derivationValue({ lines }: LetterFacts): FieldValues {
  return {
    'clock.lines': {
      columns: [
        { title: '起止', share: 3 },
        { title: '计入', share: 2 },
        { title: '说明', share: 5 },
        { title: '依据', share: 4 },
      ],
      rows: lines.map((line) => [
        line.to === line.from
          ? chineseDate(line.from)
          : `${chineseDate(line.from)}至${line.to ? chineseDate(line.to) : '今'}`,
        line.adds > 0 ? `延长 ${line.adds} 天` : line.counted ? `${line.days} 天` : '不计入',
        line.why,
        line.article,
      ]),
    },
  }
}

export const remediesField = field('remedies', '权利救济', { shape: 'list' })
export const remediesValue = (facts: LetterFacts): FieldValues => ({ remedies: remediesAgainst(facts.organName) })
/** 行政许可法 art. 7 gives the right; art. 38(2) demands that a denial tells of it. */
export const remediesDemand = (basis: string) => ({ field: 'remedies', name: '权利救济', basis })

/** Why, and on which provision. */
export const reasonAndBasis: readonly TemplateBlock[] = [
  { kind: 'paragraph', text: '理由：{{decision.reason}}' },
  { kind: 'paragraph', text: '依据：{{decision.basis}}' },
]
