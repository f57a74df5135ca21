/** 请人帮我办: one asks a hall to help, and sees what becomes of it. */
import { Link, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import {
  askForHelp,
  confirmHelp,
  myRequests,
  refuseHelp,
  type RequestState,
  withdrawRequest,
} from '#modules/assistance/contract.ts'
import { type RowOf, useAct, usePages } from '../../client/hooks.ts'
import { ActButtons } from '../../ui/act-buttons.tsx'
import { Card, Stack } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Paged } from '../../ui/paged.tsx'
import { StateTag, type Tone } from '../../ui/state-tag.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { dateWords, momentWords } from '../../words/format.ts'
import { assistanceWords as words } from '../../words/zh/assistance.ts'
import css from '../account/account.module.css'
import { ActingLine } from '../account/acting-line.tsx'
import { CitizenOnly } from '../account/citizen-only.tsx'
import { HelpLine } from '../help-line.tsx'
import { LinkButton } from '../link-button.tsx'
import { addressOfRequest, blankRequest, RequestFields, requestFaults } from './request-fields.tsx'
import { stuckAt, whileApplying } from './stuck-at.ts'

type Row = RowOf<typeof myRequests>
const tones: Readonly<Record<RequestState, Tone>> = {
  open: 'info',
  taken: 'info',
  prepared: 'warning',
  linked: 'info',
  ended: 'neutral',
}
const blank = { ...blankRequest, phone: '' }

export function HelpPage() {
  return (
    <CitizenOnly to={words.to}>
      {(account) => (
        <Stack>
          <PageTitle text={words.title} />
          <ActingLine account={account} />
          <p className={css.text}>{words.text}</p>
          <Mine />
          <Card>
            <Ask />
          </Card>
          <BackToForm />
          <HelpLine />
        </Stack>
      )}
    </CitizenOnly>
  )
}

/** Whoever came from a form goes back to it: what was typed there waits. */
function BackToForm() {
  const { item, step } = useSearch({ from: '/portal/help' })
  const at = stuckAt(step)
  if (!item || !at || !whileApplying.has(at)) return null
  return (
    <div>
      <LinkButton to="/apply/$itemId" params={{ itemId: item }}>
        {words.backToForm}
      </LinkButton>
    </div>
  )
}

function Ask() {
  const { item: itemId, step } = useSearch({ from: '/portal/help' })
  const at = stuckAt(step)
  const [typed, setTyped] = useState(at ? { ...blank, wish: words.stuckAt[at] } : blank)
  const [tried, setTried] = useState(false)
  const [done, setDone] = useState('')
  const act = useAct(askForHelp)
  const faults = tried ? faultsOf(typed) : {}
  const set = (part: Partial<typeof blank>) => {
    setTyped({ ...typed, ...part })
    setDone('')
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(faultsOf(typed)).length > 0) return
    const answer = await act.run({
      ...typed,
      phone: typed.phone.trim(),
      address: addressOfRequest(typed),
      itemId,
    })
    if (!answer) return
    setTyped(blank)
    setTried(false)
    setDone(words.done(dateWords(answer.dueOn)))
  }
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack>
        {act.problem ? <ErrorBox problem={act.problem} /> : null}
        <p aria-live="polite" className={css.saved}>
          {done}
        </p>
        <RequestFields
          typed={typed}
          faultOf={(key) => faults[key] ?? act.fieldErrors[key]}
          wishHelp={words.wishHelp}
          onChange={set}
        />
        <TextField
          label={words.phone}
          required
          maxLength={11}
          inputMode="tel"
          autoComplete="tel"
          value={typed.phone}
          error={faults.phone ?? act.fieldErrors.phone}
          onChange={(phone) => set({ phone })}
        />
        <p className={css.quiet}>{words.promise}</p>
        <div>
          <Button type="primary" htmlType="submit" loading={act.pending}>
            {words.submit}
          </Button>
        </div>
      </Stack>
    </form>
  )
}

function faultsOf(typed: typeof blank): Partial<Record<keyof typeof blank, string>> {
  return {
    ...requestFaults(typed),
    ...(/^1\d{10}$/.test(typed.phone.trim()) ? {} : { phone: words.wrong.phone }),
  }
}

function Mine() {
  const pages = usePages(myRequests, {})
  // Who has asked for nothing yet comes to ask: nothing stands before the form.
  if (!pages.problem && pages.rows.length === 0) return null
  return (
    <Card title={words.mine}>
      <Paged pages={pages} empty={null}>
        {(rows) => (
          <ul className={css.rows}>
            {rows.map((row) => (
              <One key={row.id} row={row} />
            ))}
          </ul>
        )}
      </Paged>
    </Card>
  )
}

function One({ row }: { row: Row }) {
  const confirm = useAct(confirmHelp)
  const refuse = useAct(refuseHelp)
  const withdraw = useAct(withdrawRequest)
  return (
    <li>
      <div>
        <p>
          {row.wish} <StateTag tone={tones[row.state]}>{row.stateTitle}</StateTag>
        </p>
        <p className={css.quiet}>
          {[
            words.asked(momentWords(row.askedAt), row.hallName),
            row.wayTitle,
            ...(row.helperName
              ? [words.helper(row.helperName)]
              : row.state === 'open'
                ? [words.due(dateWords(row.dueOn))]
                : []),
          ].join('，')}
        </p>
        {row.outcome ? (
          <p>
            {words.outcome}：{row.outcome}
          </p>
        ) : null}
        {row.caseId ? (
          <Link to="/cases/$caseId" params={{ caseId: row.caseId }} className={css.link}>
            {words.toCase(row.caseNumber ?? '')}
          </Link>
        ) : null}
      </div>
      <ActButtons
        acts={[
          row.can.includes('confirm') && {
            verb: words.confirm,
            effect: words.confirmEffect,
            primary: true,
            reason: 'none',
            act: confirm,
            run: () => confirm.run({ id: row.id }),
          },
          row.can.includes('refuse') && {
            verb: words.refuse,
            effect: words.refuseEffect,
            reason: { label: words.refuseLabel, least: 2, longest: 500 },
            act: refuse,
            run: (said) => refuse.run({ id: row.id, words: said }),
          },
          row.can.includes('withdraw') && {
            verb: words.withdraw,
            effect: words.withdrawEffect,
            reason: 'none',
            act: withdraw,
            run: () => withdraw.run({ id: row.id }),
          },
        ]}
      />
    </li>
  )
}
