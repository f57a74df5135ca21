/** One act on many cases: what it does, how far it is, and afterwards each case's own answer. */
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { BulkVerdict } from '#kernel/contract.ts'
import type { CaseListRow } from '#modules/cases/contract.ts'
import type { ProblemError } from '../../client/problem.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ScrollArea } from '../../ui/scroll-area.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { uiWords } from '../../words/zh/ui.ts'
import { worklistWords } from '../../words/zh/work-worklist.ts'
import { ShortNumber } from './columns.tsx'
import lists from './lists.module.css'
import { openToStaff } from './open-to-staff.ts'

const words = worklistWords.bulk
export type BulkAct = keyof typeof words.acts
const MOST = 100
/** So many are sent together; between them the progress moves. */
const TOGETHER = 10

type Props = {
  act: BulkAct
  rows: readonly CaseListRow[]
  send: (ids: string[]) => Promise<{ rows: BulkVerdict[] } | undefined>
  problem: ProblemError | undefined
  /** Whether all is said that the act needs to be told. */
  ready?: () => boolean
  /** What the act needs to be told. */
  children?: ReactNode
  onClose: (tried: boolean) => void
}

export function BulkDialog({ act, rows, send, problem, ready, children, onClose }: Props) {
  const own = words.acts[act]
  const [verdicts, setVerdicts] = useState<readonly BulkVerdict[]>()
  const [running, setRunning] = useState(false)
  const tooMany = rows.length > MOST
  const begin = async () => {
    if (ready && !ready()) return
    setRunning(true)
    const told: BulkVerdict[] = []
    for (let at = 0; at < rows.length; at += TOGETHER) {
      const answer = await send(rows.slice(at, at + TOGETHER).map((row) => row.id))
      if (!answer) break
      told.push(...answer.rows)
      setVerdicts([...told])
    }
    setRunning(false)
  }
  return (
    <Dialog
      open
      wide
      title={own.title}
      onClose={() => (running ? undefined : onClose(verdicts !== undefined))}
      footer={
        verdicts !== undefined && !running ? (
          <Button type="primary" onClick={() => onClose(true)}>
            {words.close}
          </Button>
        ) : (
          <>
            <Button type="primary" loading={running} disabled={tooMany} onClick={() => void begin()}>
              {own.verb}
            </Button>
            <Button disabled={running} onClick={() => onClose(false)}>
              {uiWords.cancel}
            </Button>
          </>
        )
      }
    >
      {verdicts ? (
        <Verdicts act={act} rows={rows} verdicts={verdicts} running={running} />
      ) : (
        <>
          <p>{tooMany ? words.most : own.effect(rows.length)}</p>
          {own.article ? <p>{own.article}</p> : null}
          {children}
        </>
      )}
      {problem ? (
        <>
          {verdicts ? <p>{words.stopped}</p> : null}
          <ErrorBox problem={problem} />
        </>
      ) : null}
    </Dialog>
  )
}

type VerdictsProps = Pick<Props, 'act' | 'rows'> & { verdicts: readonly BulkVerdict[]; running: boolean }

function Verdicts({ act, rows, verdicts, running }: VerdictsProps) {
  const { title, done: doneWord, refused } = words.acts[act]
  const done = verdicts.filter((one) => one.done).length
  const byId = new Map(rows.map((row) => [row.id, row]))
  // What was refused is what one has to read: it stands first.
  const ordered = verdicts.toSorted((a, b) => Number(a.done) - Number(b.done))
  return (
    <>
      {running ? <progress aria-label={title} max={rows.length} value={verdicts.length} /> : null}
      <output>
        {running
          ? words.progress(verdicts.length, rows.length)
          : words.result(doneWord, done, refused, verdicts.length - done)}
      </output>
      <ScrollArea label={words.list} className={lists.scroll}>
        <table className={`${lists.ownFilters} ${lists.verdicts}`}>
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
                  <StateTag tone={one.done ? 'success' : 'danger'}>{one.done ? doneWord : refused}</StateTag>
                  {one.title ? <p>{reasonOf(one)}</p> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </>
  )
}

function reasonOf({ title = '', facts }: BulkVerdict): string {
  const open = openToStaff(facts?.['open']) ?? []
  return open.length > 0 ? `${title}。${words.openNow(open.join('、'))}` : title
}
