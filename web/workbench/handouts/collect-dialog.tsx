/** Handing a result over: who takes it, and their signature on the second screen. */
import { Button } from 'antd'
import { useState } from 'react'
import { desk } from '#modules/counter/contract.ts'
import { handOver } from '#modules/handouts/contract.ts'
import { useAct, useView } from '../../client/hooks.ts'
import { useCan } from '../../client/session.ts'
import { Stack } from '../../ui/card.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ChoiceField, TextField, TickField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { StandInBadge } from '../../ui/stand-in-badge.tsx'
import { useKeysWithin } from '../../ui/use-keys-within.ts'
import { counterWords } from '../../words/zh/work-counter.ts'
import { handoutWords } from '../../words/zh/work-handouts.ts'
import { readCard } from '../counter/read-card.ts'
import { useScreen } from '../counter/use-screen.ts'
import type { HandoutRow } from './handouts-page.tsx'

const words = handoutWords.dialog
const personWords = counterWords.person

type Taker = keyof typeof words.takers
type Props = { row: HandoutRow; onClose: () => void; onDone: (name: string) => void }

export function CollectDialog(props: Props) {
  return useCan()('counter.serve') ? <AtCounter {...props} /> : <Collect {...props} />
}

/** A clerk's desk has a reader and a second screen. */
function AtCounter(props: Props) {
  const { reader } = useView(desk, {}).data ?? {}
  const screen = useScreen()
  return <Collect {...props} reader={reader} screen={screen} />
}

type Devices = { reader?: { url: string; standIn: boolean }; screen?: ReturnType<typeof useScreen> }

function Collect({ row, onClose, onDone, reader, screen }: Props & Devices) {
  const act = useAct(handOver)
  const [taker, setTaker] = useState<Taker>(row.applicantKind === 'enterprise' ? 'agent' : 'applicant')
  const [name, setName] = useState(row.applicantKind === 'enterprise' ? '' : row.applicantName)
  const [identifier, setIdentifier] = useState('')
  const [code, setCode] = useState('')
  const [mandateSeen, setMandateSeen] = useState(false)
  const [onPaper, setOnPaper] = useState(false)
  const [tried, setTried] = useState(false)
  const [said, setSaid] = useState<string>()
  const paired = screen?.state.paired ?? false
  const signed = paired && screen?.state.signatureId !== undefined
  const read = async () => {
    const card = reader && (await readCard(reader.url))
    if (card === undefined || card === 'silent') return setSaid(personWords.noReader)
    if (card === 'none') return setSaid(personWords.noCard)
    setSaid(undefined)
    setIdentifier(card.idNumber)
    setName(card.name)
  }
  const keys = useKeysWithin<HTMLDivElement>((event) => {
    if (!event.altKey || event.code !== 'KeyR' || !reader) return
    event.preventDefault()
    void read()
  })
  const sign = () =>
    screen?.show(
      {
        title: words.screenTitle,
        lines: [
          { label: words.item, value: row.itemName },
          { label: words.number, value: row.caseNumber },
        ],
        asks: 'sign',
        purpose: 'collection',
        statement: words.statement,
        signer: name,
      },
      row.caseId,
    )
  const deliver = async () => {
    setTried(true)
    if (name.trim().length < 2) return
    const done = await act.run({
      caseId: row.caseId,
      taker,
      name: name.trim(),
      identifier: identifier || undefined,
      pickUpCode: code || undefined,
      mandateSeen,
      onPaper,
    })
    if (!done) return
    screen?.show(null)
    onDone(name.trim())
  }
  return (
    <Dialog
      open
      wide
      title={words.title(row.itemName)}
      onClose={onClose}
      footer={
        <>
          <Button type="primary" loading={act.pending} onClick={() => void deliver()}>
            {words.deliver}
          </Button>
          {paired ? <Button onClick={sign}>{signed ? words.signed(name) : words.sign}</Button> : null}
        </>
      }
    >
      <div ref={keys}>
        <Stack>
          <p>
            {words.effect}
            {words.basis}
          </p>
          {reader?.standIn ? (
            <p>
              <StandInBadge of={personWords.standIn} />
            </p>
          ) : null}
          <ChoiceField
            label={words.taker}
            required
            inline
            options={Object.entries(words.takers).map(([value, label]) => ({ value, label }))}
            value={taker}
            onChange={(value) => {
              setTaker(value as Taker)
              setName(value === 'applicant' ? row.applicantName : '')
              setIdentifier('')
            }}
          />
          <TextField
            label={words.name}
            required
            maxLength={50}
            value={name}
            error={tried && name.trim().length < 2 ? words.nameEmpty : undefined}
            onChange={setName}
          />
          <TextField
            label={words.identifier}
            help={reader ? words.identifierHelp : undefined}
            required={taker === 'agent'}
            maxLength={18}
            value={identifier}
            onChange={setIdentifier}
          />
          {taker === 'applicant' ? (
            <TextField label={words.code} help={words.codeHelp} maxLength={10} value={code} onChange={setCode} />
          ) : (
            <TickField label={words.mandate} checked={mandateSeen} onChange={setMandateSeen} />
          )}
          <output>{said ?? (signed ? words.signed(name) : null)}</output>
          {paired ? null : <p>{words.notPaired}</p>}
          <TickField label={words.onPaper} checked={onPaper} onChange={setOnPaper} />
          {act.problem ? <ErrorBox problem={act.problem} /> : null}
        </Stack>
      </div>
    </Dialog>
  )
}
