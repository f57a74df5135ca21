/** What the body means to do to a licence: what was told, what the holder said, and what may be done now. */
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { licenceLetterContent, type licencePage } from '#modules/licences/contract.ts'
import { addressOf } from '../../client/call.ts'
import { useCan } from '../../client/session.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { type Intent, IntentFacts } from '../../ui/intent-facts.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { dateWords, momentWords } from '../../words/format.ts'
import { intentWords as words } from '../../words/zh/licence-intents.ts'
import { workLetterWords as letterWords } from '../../words/zh/work-letters.ts'
import { Arrived, ServeDialog } from '../letters/letter-service.tsx'
import { DecideDialog, DropDialog, StatementDialog, TellDialog } from './intent-dialogs.tsx'

type Licence = OutputOf<typeof licencePage>

/** Beside the acts that take effect at once: what is told to the holder first. */
export function TellButtons({ licence }: { licence: Licence }) {
  const [telling, setTelling] = useState<Intent['act']>()
  return (
    <>
      {licence.mayTell.map((act) => (
        <Button key={act} danger onClick={() => setTelling(act)}>
          {words.work.tell(words.acts[act])}
        </Button>
      ))}
      {telling ? (
        <TellDialog key={telling} licence={licence} act={telling} onClose={() => setTelling(undefined)} />
      ) : null}
    </>
  )
}

export function IntentPane({ licence }: { licence: Licence }) {
  const { id, intents, letters } = licence
  const can = useCan()
  const [serving, setServing] = useState<Licence['letters'][number]>()
  if (intents.length === 0 && letters.length === 0) return null
  return (
    <Card title={words.title}>
      <Stack>
        {intents.toReversed().map((one) => (
          <One key={one.no} id={id} of={one} />
        ))}
        {letters.length > 0 ? <h3>{words.letters}</h3> : null}
        {letters.map((letter) => (
          <div key={letter.id}>
            <a href={addressOf(licenceLetterContent, { id, letterId: letter.id })} target="_blank" rel="noreferrer">
              {letter.title}
            </a>
            <p>{words.issuedOn(momentWords(letter.issuedAt), letter.number)}</p>
            {letter.proof ? null : (
              <Arrived of={{ opened: letter.openedAt ? { at: letter.openedAt } : undefined, served: letter.served }} />
            )}
            {can('cases.deliver') && !letter.proof && !letter.openedAt && !letter.served ? (
              <Button size="small" aria-label={letterWords.serveThis(letter.title)} onClick={() => setServing(letter)}>
                {letterWords.serve}
              </Button>
            ) : null}
          </div>
        ))}
        {serving ? <ServeDialog of={{ licenceId: id }} letter={serving} onClose={() => setServing(undefined)} /> : null}
      </Stack>
    </Card>
  )
}

type Move = 'record-statement' | 'decide' | 'drop'

function One({ id, of }: { id: string; of: Intent }) {
  const [asked, setAsked] = useState<Move>()
  const open = of.can.filter((move): move is Move => move !== 'state')
  const titles = {
    'record-statement': words.work.record,
    decide: words.work.decide(of.actTitle),
    drop: words.work.drop(of.actTitle),
  } as const
  const props = { id, of, onClose: () => setAsked(undefined) }
  return (
    <section aria-label={words.intended(of.actTitle)}>
      <h3>
        {of.status === 'decided' ? of.actTitle : words.intended(of.actTitle)}{' '}
        <StateTag tone={of.status === 'hearing' ? 'warning' : 'neutral'}>{of.statusTitle}</StateTag>
      </h3>
      {of.status === 'hearing' && !open.includes('decide') ? (
        <p>{words.work.tooEarly(dateWords(of.answerBy))}</p>
      ) : null}
      {open.length > 0 ? (
        <Buttons>
          {open.map((move) => (
            <Button key={move} danger={move === 'decide'} onClick={() => setAsked(move)}>
              {titles[move]}
            </Button>
          ))}
        </Buttons>
      ) : null}
      <IntentFacts of={of} />
      {asked === 'decide' && open.includes('decide') ? <DecideDialog {...props} /> : null}
      {asked === 'record-statement' && open.includes(asked) ? <StatementDialog {...props} /> : null}
      {asked === 'drop' && open.includes(asked) ? <DropDialog {...props} /> : null}
    </section>
  )
}
