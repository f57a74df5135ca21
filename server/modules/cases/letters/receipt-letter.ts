/**
 * 电子送达回证: that a letter was opened. 行政许可法 has no article on electronic service: what proves it is the record of the
 * opening, and what the body settled.
 */
import type { FieldValues } from '../rules/letter-template.ts'
import { commonValues, demandedBy, field, type LetterDesign, said } from './letter-design.ts'
import type { LetterFacts, OpenedLetter } from './letter-words.ts'

type About<F> = {
  word: string
  values: (facts: F) => FieldValues
  /** The field that names whom it was served on. */
  servedOn: string
  number: { label: string; text: string }
}

/** One shape for letters of cases and about licences. */
export function receiptDesign<F extends { opened?: OpenedLetter }>({
  word,
  values,
  servedOn,
  number,
}: About<F>): LetterDesign<F> {
  return {
    name: '电子送达回证',
    title: () => '电子送达回证',
    word,
    silent: true,
    message: (facts) => `“${facts.opened?.title ?? ''}”已经查阅。`,
    fields: [
      field('opened.title', '送达的文书'),
      field('opened.number', '文书编号'),
      field('opened.at', '查阅的时间'),
      field('opened.by', '查阅人'),
    ],
    values: (facts) => ({ ...values(facts), ...said('opened', facts.opened, ['title', 'number', 'at', 'by']) }),
    conditions: [],
    demands: demandedBy('送达回证的内容', {
      [servedOn]: '受送达人',
      'opened.number': '文书编号',
      'opened.at': '查阅的时间',
      'opened.by': '查阅人',
    }),
    builtIn: [
      {
        kind: 'facts',
        rows: [
          { label: '受送达人', text: `{{${servedOn}}}` },
          number,
          { label: '送达文书', text: '{{opened.title}}（{{opened.number}}）' },
          { label: '送达方式', text: '电子送达（政务服务平台）' },
          { label: '查阅时间', text: '{{opened.at}}' },
          { label: '查阅人', text: '{{opened.by}}' },
        ],
      },
      { kind: 'paragraph', text: '以上由平台在受送达人第一次打开文书时自动记录，再次打开不改变本记录。' },
    ],
  }
}

export const receiptLetter = receiptDesign<LetterFacts>({
  word: '电送',
  values: commonValues,
  servedOn: 'applicant.name',
  number: { label: '办件编号', text: '{{case.number}}' },
})
