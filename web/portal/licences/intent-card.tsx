/** One's licence is to be taken, or was: what for, a say in it, and the letters about it. */
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { licenceLetterContent, type myLicence, stateOnIntent } from '#modules/licences/contract.ts'
import { addressOf } from '../../client/call.ts'
import { useAct } from '../../client/hooks.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { TickField } from '../../ui/field.tsx'
import { type Intent, IntentFacts } from '../../ui/intent-facts.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { dateWords, momentWords } from '../../words/format.ts'
import { intentWords as words } from '../../words/zh/licence-intents.ts'
import { LetterLink } from '../cases/letter-link.tsx'
import css from './licences.module.css'

type Licence = OutputOf<typeof myLicence>

export function IntentCard({ licence: { id, intents, letters } }: { licence: Licence }) {
  if (intents.length === 0 && letters.length === 0) return null
  return (
    <Card title={words.title}>
      <Stack>
        {intents.toReversed().map((one) => (
          <One key={one.no} id={id} of={one} />
        ))}
        {letters.length > 0 ? <h3>{words.letters}</h3> : null}
        <ul className={css.rows}>
          {letters.map((letter) => (
            <li key={letter.id}>
              <p>{letter.title}</p>
              <p className={css.quiet}>{words.issuedOn(momentWords(letter.issuedAt), letter.number)}</p>
              {letter.proof ? null : (
                <p className={css.quiet}>
                  {letter.openedAt ? words.openedAt(momentWords(letter.openedAt)) : words.notOpened}
                </p>
              )}
              <LetterLink
                documentId={letter.documentId}
                href={addressOf(licenceLetterContent, { id, letterId: letter.id })}
                opened={letter.openedAt !== undefined}
                label={words.openLetter(letter.title)}
              >
                {words.open}
              </LetterLink>
            </li>
          ))}
        </ul>
      </Stack>
    </Card>
  )
}

function One({ id, of }: { id: string; of: Intent }) {
  const open = of.can.includes('state')
  return (
    <section aria-label={words.intended(of.actTitle)}>
      <Stack>
        <h3>
          {of.status === 'decided' ? of.actTitle : words.intended(of.actTitle)}{' '}
          <StateTag tone={of.status === 'hearing' ? 'warning' : 'neutral'}>{of.statusTitle}</StateTag>
        </h3>
        {open ? <p>{words.portal.asked(of.actTitle, dateWords(of.answerBy))}</p> : null}
        {open ? <Say id={id} of={of} /> : null}
        {of.status === 'hearing' && of.statedOn ? <p>{words.portal.said}</p> : null}
        <IntentFacts of={of} />
      </Stack>
    </section>
  )
}

function Say({ id, of }: { id: string; of: Intent }) {
  const [asking, setAsking] = useState(false)
  const [hearing, setHearing] = useState(false)
  const act = useAct(stateOnIntent)
  const close = () => {
    setAsking(false)
    act.reset()
  }
  const confirm = async (statement: string) => {
    if (await act.run({ id, no: of.no, statement, asksHearing: hearing })) close()
  }
  return (
    <div>
      <Button type="primary" onClick={() => setAsking(true)}>
        {words.portal.say}
      </Button>
      <ReasonDialog
        open={asking}
        title={words.portal.say}
        effect={words.portal.effect}
        verb={words.portal.verb}
        reason={{ label: words.portal.label, least: 5, longest: 2000 }}
        act={act}
        onConfirm={(text) => void confirm(text)}
        onClose={close}
      >
        {of.act === 'revoke' ? (
          <TickField label={words.portal.askHearing} checked={hearing} onChange={setHearing} />
        ) : null}
      </ReasonDialog>
    </div>
  )
}
