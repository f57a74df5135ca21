/** 授权使用: letting one body use the licence once for one purpose, taking it back, and what became of each. */
import { Button } from 'antd'
import { useDeferredValue, useState } from 'react'
import { authorisations, authoriseUse, revokeAuthorisation } from '#modules/licences/contract.ts'
import { organList } from '#modules/organs/contract.ts'
import { type RowOf, useAct, usePages, useView } from '../../client/hooks.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { MoreRows } from '../../ui/paged.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { StateTag, type Tone } from '../../ui/state-tag.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { dateWords, fullDateWords } from '../../words/format.ts'
import { authorisationWords as words } from '../../words/zh/authorisations.ts'
import { uiWords } from '../../words/zh/ui.ts'
import css from './licences.module.css'
import show from './show-licence.module.css'

type Row = RowOf<typeof authorisations>
const tones: Record<Row['state'], Tone> = { open: 'info', used: 'success', revoked: 'neutral', expired: 'neutral' }

export function Authorisations({ licence }: { licence: { id: string; title: string; can: readonly string[] } }) {
  const [giving, setGiving] = useState(false)
  const pages = usePages(authorisations, { id: licence.id, limit: 10 })
  return (
    <Card title={words.title}>
      <Stack>
        <p>{words.text}</p>
        {licence.can.includes('show') ? (
          <Buttons>
            <Button onClick={() => setGiving(true)}>{words.give}</Button>
          </Buttons>
        ) : null}
        {pages.problem ? <ErrorBox problem={pages.problem} onRetry={pages.again} /> : null}
        {!pages.waiting && !pages.problem && pages.rows.length === 0 ? <p className={css.quiet}>{words.none}</p> : null}
        <ul className={css.rows}>
          {pages.rows.map((row) => (
            <Given key={row.id} row={row} />
          ))}
        </ul>
        <MoreRows pages={pages} />
        {giving ? <Give licence={licence} onClose={() => setGiving(false)} /> : null}
      </Stack>
    </Card>
  )
}

function Given({ row }: { row: Row }) {
  const [asking, setAsking] = useState(false)
  const act = useAct(revokeAuthorisation)
  const revoke = async () => {
    if (await act.run({ id: row.id })) setAsking(false)
  }
  return (
    <li>
      <p>
        {words.line(row.organName, row.purpose)} <StateTag tone={tones[row.state]}>{row.stateTitle}</StateTag>
      </p>
      <p className={css.quiet}>
        {words.until_(dateWords(row.until))}
        {row.usedBy ? `　${words.usedBy(row.usedBy)}` : ''}
      </p>
      {row.can.includes('revoke') ? (
        <Button aria-label={words.revokeOf(row.organName)} onClick={() => setAsking(true)}>
          {words.revoke}
        </Button>
      ) : null}
      <ReasonDialog
        open={asking}
        title={words.revoke}
        effect={words.revokeEffect}
        verb={words.revoke}
        reason="none"
        act={act}
        onConfirm={() => void revoke()}
        onClose={() => setAsking(false)}
      />
    </li>
  )
}

function Give({ licence, onClose }: { licence: { id: string; title: string }; onClose: () => void }) {
  const [q, setQ] = useState('')
  const organs = useView(organList, { q: useDeferredValue(q.trim()) || undefined, limit: 100 }, { keepPrevious: true })
  const act = useAct(authoriseUse)
  const [given, setGiven] = useState({ organId: '', purpose: '', until: '' })
  const [tried, setTried] = useState(false)
  const [made, setMade] = useState<{ code: string; organName: string; until: string }>()
  const missing = {
    organ: given.organId === '' ? words.organNeeded : undefined,
    purpose: given.purpose.trim().length < 4 ? words.purposeNeeded : undefined,
    until: given.until === '' ? words.untilNeeded : undefined,
  }
  const send = async () => {
    setTried(true)
    if (missing.organ || missing.purpose || missing.until) return
    setMade(await act.run({ id: licence.id, ...given }))
  }
  if (made)
    return (
      <Dialog
        open
        title={words.done}
        onClose={onClose}
        footer={
          <Button type="primary" onClick={onClose}>
            {words.close}
          </Button>
        }
      >
        <p className={show.code}>{made.code}</p>
        <p>{words.doneText(made.organName, fullDateWords(made.until))}</p>
      </Dialog>
    )
  return (
    <Dialog
      open
      title={words.dialog}
      onClose={onClose}
      footer={
        <>
          <Button type="primary" loading={act.pending} onClick={() => void send()}>
            {words.confirm}
          </Button>
          <Button onClick={onClose}>{uiWords.cancel}</Button>
        </>
      }
    >
      <p>{words.effect(licence.title)}</p>
      <TextField label={words.find} maxLength={40} value={q} onChange={setQ} />
      <SelectField
        label={words.organ}
        required
        options={(organs.data?.rows ?? []).map((organ) => ({ value: organ.id, label: organ.name }))}
        value={given.organId}
        error={tried ? missing.organ : undefined}
        onChange={(organId) => setGiven({ ...given, organId })}
      />
      <TextField
        label={words.purpose}
        required
        maxLength={200}
        value={given.purpose}
        error={tried ? missing.purpose : undefined}
        onChange={(purpose) => setGiven({ ...given, purpose })}
      />
      <DateField
        label={words.until}
        help={words.untilHelp}
        required
        value={given.until}
        error={tried ? missing.until : undefined}
        onChange={(until) => setGiven({ ...given, until })}
      />
      {organs.problem ? <ErrorBox problem={organs.problem} onRetry={organs.again} /> : null}
      {act.problem ? <ErrorBox problem={act.problem} /> : null}
    </Dialog>
  )
}
