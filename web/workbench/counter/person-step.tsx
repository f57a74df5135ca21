/** Who stands at the counter: read from the card or typed, checked digit by digit, looked up on record. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type FormEvent, useRef, useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { type desk, identify } from '#modules/counter/contract.ts'
import { readFormCode } from '#modules/forms/contract.ts'
import { checkIdNumber, checkUscc } from '#modules/identity/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { KeyMark } from '../../ui/key-mark.tsx'
import { StandInBadge } from '../../ui/stand-in-badge.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { useFocusFirst } from '../../ui/use-focus-first.ts'
import { useHeldKeys } from '../../ui/use-held-keys.ts'
import { counterWords } from '../../words/zh/work-counter.ts'
import type { ApplicantDraft } from '../intake/applicant-draft.ts'
import css from './counter.module.css'
import { readCard } from './read-card.ts'

const words = counterWords.person

export type Identified = OutputOf<typeof identify>
type Props = {
  reader: OutputOf<typeof desk>['reader']
  onIdentified: (found: Identified, draft: ApplicantDraft) => void
}

export function PersonStep({ reader, onIdentified }: Props) {
  const [number, setNumber] = useState('')
  const [tried, setTried] = useState(false)
  const [said, setSaid] = useState<string>()
  const [found, setFound] = useState<Identified>()
  const [draft, setDraft] = useState<ApplicantDraft>()
  const act = useAct(identify)
  const within = useRef<HTMLDivElement>(null)
  useFocusFirst(within, found ? 'rest' : 'number')
  const typed = number.trim().toUpperCase()
  const wrong = checkIdNumber(typed) === undefined && checkUscc(typed) === undefined

  const look = async (identifier: string, way: 'reader' | 'typed', card?: { name: string; address?: string }) => {
    setSaid(undefined)
    const answer = await act.run({ identifier, way })
    if (!answer) return
    const { known, kind } = answer
    const next: ApplicantDraft = {
      kind,
      identifier: answer.identifier,
      name: card?.name ?? known?.name ?? '',
      phone: known?.phone ?? '',
      address: card?.address ?? known?.address ?? '',
      legalRepresentative: known?.legalRepresentative ?? '',
      agentName: '',
    }
    // A person with a name and a number to call needs nothing more: the hands go on.
    if (kind === 'person' && next.name && next.phone) return onIdentified(answer, next)
    setTried(false)
    setDraft(next)
    setFound(answer)
  }
  const read = async () => {
    const card = reader && (await readCard(reader.url))
    if (card === undefined || card === 'silent') return setSaid(words.noReader)
    if (card === 'none') return setSaid(words.noCard)
    setNumber(card.idNumber)
    await look(card.idNumber, 'reader', card)
  }
  useHeldKeys({ 'Alt+R': reader && (() => void read()) })
  const ask = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!wrong) void look(typed, 'typed')
  }
  return (
    <div ref={within}>
      <Card title={words.title} extra={reader?.standIn ? <StandInBadge of={words.standIn} /> : undefined}>
        <Stack>
          <p className={css.quiet}>{words.help}</p>
          <form noValidate onSubmit={ask} className={css.identify}>
            <TextField
              label={words.number}
              required
              maxLength={18}
              value={number}
              error={tried && wrong && !found ? (readFormCode(typed) ? words.formFirst : words.wrong) : undefined}
              onChange={(value) => {
                setFound(undefined)
                setNumber(value)
              }}
            />
            <Button htmlType="submit" type={found ? 'default' : 'primary'} loading={act.pending}>
              {words.find}
            </Button>
            {reader ? (
              <Button aria-keyshortcuts="Alt+R" onClick={() => void read()}>
                {words.read}
                <KeyMark of="Alt+R" />
              </Button>
            ) : null}
          </form>
          <output className={css.quiet}>{said}</output>
          <p>
            <Link to={'/work/people' as string}>{words.toPeople}</Link>
          </p>
          {act.problem ? <ErrorBox problem={act.problem} /> : null}
          {found && draft ? (
            <Rest found={found} draft={draft} onChange={setDraft} onDone={() => onIdentified(found, draft)} />
          ) : null}
        </Stack>
      </Card>
    </div>
  )
}

/** What is not on record yet. */
function Rest({
  found,
  draft,
  onChange,
  onDone,
}: {
  found: Identified
  draft: ApplicantDraft
  onChange: (draft: ApplicantDraft) => void
  onDone: () => void
}) {
  const [tried, setTried] = useState(false)
  const firm = draft.kind === 'enterprise'
  const errors = {
    name: draft.name.trim().length < 2 ? words.nameEmpty : undefined,
    phone: draft.phone !== '' && !/^1\d{10}$/.test(draft.phone) ? words.phoneWrong : undefined,
    agentName: firm && draft.agentName.trim() === '' ? words.agentEmpty : undefined,
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!errors.name && !errors.phone && !errors.agentName) onDone()
  }
  const field = (
    key: 'name' | 'phone' | 'address' | 'agentName' | 'legalRepresentative',
    label: string,
    most: number,
  ) => (
    <TextField
      label={label}
      required={key === 'name' || key === 'agentName'}
      maxLength={most}
      value={draft[key]}
      error={tried && key in errors ? errors[key as keyof typeof errors] : undefined}
      onChange={(value) => onChange({ ...draft, [key]: value })}
    />
  )
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <p>{found.known ? words.known(found.known.name) : words.unknown}</p>
        {field('name', firm ? words.enterpriseName : words.name, firm ? 200 : 50)}
        {firm ? field('agentName', words.agentName, 50) : null}
        {firm ? field('legalRepresentative', words.legalRepresentative, 50) : null}
        {field('phone', words.phone, 11)}
        {field('address', words.address, 200)}
        <Buttons>
          <Button type="primary" htmlType="submit">
            {words.go}
          </Button>
        </Buttons>
      </Stack>
    </form>
  )
}

/** Who it is, in one line, with what they have and what is under way. */
export function PersonLine({
  found,
  draft,
  onChange,
}: {
  found: Identified
  draft: ApplicantDraft
  onChange: () => void
}) {
  // An agent who was identified by their own card may have brought their firm's form.
  const own = draft.identifier === found.identifier
  return (
    <Card>
      <div className={css.who}>
        <strong>{draft.name}</strong>
        <span>{draft.identifier}</span>
        <span className={css.quiet}>{own ? words.licences(found.licences.length) : words.agent(draft.agentName)}</span>
        <Button onClick={onChange}>{words.change}</Button>
        <Link to={'/work/people' as string}>{words.toPeople}</Link>
      </div>
      {own && found.cases.length > 0 ? (
        <>
          <p className={css.quiet}>{words.cases}</p>
          <ul className={css.cases}>
            {found.cases.map((one) => (
              <li key={one.id}>
                <Link to={`/work/cases/${one.id}` as string}>
                  {one.itemName} {one.number}
                </Link>{' '}
                <span className={css.quiet}>{one.statusTitle}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Card>
  )
}
