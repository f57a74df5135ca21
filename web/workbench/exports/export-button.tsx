/** Has the list written as a file: which format, how far it is, and where it will be found. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { Route } from '#kernel/contract.ts'
import type { CallInput } from '../../client/call.ts'
import { useAct } from '../../client/hooks.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ChoiceField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { worklistWords } from '../../words/zh/work-worklist.ts'
import { ExportList } from './export-list.tsx'

const words = worklistWords.exports

type Format = keyof typeof words.formats

export type ExportButtonProps<R extends Route> = {
  /** The act that begins to write the list. */
  route: R
  filter: Omit<CallInput<R>, 'format'>
  /** What will be in it, in a sentence. */
  what: string
  /** Names the list, where a page has several. */
  of?: string
}

export function ExportButton<R extends Route>(props: ExportButtonProps<R>) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        {words.open}
        {props.of ? <span className="unseen">：{props.of}</span> : null}
      </Button>
      {open ? <ExportDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function ExportDialog<R extends Route>({
  route,
  filter,
  what,
  onClose,
}: ExportButtonProps<R> & { onClose: () => void }) {
  const [format, setFormat] = useState<Format>('xlsx')
  const [begun, setBegun] = useState<string>()
  const { run, pending, problem } = useAct(route)
  const begin = async () => {
    const answer = await run({ ...filter, format } as unknown as CallInput<R>)
    if (answer) setBegun((answer as unknown as { exportId: string }).exportId)
  }
  return (
    <Dialog
      open
      title={words.title}
      onClose={onClose}
      footer={
        begun ? (
          <Link to={'/work/exports' as string}>{words.page}</Link>
        ) : (
          <Button type="primary" loading={pending} onClick={() => void begin()}>
            {words.begin}
          </Button>
        )
      }
    >
      {begun ? (
        <>
          <p>{words.begun}</p>
          <ExportList only={begun} />
        </>
      ) : (
        <>
          <p>{what}</p>
          <ChoiceField
            label={words.format}
            required
            inline
            options={Object.entries(words.formats).map(([value, label]) => ({ value, label }))}
            value={format}
            onChange={(value) => setFormat(value as Format)}
          />
        </>
      )}
      {problem ? <ErrorBox problem={problem} /> : null}
    </Dialog>
  )
}
