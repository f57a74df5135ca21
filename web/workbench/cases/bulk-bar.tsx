/** What may be done to the chosen rows at once; afterwards each row's own answer. */
import { Button } from 'antd'
import { useState } from 'react'
import type { BulkVerdict } from '#kernel/contract.ts'
import { acceptCases, type CaseListRow } from '#modules/cases/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { uiWords } from '../../words/zh/ui.ts'
import { worklistWords } from '../../words/zh/work-worklist.ts'
import lists from './lists.module.css'
import { ShortNumber } from './columns.tsx'

const words = worklistWords.bulk
const MOST = 100
/** So many are sent together; between them the progress moves. */
const TOGETHER = 10

export function BulkBar({ rows, onClear }: { rows: readonly CaseListRow[]; onClear: () => void }) {
  const [asking, setAsking] = useState<readonly CaseListRow[]>()
  return (
    <>
      {rows.length > 0 ? (
        <section className={lists.bulk} aria-label={words.title}>
          <span>{words.chosen(rows.length)}</span>
          <Button type="primary" onClick={() => setAsking(rows)}>
            {words.accept(rows.length)}
          </Button>
          <Button onClick={onClear}>{words.clear}</Button>
        </section>
      ) : null}
      {asking ? (
        <AcceptDialog
          rows={asking}
          onClose={(tried) => {
            setAsking(undefined)
            if (tried) onClear()
          }}
        />
      ) : null}
    </>
  )
}

function AcceptDialog({ rows, onClose }: { rows: readonly CaseListRow[]; onClose: (tried: boolean) => void }) {
  const [verdicts, setVerdicts] = useState<readonly BulkVerdict[]>()
  const [running, setRunning] = useState(false)
  const { run, problem } = useAct(acceptCases)
  const tooMany = rows.length > MOST
  const begin = async () => {
    setRunning(true)
    const told: BulkVerdict[] = []
    for (let at = 0; at < rows.length; at += TOGETHER) {
      const answer = await run({ ids: rows.slice(at, at + TOGETHER).map((row) => row.id) })
      if (!answer) break
      told.push(...answer.rows)
      setVerdicts([...told])
    }
    setRunning(false)
  }
  const over = verdicts !== undefined && !running
  return (
    <Dialog
      open
      wide
      title={words.title}
      onClose={() => (running ? undefined : onClose(verdicts !== undefined))}
      footer={
        over ? (
          <Button type="primary" onClick={() => onClose(true)}>
            {words.close}
          </Button>
        ) : (
          <>
            <Button type="primary" loading={running} disabled={tooMany} onClick={() => void begin()}>
              {words.verb}
            </Button>
            <Button disabled={running} onClick={() => onClose(false)}>
              {uiWords.cancel}
            </Button>
          </>
        )
      }
    >
      {verdicts ? (
        <Verdicts rows={rows} verdicts={verdicts} running={running} />
      ) : (
        <>
          <p>{tooMany ? words.most : words.effect(rows.length)}</p>
          <p>{words.article}</p>
        </>
      )}
      {problem ? (
        <>
          <p>{words.stopped}</p>
          <ErrorBox problem={problem} />
        </>
      ) : null}
    </Dialog>
  )
}

type VerdictsProps = { rows: readonly CaseListRow[]; verdicts: readonly BulkVerdict[]; running: boolean }

function Verdicts({ rows, verdicts, running }: VerdictsProps) {
  const done = verdicts.filter((one) => one.done).length
  const byId = new Map(rows.map((row) => [row.id, row]))
  // What was refused is what one has to read: it stands first.
  const ordered = verdicts.toSorted((a, b) => Number(a.done) - Number(b.done))
  return (
    <>
      {running ? <progress aria-label={words.title} max={rows.length} value={verdicts.length} /> : null}
      <output>
        {running ? words.progress(verdicts.length, rows.length) : words.result(done, verdicts.length - done)}
      </output>
      <div className={lists.scroll}>
        <table className={lists.ownFilters}>
          <caption className="unseen">{words.list}</caption>
          <thead>
            <tr>
              <th scope="col">{words.number}</th>
              <th scope="col">{words.applicant}</th>
              <th scope="col">{words.verdict}</th>
            </tr>
          </thead>
          <tbody>
            {ordered.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  <ShortNumber number={byId.get(one.id)?.number ?? ''} />
                </th>
                <td>{byId.get(one.id)?.applicantName}</td>
                <td>
                  <StateTag tone={one.done ? 'success' : 'danger'}>{one.done ? words.done : words.refused}</StateTag>
                  {one.title ? <p>{reasonOf(one)}</p> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function reasonOf({ title = '', facts }: BulkVerdict): string {
  const open = Array.isArray(facts?.['open']) ? (facts['open'] as { title: string }[]) : []
  return open.length > 0 ? `${title}。${words.openNow(open.map((one) => one.title).join('、'))}` : title
}
