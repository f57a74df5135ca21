/** 证照归集: handing in a list of licences issued elsewhere, and the lists there have been. */
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import {
  gatheringColumns,
  gatherings,
  gatheringStatuses,
  licenceTypes,
  stageGathering,
} from '#modules/licences/contract.ts'
import { type RowOf, useAct, usePages, useView } from '../../client/hooks.ts'
import { Card, Columns, Stack } from '../../ui/card.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Empty, ErrorBox } from '../../ui/states.tsx'
import { momentWords } from '../../words/format.ts'
import { gatheringWords as words } from '../../words/zh/work-gathering.ts'
import { ListExport } from '../exports/list-export.tsx'

type Row = RowOf<typeof gatherings>

export function GatheringsPage() {
  const pages = usePages(gatherings, { limit: 30 })
  return (
    <Stack>
      <PageTitle text={words.title} />
      <p>{words.text}</p>
      {pages.first?.bodies.length ? <Stage bodies={pages.first.bodies} /> : null}
      <KeysetTable
        caption={words.list}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.id}
        linkTo={(row) => `/work/licences/gatherings/${row.id}`}
        exports={<ListExport pages={pages} of={words.list} />}
        empty={<Empty title={words.none} />}
      />
    </Stack>
  )
}

function Stage({ bodies }: { bodies: readonly { id: string; name: string }[] }) {
  const types = useView(licenceTypes, {})
  const act = useAct(stageGathering)
  const go = useNavigate()
  const [given, setGiven] = useState({ organId: '', typeKey: '', source: '' })
  const [file, setFile] = useState<File>()
  const [tried, setTried] = useState(false)
  const organId = given.organId || (bodies.length === 1 ? bodies[0]!.id : '')
  const missing = (value: string) => (tried && value.trim() === '' ? words.needed : undefined)
  const send = async () => {
    setTried(true)
    if (!file || !organId || !given.typeKey || given.source.trim() === '') return
    const staged = await act.run({ ...given, organId, name: file.name, content: file as never })
    if (staged) await go({ to: `/work/licences/gatherings/${staged.id}` as string })
  }
  return (
    <Card title={words.stage}>
      <Stack>
        <p>{words.columnsText(Object.values(gatheringColumns).join('、'))}</p>
        <Columns least="260px">
          <SelectField
            label={words.organ}
            required
            options={bodies.map((body) => ({ value: body.id, label: body.name }))}
            value={organId}
            error={missing(organId)}
            onChange={(value) => setGiven({ ...given, organId: value })}
          />
          <SelectField
            label={words.type}
            required
            options={(types.data?.rows ?? []).map((type) => ({ value: type.key, label: type.title }))}
            value={given.typeKey}
            error={missing(given.typeKey)}
            onChange={(typeKey) => setGiven({ ...given, typeKey })}
          />
          <TextField
            label={words.source}
            help={words.sourceHelp}
            required
            maxLength={60}
            value={given.source}
            error={missing(given.source)}
            onChange={(source) => setGiven({ ...given, source })}
          />
        </Columns>
        <FileDrop
          label={words.file}
          files={file ? [{ id: file.name, name: file.name, bytes: file.size }] : []}
          upload={(chosen) => {
            setFile(chosen)
            return Promise.resolve({ id: chosen.name, name: chosen.name, bytes: chosen.size })
          }}
          onKept={() => undefined}
          onRemove={() => setFile(undefined)}
          accept={['.xlsx', '.csv', '.json']}
          maxBytes={20 * 1024 * 1024}
          single
          error={missing(file?.name ?? '')}
        />
        {act.problem ? <ErrorBox problem={act.problem} /> : null}
        <div>
          <Button type="primary" loading={act.pending} onClick={() => void send()}>
            {words.stage}
          </Button>
        </div>
      </Stack>
    </Card>
  )
}

const titles = words.columns

const columns: readonly [Column<Row>, ...Column<Row>[]] = [
  { key: 'type', title: titles.type, cell: (row) => row.typeTitle, text: (row) => row.typeTitle },
  { key: 'at', title: titles.at, cell: (row) => words.by(row.madeBy, momentWords(row.madeAt)) },
  { key: 'organ', title: titles.organ, cell: (row) => row.organName },
  { key: 'source', title: titles.source, cell: (row) => row.source },
  { key: 'status', title: titles.status, cell: (row) => gatheringStatuses[row.status] },
  { key: 'counts', title: titles.counts, cell: (row) => words.counts(row) },
]
