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
  ways,
  withdrawRequest,
} from '#modules/assistance/contract.ts'
import { hallList } from '#modules/organs/contract.ts'
import { type RowOf, useAct, usePages, useView } from '../../client/hooks.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { ChoiceField, LongTextField, SelectField, TextField } from '../../ui/field.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Paged } from '../../ui/paged.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { StateTag, type Tone } from '../../ui/state-tag.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { dateWords, momentWords } from '../../words/format.ts'
import { assistanceWords as words } from '../../words/zh/assistance.ts'
import css from '../account/account.module.css'
import { ActingLine } from '../account/acting-line.tsx'
import { CitizenOnly } from '../account/citizen-only.tsx'
import { HelpLine } from '../help-line.tsx'

type Row = RowOf<typeof myRequests>
type Way = keyof typeof ways
const tones: Readonly<Record<RequestState, Tone>> = {
  open: 'info',
  taken: 'info',
  prepared: 'warning',
  linked: 'info',
  ended: 'neutral',
}
const blank = { hallId: '', wish: '', way: 'phone' as Way, phone: '', address: '' }

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
          <HelpLine />
        </Stack>
      )}
    </CitizenOnly>
  )
}

function Ask() {
  const itemId = useSearch({ from: '/portal/help' }).item
  const halls = useView(hallList, { limit: 100 })
  const [typed, setTyped] = useState(blank)
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
    const { address, ...rest } = typed
    const answer = await act.run({
      ...rest,
      phone: typed.phone.trim(),
      address: typed.way === 'home' ? address : undefined,
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
        {halls.problem ? <ErrorBox problem={halls.problem} onRetry={halls.again} /> : null}
        {act.problem ? <ErrorBox problem={act.problem} /> : null}
        <p aria-live="polite" className={css.saved}>
          {done}
        </p>
        <LongTextField
          label={words.wish}
          help={words.wishHelp}
          required
          maxLength={500}
          rows={3}
          value={typed.wish}
          error={faults.wish ?? act.fieldErrors.wish}
          onChange={(wish) => set({ wish })}
        />
        <SelectField
          label={words.hall}
          required
          options={(halls.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={typed.hallId}
          error={faults.hallId}
          onChange={(hallId) => set({ hallId })}
        />
        <ChoiceField
          label={words.way}
          required
          options={Object.entries(ways).map(([value, label]) => ({ value, label }))}
          value={typed.way}
          onChange={(way) => set({ way: way as Way })}
        />
        {typed.way === 'home' ? (
          <TextField
            label={words.address}
            required
            maxLength={200}
            autoComplete="street-address"
            value={typed.address}
            error={faults.address ?? act.fieldErrors.address}
            onChange={(address) => set({ address })}
          />
        ) : null}
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

function faultsOf({ hallId, wish, way, phone, address }: typeof blank): Partial<Record<keyof typeof blank, string>> {
  return {
    ...(hallId ? {} : { hallId: words.wrong.hall }),
    ...(wish.trim().length < 4 ? { wish: words.wrong.wish } : {}),
    ...(/^1\d{10}$/.test(phone.trim()) ? {} : { phone: words.wrong.phone }),
    ...(way === 'home' && address.trim().length < 4 ? { address: words.wrong.address } : {}),
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
  const [asking, ask] = useState<'confirm' | 'refuse' | 'withdraw'>()
  const confirm = useAct(confirmHelp)
  const refuse = useAct(refuseHelp)
  const withdraw = useAct(withdrawRequest)
  const close = () => {
    ask(undefined)
    for (const act of [confirm, refuse, withdraw]) act.reset()
  }
  const closeAfter = (done: unknown) => {
    if (done) close()
  }
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
      <Buttons>
        {row.can.includes('confirm') ? (
          <Button type="primary" onClick={() => ask('confirm')}>
            {words.confirm}
          </Button>
        ) : null}
        {row.can.includes('refuse') ? <Button onClick={() => ask('refuse')}>{words.refuse}</Button> : null}
        {row.can.includes('withdraw') ? <Button onClick={() => ask('withdraw')}>{words.withdraw}</Button> : null}
      </Buttons>
      <ReasonDialog
        open={asking === 'confirm'}
        title={words.confirm}
        effect={words.confirmEffect}
        verb={words.confirm}
        reason="none"
        pending={confirm.pending}
        problem={confirm.problem}
        onConfirm={() => void confirm.run({ id: row.id }).then(closeAfter)}
        onClose={close}
      />
      <ReasonDialog
        open={asking === 'refuse'}
        title={words.refuse}
        effect={words.refuseEffect}
        verb={words.refuse}
        reason={{ label: words.refuseLabel, least: 2, longest: 500 }}
        pending={refuse.pending}
        problem={refuse.problem}
        onConfirm={(said) => void refuse.run({ id: row.id, words: said }).then(closeAfter)}
        onClose={close}
      />
      <ReasonDialog
        open={asking === 'withdraw'}
        title={words.withdraw}
        effect={words.withdrawEffect}
        verb={words.withdraw}
        reason="none"
        pending={withdraw.pending}
        problem={withdraw.problem}
        onConfirm={() => void withdraw.run({ id: row.id }).then(closeAfter)}
        onClose={close}
      />
    </li>
  )
}
