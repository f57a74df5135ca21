/** One request: who to call, and what the helper may do with it now. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { endRequest, handOverRequest, requestPage, takeRequest } from '#modules/assistance/contract.ts'
import { useAct, useView } from '../../client/hooks.ts'
import { Buttons, Stack } from '../../ui/card.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { LongTextField, SelectField } from '../../ui/field.tsx'
import { ErrorBox, Loaded } from '../../ui/states.tsx'
import { fullDateWords, momentWords } from '../../words/format.ts'
import { assistanceWords } from '../../words/zh/assistance.ts'
import { uiWords } from '../../words/zh/ui.ts'
import { LinkCase } from './link-case.tsx'

const words = assistanceWords.work
type Request = OutputOf<typeof requestPage>

export function RequestDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const view = useView(requestPage, { id })
  return (
    <Dialog open title={words.detail} onClose={onClose} footer={<Button onClick={onClose}>{uiWords.close}</Button>}>
      <Loaded of={view}>
        {(request) => (
          <Stack>
            <Facts request={request} />
            <Acts request={request} />
          </Stack>
        )}
      </Loaded>
    </Dialog>
  )
}

function Facts({ request: one }: { request: Request }) {
  const facts = [
    { key: 'name', label: words.name, value: one.name },
    { key: 'phone', label: words.phone, value: <a href={`tel:${one.phone}`}>{one.phone}</a> },
    { key: 'address', label: words.address, value: one.address },
    { key: 'wish', label: assistanceWords.wish, value: one.wish },
    { key: 'item', label: words.item, value: one.itemName },
    { key: 'way', label: assistanceWords.way, value: one.wayTitle },
    { key: 'hall', label: words.columns.hall, value: one.hallName },
    { key: 'via', label: words.via2, value: one.askedViaTitle },
    { key: 'at', label: words.askedAt, value: momentWords(one.askedAt) },
    { key: 'due', label: words.columns.due, value: fullDateWords(one.dueOn) },
    { key: 'state', label: words.columns.state, value: one.stateTitle },
    { key: 'helper', label: words.columns.helper, value: one.helperName },
    {
      key: 'case',
      label: words.caseLine,
      value: one.caseId ? (
        <Link to="/work/cases/$caseId" params={{ caseId: one.caseId }}>
          {one.caseNumber}
        </Link>
      ) : undefined,
    },
    { key: 'proof', label: words.confirmed, value: one.proofTitle },
    { key: 'refused', label: words.refused, value: one.refusedWords },
    { key: 'outcome', label: assistanceWords.outcome, value: one.outcome },
  ]
  return <FactList columns={2} facts={facts.filter(({ value }) => value !== undefined)} />
}

function Acts({ request }: { request: Request }) {
  const [doing, setDoing] = useState<'link' | 'hand-over' | 'end'>()
  const take = useAct(takeRequest)
  const { can, id } = request
  const done = () => setDoing(undefined)
  if (can.length === 0) return null
  return (
    <Stack>
      {take.problem ? <ErrorBox problem={take.problem} /> : null}
      <Buttons>
        {can.includes('take') ? (
          <Button type="primary" loading={take.pending} onClick={() => void take.run({ id })}>
            {words.take}
          </Button>
        ) : null}
        {can.includes('link') ? (
          <Button type="primary" onClick={() => setDoing('link')}>
            {words.link}
          </Button>
        ) : null}
        {can.includes('hand-over') ? <Button onClick={() => setDoing('hand-over')}>{words.handOver}</Button> : null}
        {can.includes('end') ? <Button onClick={() => setDoing('end')}>{words.end}</Button> : null}
      </Buttons>
      {doing === 'link' ? <LinkCase id={id} onDone={done} /> : null}
      {doing === 'hand-over' ? <HandOver request={request} onDone={done} /> : null}
      {doing === 'end' ? <End id={id} onDone={done} /> : null}
    </Stack>
  )
}

function HandOver({ request: { id, colleagues }, onDone }: { request: Request; onDone: () => void }) {
  const [helperId, setHelperId] = useState('')
  const act = useAct(handOverRequest)
  if (colleagues.length === 0) return <p>{words.noColleague}</p>
  return (
    <Stack>
      {act.problem ? <ErrorBox problem={act.problem} /> : null}
      <SelectField
        label={words.colleague}
        required
        options={colleagues.map((one) => ({ value: one.staffId, label: `${one.name}（${one.title}）` }))}
        value={helperId}
        onChange={setHelperId}
      />
      <div>
        <Button
          type="primary"
          disabled={helperId === ''}
          loading={act.pending}
          onClick={() => void act.run({ id, helperId }).then((moved) => moved && onDone())}
        >
          {words.handOver}
        </Button>
      </div>
    </Stack>
  )
}

function End({ id, onDone }: { id: string; onDone: () => void }) {
  const [outcome, setOutcome] = useState('')
  const act = useAct(endRequest)
  return (
    <Stack>
      <p>{words.endEffect}</p>
      {act.problem ? <ErrorBox problem={act.problem} /> : null}
      <LongTextField
        label={words.endLabel}
        required
        maxLength={500}
        rows={3}
        value={outcome}
        error={act.fieldErrors.outcome}
        onChange={setOutcome}
      />
      <div>
        <Button
          type="primary"
          disabled={outcome.trim().length < 4}
          loading={act.pending}
          onClick={() => void act.run({ id, outcome }).then((moved) => moved && onDone())}
        >
          {words.end}
        </Button>
      </div>
    </Stack>
  )
}
