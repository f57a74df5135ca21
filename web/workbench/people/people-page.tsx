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
import { ByName } from './by-name.tsx'
import { FirmPanel } from './firm-panel.tsx'
import css from './people.module.css'
import { PersonPanel } from './person-panel.tsx'
import { RecordFirm } from './record-firm.tsx'
import { RecordPerson } from './record-person.tsx'
import { useCardReader } from './use-card-reader.ts'

/** By what the clerk typed or read, or by a line of the list of a name: then nobody has said the number yet. */
type By = { identifier: string; personId?: never } | { personId: string; identifier?: never }
export type Found = By & { card?: IdCard; answer: OutputOf<typeof findApplicant> }

export function PeoplePage() {
  const [number, setNumber] = useState('')
  const [tried, setTried] = useState(false)
  const [found, setFound] = useState<Found>()
  const [name, setName] = useState<string>()
  const [asked, setAsked] = useState(0)
  const [said, setSaid] = useState('')
  const [slip, setSlip] = useState<Slip>()
  const act = useAct(findApplicant)
  const can = useCan()
  const desk = useCardReader()
  const within = useRef<HTMLDivElement>(null)
  useFocusFirst(within, found && keyOf(found))
  // Numbers are read out, and typed, in groups.
  const typed = number.replaceAll(/\s/g, '').toUpperCase()
  const fault = faultOf(typed)

  const look = async (by: By, card?: IdCard, done = '') => {
    const answer = await act.run(
      by.identifier === undefined ? { personId: by.personId } : { identifier: by.identifier },
    )
    if (!answer) return
    if (by.identifier !== undefined && name === undefined) setNumber(by.identifier)
    setTried(false)
    setSaid(done)
    setFound({ ...by, card, answer })
  }
  const again = (done: string) => void (found && look(found, found.card, done))
  const read = async () => {
    const card = await desk.read()
    if (!card) return
    const identifier = card.idNumber.trim().toUpperCase()
    setName(undefined)
    setNumber(identifier)
    await look({ identifier }, card)
  }
  useHeldKeys({ 'Alt+R': desk.reader && (() => void read()) })
  useShownKeys('people', desk.reader ? [['Alt+R', words.find.read]] : [])
  const ask = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    desk.hush()
    if (fault) return
    const byName = !isNumber(typed)
    setName(byName ? number.trim() : undefined)
    setAsked(asked + 1)
    if (!byName) void look({ identifier: typed })
  }
  if (slip)
    return (
      <AccountSlip
        slip={slip}
        onDone={() => {
          setSlip(undefined)
          again('')
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
              help={words.find.numberHelp}
              required
              maxLength={100}
              value={number}
              error={(tried ? fault : undefined) ?? act.fieldErrors.identifier}
              onChange={(value) => {
                setNumber(value)
                setName(undefined)
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
      {name !== undefined && !found ? (
        <ByName
          key={asked}
          name={name}
          onPerson={(personId) => void look({ personId })}
          onFirm={(identifier) => void look({ identifier })}
        />
      ) : null}
      {found && name !== undefined ? (
        <div>
          <Button
            onClick={() => {
              setFound(undefined)
              setSaid('')
            }}
          >
            {words.find.toList}
          </Button>
        </div>
      ) : null}
      {found ? (
        <div ref={within} key={keyOf(found)}>
          {known?.kind === 'person' ? (
            <PersonPanel found={found} person={known} onChanged={again} onSlip={setSlip} />
          ) : known ? (
            <FirmPanel firm={known} legalRepresentative={found.answer.legalRepresentative} onChanged={again} />
          ) : found.identifier && checkIdNumber(found.identifier) ? (
            <RecordPerson idNumber={found.identifier} card={found.card} onDone={again} />
          ) : found.identifier ? (
            <Card title={words.firm.record}>
              <p>{words.firm.unknown}</p>
              <RecordFirm uscc={found.identifier} onDone={again} />
            </Card>
          ) : null}
        </div>
      ) : null}
    </Stack>
  )
}

const keyOf = ({ identifier, personId, answer }: Found) => `${identifier ?? personId} ${answer.applicant?.id ?? ''}`

/** No name is of Latin letters with digits in them. */
const isNumber = (typed: string) => /^[0-9A-Z]*\d[0-9A-Z]*$/.test(typed)

function faultOf(typed: string): string | undefined {
  if (!isNumber(typed)) return typed.length < 2 ? words.find.short : undefined
  return checkIdNumber(typed) || checkUscc(typed) ? undefined : words.find.wrong
}
