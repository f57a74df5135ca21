/** The window's desk for people and enterprises: found or recorded, verified with the card, given an account, a representative, an agent. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type FormEvent, useRef, useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { checkIdNumber, checkUscc, findApplicant } from '#modules/identity/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { useCan } from '../../client/session.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { KeyMark } from '../../ui/key-mark.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { useShownKeys } from '../../ui/shown-keys.ts'
import { StandInBadge } from '../../ui/stand-in-badge.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { useFocusFirst } from '../../ui/use-focus-first.ts'
import { useHeldKeys } from '../../ui/use-held-keys.ts'
import { citizenDeskWords as words } from '../../words/zh/work-citizens.ts'
import type { Card as IdCard } from '../counter/read-card.ts'
import counter from '../counter/counter.module.css'
import { AccountSlip, type Slip } from './account-slip.tsx'
import { FirmPanel } from './firm-panel.tsx'
import css from './people.module.css'
import { PersonPanel } from './person-panel.tsx'
import { RecordFirm } from './record-firm.tsx'
import { RecordPerson } from './record-person.tsx'
import { useCardReader } from './use-card-reader.ts'

export type Found = { identifier: string; card?: IdCard; answer: OutputOf<typeof findApplicant> }

export function PeoplePage() {
  const [number, setNumber] = useState('')
  const [tried, setTried] = useState(false)
  const [found, setFound] = useState<Found>()
  const [said, setSaid] = useState('')
  const [slip, setSlip] = useState<Slip>()
  const act = useAct(findApplicant)
  const can = useCan()
  const desk = useCardReader()
  const within = useRef<HTMLDivElement>(null)
  useFocusFirst(within, found ? `${found.identifier} ${found.answer.applicant?.id ?? ''}` : undefined)
  const typed = number.trim().toUpperCase()
  const wrong = checkIdNumber(typed) === undefined && checkUscc(typed) === undefined

  const look = async (identifier: string, card?: IdCard, done = '') => {
    const answer = await act.run({ identifier })
    if (!answer) return
    setNumber(identifier)
    setTried(false)
    setSaid(done)
    setFound({ identifier, card, answer })
  }
  const read = async () => {
    const card = await desk.read()
    if (card) await look(card.idNumber.trim().toUpperCase(), card)
  }
  useHeldKeys({ 'Alt+R': desk.reader && (() => void read()) })
  useShownKeys('people', desk.reader ? [['Alt+R', words.find.read]] : [])
  const ask = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    desk.hush()
    if (!wrong) void look(typed)
  }
  if (slip)
    return (
      <AccountSlip
        slip={slip}
        onDone={() => {
          setSlip(undefined)
          if (found) void look(found.identifier, found.card)
        }}
      />
    )
  const known = found?.answer.applicant
  return (
    <Stack>
      <header className={css.head}>
        <PageTitle text={words.title} />
        {can('counter.serve') ? <Link to={'/work/counter' as string}>{words.back}</Link> : null}
      </header>
      <p className={css.text}>{words.text}</p>
      <Card
        title={words.find.title}
        extra={desk.reader?.standIn ? <StandInBadge of={words.find.standIn} /> : undefined}
      >
        <Stack>
          {desk.reader ? <p className={css.quiet}>{words.find.help}</p> : null}
          <form noValidate onSubmit={ask} className={counter.identify}>
            <TextField
              label={words.find.number}
              required
              maxLength={18}
              value={number}
              error={tried && wrong ? words.find.wrong : act.fieldErrors.identifier}
              onChange={(value) => {
                setNumber(value)
                setFound(undefined)
                setSaid('')
              }}
            />
            <Button htmlType="submit" type={found ? 'default' : 'primary'} loading={act.pending}>
              {words.find.button}
            </Button>
            {desk.reader ? (
              <Button aria-keyshortcuts="Alt+R" onClick={() => void read()}>
                {words.find.read}
                <KeyMark of="Alt+R" />
              </Button>
            ) : null}
          </form>
          <output className={css.quiet}>{desk.said}</output>
          {act.problem ? <ErrorBox problem={act.problem} /> : null}
        </Stack>
      </Card>
      <output className={css.done}>{said}</output>
      {found ? (
        <div ref={within} key={`${found.identifier} ${known?.id ?? ''}`}>
          {known?.kind === 'person' ? (
            <PersonPanel
              found={found}
              person={known}
              onChanged={(done) => void look(found.identifier, found.card, done)}
              onSlip={setSlip}
            />
          ) : known ? (
            <FirmPanel
              firm={known}
              legalRepresentative={found.answer.legalRepresentative}
              onChanged={(done) => void look(found.identifier, undefined, done)}
            />
          ) : checkIdNumber(found.identifier) ? (
            <RecordPerson
              idNumber={found.identifier}
              card={found.card}
              onDone={(done) => void look(found.identifier, found.card, done)}
            />
          ) : (
            <Card title={words.firm.record}>
              <p>{words.firm.unknown}</p>
              <RecordFirm uscc={found.identifier} onDone={(done) => void look(found.identifier, undefined, done)} />
            </Card>
          )}
        </div>
      ) : null}
    </Stack>
  )
}
