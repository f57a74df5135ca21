/** Filters kept under a name: one click asks them again; one's own can be renamed, shared and deleted. */
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import type { CaseFilter, CaseSort } from '#modules/cases/contract.ts'
import { changeFilter, deleteFilter, savedFilters, saveFilter } from '#modules/cases/contract.ts'
import { useAct, useView } from '../../client/hooks.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField, TickField } from '../../ui/field.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { momentWords } from '../../words/format.ts'
import { uiWords } from '../../words/zh/ui.ts'
import { worklistWords } from '../../words/zh/work-worklist.ts'
import css from './lists.module.css'

const words = worklistWords.saved

type Saved = OutputOf<typeof savedFilters>['rows'][number]
type Asked = { filter: CaseFilter; sort: CaseSort }

type SavedFiltersProps = {
  asked: Asked
  /** There is something to keep. */
  worthKeeping: boolean
  onChoose: (saved: Asked) => void
}

export function SavedFilters({ asked, worthKeeping, onChoose }: SavedFiltersProps) {
  const { data } = useView(savedFilters, {})
  const [doing, setDoing] = useState<'save' | 'manage'>()
  const rows = data?.rows ?? []
  const now = rows.find((row) => same(row, asked))
  if (rows.length === 0 && !worthKeeping) return null
  return (
    <div className={css.saved}>
      <ul className={css.savedList} aria-label={words.title}>
        {rows.map((row) => (
          <li key={row.id}>
            <button
              type="button"
              className={css.savedOne}
              aria-pressed={row === now}
              title={row.own ? undefined : words.sharedBy(row.ownerName)}
              onClick={() => onChoose(row)}
            >
              {row.name}
              {row.shared ? <span className={css.quiet}> {words.shared}</span> : null}
            </button>
          </li>
        ))}
      </ul>
      {now || !worthKeeping ? null : <Button onClick={() => setDoing('save')}>{words.save}</Button>}
      {rows.some((row) => row.own) ? <Button onClick={() => setDoing('manage')}>{words.manage}</Button> : null}
      {doing === 'save' ? <SaveDialog asked={asked} onClose={() => setDoing(undefined)} /> : null}
      <Dialog open={doing === 'manage'} wide title={words.list} onClose={() => setDoing(undefined)}>
        <OwnFilters rows={rows.filter((row) => row.own)} />
      </Dialog>
    </div>
  )
}

function same(row: Saved, asked: Asked): boolean {
  const keys = new Set([...Object.keys(row.filter), ...Object.keys(asked.filter)]) as Set<keyof CaseFilter>
  return row.sort === asked.sort && [...keys].every((key) => row.filter[key] === asked.filter[key])
}

function SaveDialog({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const [empty, setEmpty] = useState(false)
  const { run, pending, problem } = useAct(saveFilter)
  const confirm = async () => {
    if (name.trim() === '') return setEmpty(true)
    if (await run({ name: name.trim(), shared, ...asked })) onClose()
    return undefined
  }
  return (
    <Dialog
      open
      title={words.save}
      onClose={onClose}
      footer={
        <>
          <Button type="primary" loading={pending} onClick={() => void confirm()}>
            {words.confirm}
          </Button>
          <Button onClick={onClose}>{uiWords.cancel}</Button>
        </>
      }
    >
      <TextField
        label={words.name}
        help={words.nameHelp}
        required
        maxLength={30}
        value={name}
        error={empty && name.trim() === '' ? words.nameEmpty : undefined}
        onChange={setName}
      />
      <TickField label={words.share} checked={shared} onChange={setShared} />
      {problem ? <ErrorBox problem={problem} /> : null}
    </Dialog>
  )
}

function OwnFilters({ rows }: { rows: readonly Saved[] }) {
  const change = useAct(changeFilter)
  const remove = useAct(deleteFilter)
  const [renaming, setRenaming] = useState<string>()
  const [removing, setRemoving] = useState<Saved>()
  if (rows.length === 0) return <p>{words.none}</p>
  return (
    <>
      <div className={css.scroll}>
        <table className={css.ownFilters}>
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col">{words.who}</th>
              <th scope="col">{words.at}</th>
              <th scope="col">{words.acts}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  {renaming === row.id ? (
                    <Rename
                      name={row.name}
                      onName={async (name) => {
                        if (name === row.name || (await change.run({ id: row.id, name }))) setRenaming(undefined)
                      }}
                    />
                  ) : (
                    row.name
                  )}
                </th>
                <td>{row.shared ? words.ourBody : words.onlyMe}</td>
                <td>{momentWords(row.savedAt)}</td>
                <td>
                  <RowActs
                    row={row}
                    onRename={() => setRenaming(row.id)}
                    onShare={() => void change.run({ id: row.id, shared: !row.shared })}
                    onRemove={() => setRemoving(row)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {change.problem ? <ErrorBox problem={change.problem} /> : null}
      <ReasonDialog
        open={removing !== undefined}
        title={words.remove}
        effect={removing ? words.removeEffect(removing.name) : ''}
        verb={words.remove}
        danger
        reason="none"
        act={remove}
        onClose={() => setRemoving(undefined)}
        onConfirm={async () => {
          if (removing && (await remove.run({ id: removing.id }))) setRemoving(undefined)
        }}
      />
    </>
  )
}

type RowActsProps = { row: Saved; onRename: () => void; onShare: () => void; onRemove: () => void }

function RowActs({ row, onRename, onShare, onRemove }: RowActsProps) {
  return (
    <span className={css.rowActs}>
      <Button onClick={onRename}>{words.rename}</Button>
      <Button onClick={onShare}>{row.shared ? words.toKeep : words.toShare}</Button>
      <Button danger onClick={onRemove}>
        {words.remove}
      </Button>
    </span>
  )
}

function Rename({ name, onName }: { name: string; onName: (name: string) => Promise<void> }) {
  const [typed, setTyped] = useState(name)
  return (
    <form
      className={css.rename}
      onSubmit={(event) => {
        event.preventDefault()
        if (typed.trim()) void onName(typed.trim())
      }}
    >
      <TextField label={words.renameTitle} hideLabel required maxLength={30} value={typed} onChange={setTyped} />
      <Button htmlType="submit">{words.confirm}</Button>
    </form>
  )
}
