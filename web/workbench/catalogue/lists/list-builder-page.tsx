/** One list: what it asks and shows, beside what it finds now. */
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import {
  conditionsText,
  type ListCondition,
  listDesk,
  listSubjects,
  readConditions,
  removeList,
  saveList,
} from '#modules/catalogue/contract.ts'
import { useAct, useView } from '../../../client/hooks.ts'
import { useCan } from '../../../client/session.ts'
import { Buttons, Card, Stack } from '../../../ui/card.tsx'
import { ChoicesField, LongTextField, TextField } from '../../../ui/field.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { ReasonDialog } from '../../../ui/reason-dialog.tsx'
import { Empty, ErrorBox } from '../../../ui/states.tsx'
import { workListsWords } from '../../../words/zh/work-lists.ts'
import { PageLoaded } from '../../page-loaded.tsx'
import { begun, ConditionsEditor } from './conditions-editor.tsx'
import { ListPreview } from './list-preview.tsx'
import css from './lists.module.css'
import { PublicAddress } from './public-address.tsx'

const words = workListsWords.builder
type Desk = OutputOf<typeof listDesk>
type List = Desk['lists'][number]

export function NewListPage() {
  const desk = useView(listDesk, {})
  return (
    <PageLoaded of={desk} title={words.create}>
      {(found) => <Builder desk={found} list={undefined} />}
    </PageLoaded>
  )
}

export function ListBuilderPage() {
  const { listKey } = useParams({ strict: false })
  const desk = useView(listDesk, {})
  return (
    <PageLoaded of={desk} title={workListsWords.title}>
      {(found) => {
        const list = found.lists.find((one) => one.key === listKey)
        if (list) return <Builder key={list.key} desk={found} list={list} />
        return (
          <Stack>
            <PageTitle text={words.missing} />
            <Empty title={words.missing}>{words.missingText}</Empty>
            <Back />
          </Stack>
        )
      }}
    </PageLoaded>
  )
}

function Back() {
  return (
    <p>
      <Link to={'/work/catalogue/lists' as string} className={css.link}>
        {words.back}
      </Link>
    </p>
  )
}

type Typed = {
  title: string
  key: string
  note: string
  byHand: boolean
  conditions: readonly ListCondition[]
  match: 'all' | 'any'
  question: string
  columns: readonly string[]
}

function typedOf(list: List | undefined): Typed {
  if (!list)
    return {
      title: '',
      key: '',
      note: '',
      byHand: false,
      conditions: [begun('itemType')],
      match: 'all',
      question: '',
      columns: ['itemType'],
    }
  const read = list.conditions ? readConditions(list.conditions, listSubjects) : undefined
  const { title, key, note, match, question, columns } = list
  return {
    title,
    key,
    note,
    byHand: read === undefined,
    conditions: read ?? [],
    match,
    question,
    columns: columns.map((one) => one.key),
  }
}

function Builder({ desk, list }: { desk: Desk; list: List | undefined }) {
  const may = useCan()('catalogue.publish')
  const navigate = useNavigate()
  const save = useAct(saveList)
  const [typed, setTyped] = useState(() => typedOf(list))
  const [tried, setTried] = useState(false)
  const [saved, setSaved] = useState(false)
  const change = (part: Partial<Typed>) => {
    setTyped({ ...typed, ...part })
    setSaved(false)
  }
  const unfinished = unfinishedIn(typed)
  const faults = faultsOf(typed, desk, list)
  const asks = typed.byHand
    ? { match: typed.match, question: typed.question }
    : { match: typed.match, conditions: conditionsText(typed.conditions) }
  const keep = async () => {
    setTried(true)
    if (unfinished ?? Object.values(faults).find(Boolean)) return
    const { title, key, note, columns } = typed
    const kept = await save.run({ title: title.trim(), key, note: note.trim(), columns: [...columns], ...asks })
    setSaved(kept !== undefined)
    if (kept && !list) void navigate({ to: `/work/catalogue/lists/${key}` as string })
  }
  const title = list ? words.edit(list.title) : words.create
  return (
    <Stack>
      <PageTitle text={title} />
      <Back />
      <div className={css.builder}>
        <Card>
          <Stack>
            <TextField
              label={words.title}
              required
              maxLength={40}
              error={tried ? faults.title : undefined}
              value={typed.title}
              onChange={(next) => change({ title: next })}
            />
            <TextField
              label={words.key}
              help={words.keyHelp}
              required
              maxLength={40}
              disabled={list !== undefined}
              error={tried ? faults.key : undefined}
              value={typed.key}
              onChange={(next) => change({ key: next.toLowerCase() })}
            />
            <LongTextField
              label={words.note}
              rows={2}
              maxLength={200}
              value={typed.note}
              onChange={(next) => change({ note: next })}
            />
            <h2>{words.conditions}</h2>
            {typed.byHand ? (
              <LongTextField
                label={words.question}
                help={words.questionHelp}
                required
                maxLength={2000}
                value={typed.question}
                onChange={(next) => change({ question: next })}
              />
            ) : (
              <ConditionsEditor
                conditions={typed.conditions}
                match={typed.match}
                onChange={(conditions, match) => change({ conditions, match })}
              />
            )}
            <div>
              <Button type="link" onClick={() => change({ byHand: !typed.byHand })}>
                {typed.byHand ? words.byWords : words.byHand}
              </Button>
            </div>
            <ChoicesField
              label={words.columns}
              required
              inline
              options={desk.columns.map((one) => ({ value: one.key, label: one.title }))}
              error={tried ? faults.columns : undefined}
              value={typed.columns}
              onChange={(columns) => change({ columns })}
            />
            <p className={css.text}>{words.saveEffect}</p>
            {tried && unfinished ? <p role="alert">{unfinished}</p> : null}
            {save.problem ? <Refused problem={save.problem} /> : null}
            {may ? (
              <Buttons>
                <Button type="primary" loading={save.pending} onClick={() => void keep()}>
                  {words.save}
                </Button>
                {list ? <Remove list={list} /> : null}
                <output>{saved ? words.saved : null}</output>
              </Buttons>
            ) : null}
            {list ? <PublicAddress listKey={list.key} /> : null}
          </Stack>
        </Card>
        <ListPreview asked={{ ...asks, columns: typed.columns.join(',') }} unfinished={unfinished} />
      </div>
    </Stack>
  )
}

function Refused({ problem }: { problem: NonNullable<ReturnType<typeof useAct>['problem']> }) {
  const reason = problem.facts['reason']
  return (
    <>
      <ErrorBox problem={problem} />
      {typeof reason === 'string' ? <p>{reason}</p> : null}
    </>
  )
}

function Remove({ list }: { list: List }) {
  const navigate = useNavigate()
  const act = useAct(removeList)
  const [asking, setAsking] = useState(false)
  const remove = async () => {
    if (await act.run({ key: list.key })) void navigate({ to: '/work/catalogue/lists' as string })
  }
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        {words.takeDown}
      </Button>
      <ReasonDialog
        open={asking}
        title={words.takeDown}
        effect={words.takeDownEffect}
        verb={words.takeDown}
        danger
        reason="none"
        act={act}
        onConfirm={() => void remove()}
        onClose={() => setAsking(false)}
      />
    </>
  )
}

/** Why nothing can be asked yet. */
function unfinishedIn({ byHand, question, conditions }: Typed): string | undefined {
  if (byHand) return question.trim() === '' ? words.noConditions : undefined
  if (conditions.length === 0) return words.noConditions
  return readConditions(conditionsText(conditions), listSubjects) ? undefined : words.unfinished
}

function faultsOf({ title, key, columns }: Typed, { lists }: Desk, list: List | undefined) {
  const taken = !list && lists.some((one) => one.key === key)
  const keyFault = /^[a-z][a-z0-9-]{0,39}$/.test(key) && key !== 'new' ? undefined : words.keyWrong
  return {
    title: title.trim().length < 2 ? words.titleEmpty : undefined,
    key: taken ? words.keyTaken : keyFault,
    columns: columns.length === 0 ? words.columnsNone : columns.length > 12 ? words.columnsMany : undefined,
  }
}
