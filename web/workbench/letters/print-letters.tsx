/** Several letters as one file for the printer, opened beside this page. */
import { Button } from 'antd'
import { mostPrinted, printLetters } from '#modules/cases/contract.ts'
import { addressOf } from '../../client/call.ts'
import { workLetterWords as words } from '../../words/zh/work-letters.ts'
import css from './letters.module.css'

type PrintProps = {
  /** All there are: printed while none is chosen. */
  ids: readonly string[]
  chosen: readonly string[]
}

export function PrintLetters({ ids, chosen }: PrintProps) {
  const printed = chosen.length > 0 ? chosen : ids
  if (printed.length > mostPrinted) return <p className={css.quiet}>{words.printTooMany(mostPrinted)}</p>
  const href = addressOf(printLetters, { letters: printed.join(',') })
  return (
    <div className={css.tools}>
      <Button href={href} target="_blank" rel="noreferrer">
        {chosen.length > 0 ? words.printChosen(chosen.length) : words.printAll(ids.length)}
      </Button>
    </div>
  )
}
