/** A new set: which items, what changes, why; seen on each item before it is handed to a second person. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { type BulkEdit, changeSetPreview, createChangeSet } from '#modules/catalogue/contract.ts'
import { useAct, useView } from '../../../client/hooks.ts'
import { Buttons, Card, Stack } from '../../../ui/card.tsx'
import { LongTextField, TextField } from '../../../ui/field.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { ErrorBox, Loaded } from '../../../ui/states.tsx'
import { workChangeSetWords as words } from '../../../words/zh/work-change-sets.ts'
import { useLeaveGuard } from '../../use-leave-guard.ts'
import css from '../catalogue.module.css'
import { ChangedItems, changing } from './changed-items.tsx'
import { ChooseItems, MOST_ITEMS } from './choose-items.tsx'
import { editOf, emptyDraft } from './edit-drafts.ts'
import { EditsEditor } from './edits-editor.tsx'

type Asked = { itemIds: string[]; edits: BulkEdit[] }

const LEAST_WORDS = 2

export function NewChangeSetPage() {
  const navigate = useNavigate()
  const act = useAct(createChangeSet)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [drafts, setDrafts] = useState([emptyDraft(1)])
  const [typed, setTyped] = useState({ title: '', reason: '' })
  const [seen, setSeen] = useState<Asked>()
  const [tried, setTried] = useState(false)
  const preview = useView(changeSetPreview, seen ?? { itemIds: [], edits: [] }, { when: seen !== undefined })

  const edits = drafts.flatMap((draft) => editOf(draft) ?? [])
  const asked: Asked = { itemIds: [...chosen].sort(), edits }
  const whole = chosen.size > 0 && chosen.size <= MOST_ITEMS && edits.length === drafts.length
  const fresh = seen !== undefined && JSON.stringify(seen) === JSON.stringify(asked)
  const effective = fresh && preview.data !== undefined && changing(preview.data.rows).length > 0
  const short = (text: string) => text.trim().length < LEAST_WORDS
  useLeaveGuard(() => !act.pending && (chosen.size > 0 || edits.length > 0))

  const submit = async () => {
    setTried(true)
    if (!effective || short(typed.title) || short(typed.reason)) return
    const made = await act.run({ ...typed, ...asked })
    if (made) void navigate({ to: `/work/catalogue/change-sets/${made.id}` as string, ignoreBlocker: true })
  }
  return (
    <Stack className={css.editor}>
      <PageTitle text={words.new} />
      <p>{words.intro}</p>
      <p>
        <Link to={'/work/catalogue/change-sets' as string}>{words.back}</Link>
      </p>
      <ChooseItems chosen={chosen} onChange={setChosen} />
      <EditsEditor drafts={drafts} onChange={(next) => setDrafts([...next])} />
      <Card title={words.preview.title}>
        <Stack>
          <Buttons>
            <Button type={effective ? 'default' : 'primary'} disabled={!whole || fresh} onClick={() => setSeen(asked)}>
              {seen && !fresh ? words.preview.again : words.preview.verb}
            </Button>
          </Buttons>
          {whole ? null : <p className={css.quiet}>{words.first}</p>}
          {fresh ? (
            <Loaded of={preview}>
              {({ rows }) => <ChangedItems rows={rows} done={false} name={typed.title || words.title} />}
            </Loaded>
          ) : null}
        </Stack>
      </Card>
      <Card title={words.why.title}>
        <Stack>
          <TextField
            label={words.why.name}
            help={words.why.nameHelp}
            required
            maxLength={100}
            value={typed.title}
            error={tried && short(typed.title) ? words.nameEmpty : act.fieldErrors.title}
            onChange={(title) => setTyped({ ...typed, title })}
          />
          <LongTextField
            label={words.why.reason}
            required
            maxLength={1000}
            value={typed.reason}
            error={tried && short(typed.reason) ? words.reasonEmpty : act.fieldErrors.reason}
            onChange={(reason) => setTyped({ ...typed, reason })}
          />
          {act.problem ? <ErrorBox problem={act.problem} /> : null}
          <p className={css.quiet}>
            {effective ? words.submitEffect(changing(preview.data!.rows).length) : words.first}
          </p>
          <Buttons>
            <Button type="primary" loading={act.pending} disabled={!effective} onClick={() => void submit()}>
              {words.submit}
            </Button>
          </Buttons>
        </Stack>
      </Card>
    </Stack>
  )
}
