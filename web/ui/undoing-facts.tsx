/** One undoing of a grant in reading form, the same for its holder and for staff. */
import type { OutputOf } from '#kernel/contract.ts'
import type { casePage } from '#modules/cases/contract.ts'
import { dateWords, fullDateWords, moneyWords } from '../words/format.ts'
import { undoingWords as words } from '../words/zh/undoing.ts'
import { uiWords } from '../words/zh/ui.ts'
import { type Fact, FactList } from './fact-list.tsx'

export type Undoing = OutputOf<typeof casePage>['undoings'][number]

export function UndoingFacts({ of, columns }: { of: Undoing; columns?: 1 | 2 }) {
  return <FactList columns={columns} facts={factsOf(of)} />
}

function factsOf(of: Undoing): Fact[] {
  const { facts } = words
  const maybe = (key: keyof typeof facts, value: string | undefined): Fact[] =>
    value ? [{ key, label: facts[key], value }] : []
  return [
    { key: 'ground', label: facts.ground, value: `${of.groundTitle}（${of.article}）` },
    { key: 'reason', label: facts.reason, value: of.reason },
    { key: 'basis', label: facts.basis, value: of.basis },
    ...maybe('terms', of.newTerms),
    { key: 'toldOn', label: facts.toldOn, value: dateWords(of.toldOn) },
    ...maybe(
      'answerBy',
      of.answerBy &&
        words.until(dateWords(of.answerBy)) +
          (of.answerProvisional ? `（${uiWords.provisional}：${uiWords.provisionalText}）` : ''),
    ),
    ...maybe(
      'statement',
      of.statement && `${of.statement}（${words.stated(fullDateWords(of.statedOn!), of.statedTo)}）`,
    ),
    ...maybe('decidedOn', of.decidedOn && dateWords(of.decidedOn)),
    ...maybe('decision', of.decidedOn && of.decision),
    ...owedFacts(of),
  ]
}

function owedFacts({ compensation, owed, compensationBasis, paidOn, voucher }: Undoing): Fact[] {
  if (compensation === undefined) return []
  const amount = words.owed(owed ?? '', moneyWords(compensation), compensationBasis ?? '')
  const stated = { key: 'compensation', label: words.facts.compensation, value: amount }
  if (compensation === 0) return [stated]
  const paid = paidOn ? words.paid(dateWords(paidOn), voucher ?? '') : words.unpaid
  return [stated, { key: 'paid', label: words.facts.paid, value: paid }]
}
