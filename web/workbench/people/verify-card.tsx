/** The card in the clerk's hand beside what is kept; when both agree, the person is verified. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { type Applicant, checkIdNumber, verifyPerson } from '#modules/identity/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { citizenDeskWords } from '../../words/zh/work-citizens.ts'
import css from './people.module.css'
import type { Found } from './people-page.tsx'

const words = citizenDeskWords.verify

type Props = {
  found: Found
  person: Applicant
  shown: ShownCard
  /** Somebody else on the page needs the card: its faults are shown. */
  asked: boolean
  onShown: (shown: ShownCard) => void
  onDone: (done: string) => void
}

/** What the clerk reads on the card; the number is known before where the person was found by it. */
export type ShownCard = { name: string; number: string }

/** The fields the other forms of the person wait for. */
export const SHOWN_NAME = 'shown-name'
export const SHOWN_NUMBER = 'shown-number'

/** Why the card will not do, as far as this screen can know. */
export function faultsOfCard(shown: ShownCard, kept: Applicant): { name?: string; number?: string } {
  const name = shown.name.trim()
  return {
    number: checkIdNumber(shown.number.trim()) ? undefined : words.numberWrong,
    name: name === '' ? words.nameEmpty : name === kept.name ? undefined : words.nameDifferent,
  }
}

export function VerifyCard({ found, person, shown, asked, onShown, onDone }: Props) {
  const [username, setUsername] = useState('')
  const [tried, setTried] = useState(false)
  const act = useAct(verifyPerson)
  const verified = found.answer.identityLevel === 'verified-at-counter'
  const asksUsername = person.accountId !== undefined && !verified
  const faults = {
    ...faultsOfCard(shown, person),
    username: asksUsername && username.trim() === '' ? words.usernameEmpty : undefined,
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (verified || faults.name || faults.number || faults.username) return
    const { id } = person
    const answer = await act.run({
      id,
      name: shown.name.trim(),
      idNumber: shown.number.trim().toUpperCase(),
      username: asksUsername ? username.trim() : undefined,
    })
    if (answer) onDone(words.done(person.name))
  }
  return (
    <Card title={words.title}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Stack>
          <p>{words.text}</p>
          {act.problem ? <ErrorBox problem={act.problem} /> : null}
          {found.identifier === undefined ? (
            <TextField
              id={SHOWN_NUMBER}
              label={words.shownNumber}
              help={words.shownNumberHelp}
              required
              maxLength={18}
              value={shown.number}
              error={(tried || asked ? faults.number : undefined) ?? act.fieldErrors.idNumber}
              onChange={(number) => onShown({ ...shown, number })}
            />
          ) : null}
          <TextField
            id={SHOWN_NAME}
            label={words.shownName}
            help={words.shownNameHelp}
            hint={found.card ? words.fromCard : undefined}
            required
            maxLength={50}
            value={shown.name}
            error={(tried || asked ? faults.name : undefined) ?? act.fieldErrors.name}
            onChange={(name) => onShown({ ...shown, name })}
          />
          <Compare known={found.identifier !== undefined} person={person} shown={shown} />
          {asksUsername ? (
            <TextField
              label={words.username}
              help={words.usernameHelp}
              required
              autoComplete="off"
              maxLength={32}
              value={username}
              error={(tried ? faults.username : undefined) ?? act.fieldErrors.username}
              onChange={setUsername}
            />
          ) : null}
          {verified ? (
            <p>{words.already}</p>
          ) : (
            <Buttons>
              <Button type="primary" htmlType="submit" loading={act.pending}>
                {words.button}
              </Button>
            </Buttons>
          )}
        </Stack>
      </form>
    </Card>
  )
}

type CompareProps = { known: boolean; person: Applicant; shown: ShownCard }

function Compare({ known, person, shown }: CompareProps) {
  const titles = words.columns
  const facts = citizenDeskWords.person
  const name = shown.name.trim()
  const number = shown.number.trim().toUpperCase()
  return (
    <table className={css.compare}>
      <caption>{words.compare}</caption>
      <thead>
        <tr>
          <th scope="col">{titles.what}</th>
          <th scope="col">{titles.shown}</th>
          <th scope="col">{titles.kept}</th>
          <th scope="col">{titles.same}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{facts.name}</th>
          <td>{name || words.open}</td>
          <td>{person.name}</td>
          <td>{name === '' ? null : name === person.name ? <Same /> : <Different />}</td>
        </tr>
        <tr>
          <th scope="row">{facts.number}</th>
          <td>{number || words.open}</td>
          <td>{person.identifierMasked}</td>
          <td>
            {/* Whom the whole number found it belongs to: a different one would have found somebody else. */}
            {known ? <Same /> : checkIdNumber(number) ? <Alike number={number} mask={person.identifierMasked} /> : null}
          </td>
        </tr>
      </tbody>
    </table>
  )
}

const Same = () => <StateTag tone="success">{words.same}</StateTag>
const Different = () => <StateTag tone="danger">{words.different}</StateTag>

/** Only its two ends are known here; the server compares all of it. */
function Alike({ number, mask }: { number: string; mask: string }) {
  const [start = '', end = ''] = mask.split(/\*+/)
  return number.startsWith(start) && number.endsWith(end) ? (
    <StateTag tone="info">{words.alike}</StateTag>
  ) : (
    <Different />
  )
}
