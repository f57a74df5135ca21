/** Has the list written as a file: which format, how far it is, and where it will be found. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { CaseFilter } from '#modules/cases/contract.ts'
import { exportWorklist } from '#modules/cases/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ChoiceField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { worklistWords } from '../../words/zh/work-worklist.ts'
import { ExportList } from '../exports/export-list.tsx'

const words = worklistWords.exports

type Format = keyof typeof words.formats

export function ExportButton({ filter, count }: { filter: CaseFilter; count: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.open}</Button>
      {open ? <ExportDialog filter={filter} count={count} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function ExportDialog({ filter, count, onClose }: { filter: CaseFilter; count: string; onClose: () => void }) {
  const [format, setFormat] = useState<Format>('xlsx')
  const [begun, setBegun] = useState<string>()
  const { run, pending, problem } = useAct(exportWorklist)
  const begin = async () => {
    const answer = await run({ ...filter, format })
    if (answer) setBegun(answer.exportId)
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
          <p>{words.what(count)}</p>
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
