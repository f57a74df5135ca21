/** The published list as a file; of the national exchange also what could not go in, and why. */
import { Button } from 'antd'
import { useState } from 'react'
import type { FileAnswer, InputOf } from '#kernel/contract.ts'
import { exportItems } from '#modules/catalogue/contract.ts'
import { call } from '../../../client/call.ts'
import { asProblem, type ProblemError } from '../../../client/problem.ts'
import { saveFile } from '../../../client/save-file.ts'
import { Buttons, Stack } from '../../../ui/card.tsx'
import { csvOf } from '../../../ui/csv.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Figure } from '../../../ui/figure.tsx'
import { ScrollArea } from '../../../ui/scroll-area.tsx'
import { ErrorBox } from '../../../ui/states.tsx'
import { countWords } from '../../../words/format.ts'
import { workImportWords } from '../../../words/zh/work-import.ts'
import css from './imports.module.css'

const words = workImportWords.exports

type Format = NonNullable<InputOf<typeof exportItems>['format']>
type LeftOut = { code: string; name: string; organName: string; lacking: string[] }
type Exchange = { file: FileAnswer; whole: number; leftOut: LeftOut[] }

const MOST_SHOWN = 100

export function ExportButton() {
  const [open, setOpen] = useState(false)
  const [pending, setPending] = useState<Format>()
  const [problem, setProblem] = useState<ProblemError>()
  const [exchange, setExchange] = useState<Exchange>()
  const ask = async (format: Format) => {
    setPending(format)
    setProblem(undefined)
    try {
      const file = await call(exportItems, { format })
      if (format === 'national') setExchange(exchangeIn(file))
      else saveFile(file)
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setPending(undefined)
    }
  }
  const close = () => {
    setOpen(false)
    setExchange(undefined)
    setProblem(undefined)
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.title}</Button>
      <Dialog open={open} wide title={words.label} onClose={close}>
        <Stack>
          <Buttons>
            {(['xlsx', 'json', 'national'] as const).map((format) => (
              <Button
                key={format}
                loading={pending === format}
                disabled={pending !== undefined}
                onClick={() => void ask(format)}
              >
                {words[format]}
              </Button>
            ))}
          </Buttons>
          {problem ? <ErrorBox problem={problem} /> : null}
          {exchange ? <ExchangeReport exchange={exchange} /> : null}
        </Stack>
      </Dialog>
    </>
  )
}

function exchangeIn(file: FileAnswer): Exchange {
  const { tables: rows, leftOut } = JSON.parse(new TextDecoder().decode(file.content)) as {
    tables: Record<string, unknown[]>
    leftOut: LeftOut[]
  }
  return { file, whole: rows.up_task_directory?.length ?? 0, leftOut }
}

function ExchangeReport({ exchange: { file, whole, leftOut } }: { exchange: Exchange }) {
  return (
    <Stack>
      <h3>{words.nationalTitle}</h3>
      <div className={css.figures}>
        <Figure label={words.whole} value={countWords(whole)} unit={words.unit} />
        <Figure
          label={words.leftOut}
          value={countWords(leftOut.length)}
          unit={words.unit}
          tone={leftOut.length > 0 ? 'warning' : 'plain'}
        />
      </div>
      <p>{leftOut.length > 0 ? words.text : words.allIn}</p>
      <Buttons>
        <Button type="primary" onClick={() => saveFile(file)}>
          {words.save}
        </Button>
        {leftOut.length > 0 ? <Button onClick={() => saveLeftOut(leftOut)}>{words.saveLeftOut}</Button> : null}
      </Buttons>
      {leftOut.length > 0 ? (
        <ScrollArea as="ul" className={css.leftOut} label={words.table}>
          {leftOut.slice(0, MOST_SHOWN).map((one) => (
            <li key={one.code}>
              {one.name}（{one.organName}）<p className={css.quiet}>{words.lacking(one.lacking.join('、'))}</p>
            </li>
          ))}
        </ScrollArea>
      ) : null}
      {leftOut.length > MOST_SHOWN ? <p className={css.quiet}>{words.more(leftOut.length - MOST_SHOWN)}</p> : null}
    </Stack>
  )
}

function saveLeftOut(leftOut: readonly LeftOut[]): void {
  const rows = leftOut.map(({ name, code, organName, lacking }) => [name, code, organName, lacking.join('、')])
  saveFile({
    content: new TextEncoder().encode(csvOf([[...words.columns], ...rows])),
    mediaType: 'text/csv;charset=utf-8',
    name: `${words.table}.csv`,
  })
}
