/** One person: what is kept, masked; the card held beside it; the account. */
import { Button } from 'antd'
import { useState } from 'react'
import { type Applicant, personIdentifier } from '#modules/identity/contract.ts'
import { useView } from '../../client/hooks.ts'
import { useCan } from '../../client/session.ts'
import { Buttons, Card, Columns, Stack } from '../../ui/card.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Loaded } from '../../ui/states.tsx'
import { citizenDeskWords } from '../../words/zh/work-citizens.ts'
import type { Slip } from './account-slip.tsx'
import { CorrectPerson } from './correct-person.tsx'
import { Corrections } from './corrections.tsx'
import { OpenAccount } from './open-account.tsx'
import css from './people.module.css'
import type { Found } from './people-page.tsx'
import { type ShownCard, VerifyCard } from './verify-card.tsx'

const words = citizenDeskWords.person

export type PersonProps = {
  found: Found
  person: Applicant
  onChanged: (done: string) => void
  onSlip: (slip: Slip) => void
}

export function PersonPanel({ found, person, onChanged, onSlip }: PersonProps) {
  const [shown, setShown] = useState<ShownCard>({ name: found.card?.name ?? '', number: found.identifier ?? '' })
  const [asked, setAsked] = useState(false)
  return (
    <Columns least="420px">
      <Stack>
        <Kept found={found} person={person} onChanged={onChanged} />
        <VerifyCard found={found} person={person} shown={shown} asked={asked} onShown={setShown} onDone={onChanged} />
      </Stack>
      <Stack>
        <OpenAccount person={person} shown={shown} onCardMissing={() => setAsked(true)} onSlip={onSlip} />
      </Stack>
    </Columns>
  )
}

function Kept({ found, person, onChanged }: Pick<PersonProps, 'found' | 'person' | 'onChanged'>) {
  const [whole, setWhole] = useState(false)
  const can = useCan()
  const level = found.answer.identityLevel ?? 'declared'
  return (
    <Card title={words.title}>
      <Stack>
        <FactList
          facts={[
            { key: 'name', label: words.name, value: person.name },
            { key: 'number', label: words.number, value: person.identifierMasked },
            { key: 'phone', label: words.phone, value: person.phoneMasked },
            {
              key: 'level',
              label: words.level,
              value: <StateTag tone={level === 'declared' ? 'warning' : 'success'}>{words.levels[level]}</StateTag>,
            },
            { key: 'account', label: words.account, value: person.accountId ? words.hasAccount : words.noAccount },
          ]}
        />
        {whole ? <Whole id={person.id} /> : null}
        <Buttons>
          <CorrectPerson person={person} card={found.card} onDone={onChanged} />
          {can('identity.open-person') ? (
            <Button onClick={() => setWhole(!whole)} aria-expanded={whole}>
              {whole ? words.shut : words.open}
            </Button>
          ) : null}
        </Buttons>
        <Corrections of="person" id={person.id} />
      </Stack>
    </Card>
  )
}

function Whole({ id }: { id: string }) {
  return (
    <Loaded of={useView(personIdentifier, { id })} lines={3}>
      {({ idNumber, phone, address }) => (
        <>
          <output className={css.quiet}>{words.opened}</output>
          <FactList
            facts={[
              { key: 'number', label: words.number, value: idNumber },
              { key: 'phone', label: words.phone, value: phone },
              { key: 'address', label: words.address, value: address },
            ]}
          />
        </>
      )}
    </Loaded>
  )
}
