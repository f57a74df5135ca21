/** Who bears the name, and which firms begin with it: each leads to what is kept of them. */
import { findByName } from '#modules/identity/contract.ts'
import { type RowOf, usePages } from '../../client/hooks.ts'
import { Card, Columns } from '../../ui/card.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Empty } from '../../ui/states.tsx'
import { citizenDeskWords } from '../../words/zh/work-citizens.ts'

const words = citizenDeskWords.find
type Row = RowOf<typeof findByName>
const A_PAGE = 20

type Props = { name: string; onPerson: (id: string) => void; onFirm: (code: string) => void }

export function ByName({ name, onPerson, onFirm }: Props) {
  const people = usePages(findByName, { kind: 'person', name, limit: A_PAGE }, { looking: true })
  const firms = usePages(findByName, { kind: 'enterprise', name, limit: A_PAGE }, { looking: true })
  return (
    <Columns least="420px">
      <Card title={words.people}>
        <KeysetTable
          caption={words.people}
          columns={ofPeople}
          pages={people}
          rowKey={(row) => row.id}
          onOpen={(row) => onPerson(row.id)}
          empty={<Empty title={words.nobody(name)}>{words.nobodyHelp}</Empty>}
        />
      </Card>
      <Card title={words.firms}>
        <KeysetTable
          caption={words.firms}
          columns={ofFirms}
          pages={firms}
          rowKey={(row) => row.id}
          onOpen={(row) => onFirm(row.identifierMasked)}
          empty={<Empty title={words.noFirm(name)}>{words.noFirmHelp}</Empty>}
        />
      </Card>
    </Columns>
  )
}

const { levels } = citizenDeskWords.person

const ofPeople: [Column<Row>, ...Column<Row>[]] = [
  { key: 'name', title: words.columns.name, cell: (row) => row.name, text: (row) => row.name },
  { key: 'born', title: words.columns.born, cell: (row) => row.birthYear },
  { key: 'number', title: words.columns.number, cell: (row) => row.identifierMasked },
  {
    key: 'level',
    title: words.columns.level,
    cell: ({ identityLevel = 'declared' }) => (
      <StateTag tone={identityLevel === 'declared' ? 'warning' : 'success'}>{levels[identityLevel]}</StateTag>
    ),
  },
]

const ofFirms: [Column<Row>, ...Column<Row>[]] = [
  { key: 'name', title: words.firmColumns.name, cell: (row) => row.name, text: (row) => row.name },
  { key: 'code', title: words.firmColumns.code, cell: (row) => row.identifierMasked },
]
