/** What the pages of the cash book have in common: the entries, sums in words, and a sum that is counted. */
import { Link } from '@tanstack/react-router'
import type { CashEntry } from '#modules/payments/contract.ts'
import type { Column } from '../../ui/keyset-table.tsx'
import { LongTextField, TextField } from '../../ui/field.tsx'
import { momentWords, moneyWords } from '../../words/format.ts'
import { shiftWords as words } from '../../words/zh/work-shifts.ts'
import css from './payments.module.css'

const YUAN = /^-?\d{1,8}(\.\d{1,2})?$/

/** In 分; undefined where no sum stands. */
export const fenOf = (typed: string): number | undefined =>
  YUAN.test(typed.trim()) ? Math.round(Number(typed) * 100) : undefined

export function differenceWords(fen: number): string {
  if (fen === 0) return words.equal
  return fen > 0 ? words.more(moneyWords(fen)) : words.less(moneyWords(-fen))
}

/** With its sign, as a drawer that gave back more than it took has less than nothing. */
export const sumWords = (fen: number): string => (fen < 0 ? `-${moneyWords(-fen)}` : moneyWords(fen))

export type Counted = { typed: string; reason: string }

type CountedProps = {
  of: Counted
  onChange: (counted: Counted) => void
  /** What it is held against, in 分. */
  against: number
  tried: boolean
  labels: { amount: string; help?: string; reason: string; same: string; differs: (words: string) => string }
}

/** Undefined until a sum stands there, and a reason where it differs. */
export function countedOf({ typed, reason }: Counted, against: number): { fen: number; reason?: string } | undefined {
  const fen = fenOf(typed)
  if (fen === undefined) return undefined
  if (fen === against) return { fen }
  return reason.trim().length < 5 ? undefined : { fen, reason: reason.trim() }
}

export function CountedFields({ of, onChange, against, tried, labels }: CountedProps) {
  const fen = fenOf(of.typed)
  const differs = fen !== undefined && fen !== against
  return (
    <>
      <TextField
        label={labels.amount}
        help={labels.help}
        required
        inputMode="text"
        maxLength={12}
        value={of.typed}
        error={tried && fen === undefined ? words.amountWrong : undefined}
        onChange={(typed) => onChange({ ...of, typed })}
      />
      <output>
        {fen === undefined ? null : differs ? labels.differs(differenceWords(fen - against)) : labels.same}
      </output>
      {differs ? (
        <LongTextField
          label={labels.reason}
          required
          maxLength={500}
          value={of.reason}
          error={tried && of.reason.trim().length < 5 ? words.reasonWrong : undefined}
          onChange={(reason) => onChange({ ...of, reason })}
        />
      ) : null}
    </>
  )
}

const titles = words.columns

export const entryColumns: readonly [Column<CashEntry>, ...Column<CashEntry>[]] = [
  {
    key: 'number',
    title: titles.number,
    cell: (row) => (
      <Link className={css.whole} to={`/work/payments/${row.billId}` as string}>
        {row.caseNumber}
      </Link>
    ),
    text: (row) => row.caseNumber,
  },
  { key: 'at', title: titles.at, cell: (row) => momentWords(row.at), text: (row) => row.at },
  { key: 'title', title: titles.title, cell: (row) => row.title, text: (row) => row.title },
  { key: 'payer', title: titles.payer, cell: (row) => row.payerName, text: (row) => row.payerName },
  { key: 'kind', title: titles.kind, cell: (row) => row.kindTitle, text: (row) => row.kindTitle },
  {
    key: 'amount',
    title: titles.amount,
    align: 'right',
    cell: (row) => <span className={css.sum}>{sumWords(row.kind === 'taken' ? row.amount : -row.amount)}</span>,
    text: (row) => String(row.kind === 'taken' ? row.amount : -row.amount),
  },
]
