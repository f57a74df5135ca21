/** One firm: who speaks for it, who acts for it, and the paper mandates a window records. */
import { Button } from 'antd'
import { useState } from 'react'
import { type Applicant, enterpriseAgents, revokeMandate } from '#modules/identity/contract.ts'
import { type RowOf, useAct, usePages } from '../../client/hooks.ts'
import { useCan } from '../../client/session.ts'
import { Buttons, Card, Columns, Stack } from '../../ui/card.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Empty } from '../../ui/states.tsx'
import { fullDateWords } from '../../words/format.ts'
import { portalAccountWords } from '../../words/zh/portal-account.ts'
import { cosignWords } from '../../words/zh/portal-cosign.ts'
import { citizenDeskWords } from '../../words/zh/work-citizens.ts'
import { CorrectFirm } from './correct-firm.tsx'
import { Corrections } from './corrections.tsx'
import { MandateScans } from './mandate-scans.tsx'
import css from './people.module.css'
import { RecordFirm } from './record-firm.tsx'
import { RecordMandate } from './record-mandate.tsx'

const words = citizenDeskWords.firm
const agentWords = citizenDeskWords.agents
type Row = RowOf<typeof enterpriseAgents>

type Props = {
  firm: Applicant
  legalRepresentative?: string
  onChanged: (done: string) => void
}

export function FirmPanel({ firm, legalRepresentative, onChanged }: Props) {
  const can = useCan()
  return (
    <Stack>
      <Columns least="420px">
        <Stack>
          <Card title={words.title}>
            <Stack>
              <FactList
                facts={[
                  { key: 'name', label: words.name, value: firm.name },
                  { key: 'code', label: words.code, value: firm.identifierMasked },
                  {
                    key: 'representative',
                    label: words.representative,
                    value: legalRepresentative ?? <StateTag tone="warning">{words.noRepresentative}</StateTag>,
                  },
                ]}
              />
              {can('identity.correct-enterprise') ? (
                <Buttons>
                  <CorrectFirm firm={firm} onDone={onChanged} />
                </Buttons>
              ) : null}
              <Corrections of="enterprise" id={firm.id} />
              <p className={css.quiet}>{words.next}</p>
              <details className={css.fold} open={legalRepresentative === undefined}>
                <summary>{legalRepresentative === undefined ? words.record : words.change}</summary>
                <RecordFirm
                  key={legalRepresentative}
                  uscc={firm.identifierMasked}
                  name={firm.name}
                  onDone={onChanged}
                />
              </details>
            </Stack>
          </Card>
        </Stack>
        <Card title={agentWords.paper}>
          <RecordMandate enterpriseId={firm.id} />
        </Card>
      </Columns>
      <Agents enterpriseId={firm.id} />
    </Stack>
  )
}

function Agents({ enterpriseId }: { enterpriseId: string }) {
  const pages = usePages(enterpriseAgents, { enterpriseId, limit: 20 })
  const act = useAct(revokeMandate)
  const can = useCan()
  const [ending, setEnding] = useState<Row>()
  const close = () => {
    setEnding(undefined)
    act.reset()
  }
  return (
    <Card title={agentWords.title}>
      <KeysetTable
        caption={agentWords.title}
        columns={columnsFor(can('identity.revoke-mandate') ? setEnding : undefined)}
        pages={pages}
        rowKey={(row) => row.id}
        empty={<Empty title={agentWords.none} />}
      />
      <ReasonDialog
        open={ending !== undefined}
        title={portalAccountWords.revoke}
        effect={portalAccountWords.revokeEffect(ending?.agentName ?? '')}
        verb={portalAccountWords.revoke}
        danger
        reason="none"
        act={act}
        onConfirm={() => void (ending && act.run({ id: ending.id }).then((done) => done && close()))}
        onClose={close}
      />
    </Card>
  )
}

function columnsFor(onEnd: ((row: Row) => void) | undefined): [Column<Row>, ...Column<Row>[]] {
  const titles = agentWords.columns
  const { allItems, someItems, forever, live, ended, revoke } = portalAccountWords
  return [
    { key: 'who', title: titles.who, cell: (row) => `${row.agentName} ${row.agentIdMasked}` },
    {
      key: 'as',
      title: titles.as,
      cell: (row) =>
        [
          row.asLegalRepresentative ? agentWords.asRepresentative : agentWords.asAgent,
          row.coSigned && cosignWords.coSigned,
        ]
          .filter(Boolean)
          .join('，'),
    },
    { key: 'scope', title: titles.scope, cell: (row) => (row.itemIds ? someItems(row.itemIds.length) : allItems) },
    {
      key: 'period',
      title: titles.period,
      cell: (row) => `${fullDateWords(row.validFrom)}—${row.validTo ? fullDateWords(row.validTo) : forever}`,
    },
    {
      key: 'state',
      title: titles.state,
      cell: (row) => <StateTag tone={row.live ? 'success' : 'neutral'}>{row.live ? live : ended}</StateTag>,
    },
    {
      key: 'scans',
      title: titles.scans,
      cell: (row) => <MandateScans of={row} agent={row.agentName} />,
    },
    {
      key: 'act',
      title: titles.act,
      cell: (row) =>
        row.live && !row.asLegalRepresentative && onEnd ? (
          <Button danger aria-label={`${revoke} ${row.agentName}`} onClick={() => onEnd(row)}>
            {revoke}
          </Button>
        ) : null,
    },
  ]
}
