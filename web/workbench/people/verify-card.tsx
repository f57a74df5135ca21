/** The card in the clerk's hand beside what is kept; when both agree, the person is verified. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { type Applicant, verifyPerson } from '#modules/identity/contract.ts'
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
  shownName: string
  /** Somebody else on the page needs the name: its fault is shown. */
  nameAsked: boolean
  onShownName: (name: string) => void
  onDone: (done: string) => void
}

/** The field the other forms of the person wait for. */
export const SHOWN_NAME = 'shown-name'

/** Why the name on the card will not do. */
export function faultOfShownName(shown: string, kept: string): string | undefined {
  if (shown.trim() === '') return words.nameEmpty
  return shown.trim() === kept ? undefined : words.nameDifferent
}

export function VerifyCard({ found, person, shownName, nameAsked, onShownName, onDone }: Props) {
  const [username, setUsername] = useState('')
  const [tried, setTried] = useState(false)
  const act = useAct(verifyPerson)
  const verified = found.answer.identityLevel === 'verified-at-counter'
  const name = shownName.trim()
  const asksUsername = person.accountId !== undefined && !verified
  const faults = {
    name: faultOfShownName(shownName, person.name),
    username: asksUsername && username.trim() === '' ? words.usernameEmpty : undefined,
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (verified || faults.name || faults.username) return
    const { id } = person
    const answer = await act.run({
      id,
      name,
      idNumber: found.identifier,
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
          <TextField
            id={SHOWN_NAME}
            label={words.shownName}
            help={words.shownNameHelp}
            hint={found.card ? words.fromCard : undefined}
            required
            maxLength={50}
            value={shownName}
            error={(tried || nameAsked ? faults.name : undefined) ?? act.fieldErrors.name}
            onChange={onShownName}
          />
          <Compare found={found} person={person} shownName={name} />
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

function Compare({ found, person, shownName }: Pick<Props, 'found' | 'person' | 'shownName'>) {
  const titles = words.columns
  const facts = citizenDeskWords.person
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
          <td>{shownName || words.open}</td>
          <td>{person.name}</td>
          <td>
            {shownName === '' ? null : shownName === person.name ? (
              <StateTag tone="success">{words.same}</StateTag>
            ) : (
              <StateTag tone="danger">{words.different}</StateTag>
            )}
          </td>
        </tr>
        <tr>
          <th scope="row">{facts.number}</th>
          <td>{found.identifier}</td>
          <td>{person.identifierMasked}</td>
          <td>
            {/* They were found by the whole number: a different one would have found somebody else. */}
            <StateTag tone="success">{words.same}</StateTag>
          </td>
        </tr>
      </tbody>
    </table>
  )
}
