/** 综合窗口: from the ticket to the printed receipt, hands on the keyboard and the scanner. */
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { desk } from '#modules/counter/contract.ts'
import { useView } from '../../client/hooks.ts'
import { useLive } from '../../client/live.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Stack } from '../../ui/card.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { type ShownKey, useShownKeys } from '../../ui/shown-keys.ts'
import { textOfSituation } from '../../ui/situation-answers.ts'
import { leadsOn, useFocusFirst } from '../../ui/use-focus-first.ts'
import { useHeldKeys } from '../../ui/use-held-keys.ts'
import { counterWords as words } from '../../words/zh/work-counter.ts'
import type { ApplicantDraft } from '../intake/applicant-draft.ts'
import type { OwnForm } from '../intake/begun.ts'
import { ChosenItem } from '../intake/intake-page.tsx'
import { ItemStep } from '../intake/item-step.tsx'
import { PageLoaded } from '../page-loaded.tsx'
import css from './counter.module.css'
import { DeskStrip } from './desk-strip.tsx'
import { DoneStep } from './done-step.tsx'
import { type Identified, PersonLine, PersonStep } from './person-step.tsx'
import { ScreenStrip } from './screen-strip.tsx'
import { useOwnForm } from './use-own-form.ts'
import { useScreen } from './use-screen.ts'

type Present = { found: Identified; draft: ApplicantDraft; form?: OwnForm }

const keysWith = (scanner: boolean): readonly ShownKey[] => [
  ['Alt + N', words.keys.next],
  ['Alt + G', words.keys.absent],
  ['Alt + R', words.keys.read],
  ['Ctrl + Enter', words.keys.on],
  ['Alt + Z', words.keys.rest],
  ...(scanner ? [['Alt + M', words.keys.scan] as const] : []),
  ['Alt + S', words.keys.screen],
  ['Alt + P', words.keys.print],
  ['Alt + B', words.keys.again],
]

export function CounterPage() {
  const state = useView(desk, {})
  useLive('counter', state.again)
  return (
    <PageLoaded of={state} title={words.title}>
      {(data) => <Counter desk={data} />}
    </PageLoaded>
  )
}

function Counter({
  desk: { reader, ...rest },
}: {
  desk: NonNullable<ReturnType<typeof useView<typeof desk>>['data']>
}) {
  const [state, change] = useAddressState()
  const [present, setPresent] = useState<Present>()
  const [turn, setTurn] = useState(0)
  const screen = useScreen()
  const within = useRef<HTMLDivElement>(null)
  const itemStep = useRef<HTMLDivElement>(null)
  const { item, filed } = state
  const shownKeys = keysWith(rest.scanner !== undefined)
  useShownKeys('counter', shownKeys)
  useFocusFirst(itemStep, present && !item && !filed ? `${turn}` : undefined)
  useHeldKeys({ 'Ctrl+Enter': () => within.current && leadsOn(within.current)?.click() })
  const ownForm = useOwnForm((form, situation) => {
    if (!present) return
    setPresent({ ...present, form, draft: applicantOf(form, present.draft) })
    change({ item: form.itemId, answers: textOfSituation(situation) })
  })
  const begin = () => {
    setPresent(undefined)
    setTurn(turn + 1)
    screen.show(null)
    change({ item: undefined, answers: undefined, filed: undefined })
  }
  const body = filed ? (
    <DoneStep caseId={filed} screen={screen} onNext={begin} />
  ) : !present ? (
    <>
      <PersonStep key={turn} reader={reader} onIdentified={(found, draft) => setPresent({ found, draft })} />
      <p className="not-printed">
        {words.purpose}
        <Link to="/work/intake">{words.toIntake}</Link>。
      </p>
    </>
  ) : (
    <>
      <div className="not-printed">
        <PersonLine {...present} onChange={begin} />
      </div>
      {item ? (
        <ChosenItem
          key={`${turn}${item}`}
          itemId={item}
          onRestart={() => {
            setPresent({ ...present, form: undefined })
            change({ item: undefined, answers: undefined })
          }}
          counter={{
            present: present.draft,
            form: present.form,
            onFiled: (caseId) => change({ item: undefined, answers: undefined, filed: caseId }),
            onCheck: (lines) => screen.show({ title: words.screen.check, lines, asks: 'confirm' }),
          }}
        />
      ) : (
        <div ref={itemStep}>
          <Stack>
            <ItemStep
              form={{ open: (code) => void ownForm.open(code), problem: ownForm.problem }}
              onChoose={(chosen) => change({ item: chosen })}
            />
          </Stack>
        </div>
      )}
    </>
  )
  return (
    <Stack className={css.page}>
      <div className="not-printed">
        <Stack>
          {filed || (item && present) ? null : <PageTitle text={words.title} />}
          <DeskStrip desk={rest} onCalled={begin} />
          <ScreenStrip screen={screen} />
          <ul className={css.keys} aria-label={words.keyLine}>
            {shownKeys.map(([key, does]) => (
              <li key={key}>
                <kbd>{key}</kbd> {does}
              </li>
            ))}
          </ul>
        </Stack>
      </div>
      <div ref={within}>
        <Stack>{body}</Stack>
      </div>
    </Stack>
  )
}

/** The firm an agent has brought the form of; of whoever brought their own, what they said here goes first. */
function applicantOf({ applicant }: OwnForm, present: ApplicantDraft): ApplicantDraft {
  if (applicant.identifier === present.identifier) return present
  const { kind, identifier, name, phone = '', address = '', legalRepresentative = '', agentName = '' } = applicant
  return { kind, identifier, name, phone, address, legalRepresentative, agentName }
}
