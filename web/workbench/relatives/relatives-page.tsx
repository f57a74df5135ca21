/** A clerk records who acts for an elder or a child, on papers just seen, and looks up what is recorded. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { relatives } from '#modules/counter/contract.ts'
import { checkIdNumber, findApplicant, revokeMandate } from '#modules/identity/contract.ts'
import { type RowOf, useAct, usePages } from '../../client/hooks.ts'
import { Card, Columns, Stack } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Empty, ErrorBox } from '../../ui/states.tsx'
import { fullDateWords } from '../../words/format.ts'
import { portalAccountWords } from '../../words/zh/portal-account.ts'
import { relativeWords } from '../../words/zh/relatives.ts'
import { MandateScans } from '../people/mandate-scans.tsx'
import { RecordRelative } from './record-relative.tsx'

const words = relativeWords.work
type Row = RowOf<typeof relatives>
type Found = { id: string; name: string; identifierMasked: string }

export function RelativesPage() {
  const [found, setFound] = useState<Found | null>()
  return (
    <Stack>
      <PageTitle text={words.title} />
      <p>{words.text}</p>
      <Columns least="420px">
        <Card title={words.record}>
          <RecordRelative />
        </Card>
        <Stack>
          <Card title={words.find}>
            <Find onFound={setFound} />
            {found === null ? <p aria-live="polite">{words.notFound}</p> : null}
            {found ? (
              <p aria-live="polite">
                {found.name}　{found.identifierMasked}
              </p>
            ) : null}
          </Card>
          {found ? (
            <>
              <Mandates person={found} which="given" />
              <Mandates person={found} which="held" />
            </>
          ) : null}
        </Stack>
      </Columns>
    </Stack>
  )
}

function Find({ onFound }: { onFound: (found: Found | null) => void }) {
  const act = useAct(findApplicant)
  const [idNumber, setIdNumber] = useState('')
  const [tried, setTried] = useState(false)
  const wrong = tried && !checkIdNumber(idNumber) ? words.wrongId : undefined
  const find = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!checkIdNumber(idNumber)) return
    const answer = await act.run({ identifier: idNumber.trim().toUpperCase() })
    if (answer) onFound(answer.applicant)
  }
  return (
    <form noValidate onSubmit={(event) => void find(event)}>
      <Stack>
        {act.problem ? <ErrorBox problem={act.problem} /> : null}
        <TextField
          label={words.idNumber}
          required
          maxLength={18}
          value={idNumber}
          error={wrong}
          onChange={setIdNumber}
        />
        <div>
          <Button htmlType="submit" loading={act.pending}>
            {words.findButton}
          </Button>
        </div>
      </Stack>
    </form>
  )
}

function Mandates({ person, which }: { person: Found; which: 'given' | 'held' }) {
  const pages = usePages(relatives, { personId: person.id, which, limit: 20 })
  const act = useAct(revokeMandate)
  const [ending, setEnding] = useState<Row>()
  const close = () => {
    setEnding(undefined)
    act.reset()
  }
  const title = which === 'given' ? words.given : words.held
  return (
    <Card title={title}>
      <KeysetTable
        caption={title}
        columns={columnsFor(setEnding)}
        pages={pages}
        rowKey={(row) => row.id}
        empty={<Empty title={words.none} />}
      />
      <ReasonDialog
        open={ending !== undefined}
        title={relativeWords.revoke}
        effect={relativeWords.revokeEffect(which === 'given' ? (ending?.name ?? '') : person.name)}
        verb={relativeWords.revoke}
        danger
        reason="none"
        act={act}
        onConfirm={() => void (ending && act.run({ id: ending.id }).then((done) => done && close()))}
        onClose={close}
      />
    </Card>
  )
}

function columnsFor(onEnd: (row: Row) => void): [Column<Row>, ...Column<Row>[]] {
  const titles = words.columns
  return [
    { key: 'who', title: titles.who, cell: (row) => `${row.name} ${row.idMasked}` },
    { key: 'kind', title: titles.kind, cell: (row) => [row.basisTitle, row.papers].filter(Boolean).join('，') },
    { key: 'relation', title: titles.relation, cell: (row) => row.relationTitle },
    {
      key: 'period',
      title: titles.period,
      cell: (row) =>
        `${fullDateWords(row.validFrom)}—${row.validTo ? fullDateWords(row.validTo) : portalAccountWords.forever}`,
    },
    {
      key: 'state',
      title: titles.state,
      cell: (row) => (
        <StateTag tone={row.live ? 'success' : 'neutral'}>
          {row.live ? portalAccountWords.live : portalAccountWords.ended}
        </StateTag>
      ),
    },
    {
      key: 'scans',
      title: titles.scans,
      cell: (row) => <MandateScans of={row} agent={row.name} />,
    },
    {
      key: 'act',
      title: titles.act,
      cell: (row) =>
        row.can.includes('revoke') ? (
          <Button danger size="small" aria-label={`${relativeWords.revoke} ${row.name}`} onClick={() => onEnd(row)}>
            {relativeWords.revoke}
          </Button>
        ) : null,
    },
  ]
}
