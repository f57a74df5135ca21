/** Who may act, until when and for which items: what a firm's mandate and the authorisation of a relative have in common. */
import { Button } from 'antd'
import { type FormEvent, type ReactNode, useState } from 'react'
import { itemList } from '#modules/catalogue/contract.ts'
import { checkIdNumber } from '#modules/identity/contract.ts'
import { usePages } from '../../client/hooks.ts'
import type { ProblemError } from '../../client/problem.ts'
import { Stack } from '../../ui/card.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { ChoiceField, ChoicesField, TextField } from '../../ui/field.tsx'
import { MoreRows } from '../../ui/paged.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { portalAccountWords as words } from '../../words/zh/portal-account.ts'
import css from './account.module.css'

const nobody = { name: '', idNumber: '', validTo: '', scope: 'all', itemIds: [] as string[] }
type Typed = typeof nobody

export type Authority = { person: { name: string; idNumber: string }; validTo?: string; itemIds?: string[] }

type AuthorityFormProps = {
  labels: { name: string; idNumber: string; validToHelp: string; scopeSomeNote?: string; give: string; given: string }
  /** Under which name the act takes the person: what it finds wrong there is named by it. */
  personField: 'agent' | 'relative'
  audience: '1' | '2'
  act: { problem: ProblemError | undefined; pending: boolean; fieldErrors: Record<string, string> }
  /** Questions of the caller's own, after the person and at the end; `tried`: faults may be shown. */
  renderAfterPerson?: (tried: boolean) => ReactNode
  atEnd?: ReactNode
  /** Whether the caller's own questions are answered. */
  complete?: boolean
  /** @returns whether it was given */
  give: (authority: Authority) => Promise<boolean>
}

export function AuthorityForm(props: AuthorityFormProps) {
  const { labels, personField, act } = props
  const [typed, setTyped] = useState(nobody)
  const [tried, setTried] = useState(false)
  const [given, setGiven] = useState(false)
  const faults = tried ? faultsOf(typed) : {}
  const set = (part: Partial<Typed>) => {
    setTyped({ ...typed, ...part })
    setGiven(false)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(faultsOf(typed)).length > 0 || props.complete === false) return
    const done = await props.give({
      person: { name: typed.name.trim(), idNumber: typed.idNumber.trim() },
      validTo: typed.validTo || undefined,
      itemIds: typed.scope === 'some' ? typed.itemIds : undefined,
    })
    if (!done) return
    setTyped(nobody)
    setTried(false)
    setGiven(true)
  }
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack>
        {act.problem ? <ErrorBox problem={act.problem} /> : null}
        <p aria-live="polite" className={css.saved}>
          {given ? labels.given : null}
        </p>
        <TextField
          label={labels.name}
          required
          maxLength={50}
          value={typed.name}
          error={faults.name ?? act.fieldErrors[`${personField}.name`]}
          onChange={(name) => set({ name })}
        />
        <TextField
          label={labels.idNumber}
          required
          maxLength={18}
          value={typed.idNumber}
          error={faults.idNumber ?? act.fieldErrors[`${personField}.idNumber`]}
          onChange={(idNumber) => set({ idNumber })}
        />
        {props.renderAfterPerson?.(tried)}
        <DateField
          label={words.validTo}
          help={labels.validToHelp}
          value={typed.validTo}
          error={act.fieldErrors.validTo}
          onChange={(validTo) => set({ validTo })}
        />
        <ChoiceField
          label={words.scope}
          required
          options={[
            { value: 'all', label: words.scopeAll },
            { value: 'some', label: words.scopeSome, note: labels.scopeSomeNote },
          ]}
          value={typed.scope}
          onChange={(scope) => set({ scope })}
        />
        {typed.scope === 'some' ? (
          <ItemChoice
            audience={props.audience}
            value={typed.itemIds}
            error={faults.itemIds}
            onChange={(itemIds) => set({ itemIds })}
          />
        ) : null}
        {props.atEnd}
        <div>
          <Button type="primary" htmlType="submit" loading={act.pending}>
            {labels.give}
          </Button>
        </div>
      </Stack>
    </form>
  )
}

type ItemChoiceProps = { audience: '1' | '2'; value: string[]; error?: string; onChange: (ids: string[]) => void }

function ItemChoice({ audience, ...props }: ItemChoiceProps) {
  const pages = usePages(itemList, { audience, limit: 50 })
  const [filter, setFilter] = useState('')
  const options = pages.rows
    .filter((one) => one.name.includes(filter.trim()) || props.value.includes(one.id))
    .map((one) => ({ value: one.id, label: one.name, note: one.organName }))
  // Ticking hands back only what is listed: what is chosen is always listed.
  return (
    <>
      <TextField label={words.filterItems} type="search" value={filter} onChange={setFilter} />
      <div className={css.items}>
        <ChoicesField label={words.chosenItems} required options={options} {...props} />
      </div>
      <MoreRows pages={pages} />
    </>
  )
}

function faultsOf({ name, idNumber, scope, itemIds }: Typed): Partial<Record<keyof Typed, string>> {
  return {
    ...(name.trim().length < 2 ? { name: words.wrong.name } : {}),
    ...(checkIdNumber(idNumber) ? {} : { idNumber: words.wrong.idNumber }),
    ...(scope === 'some' && itemIds.length === 0 ? { itemIds: words.chooseItems } : {}),
  }
}
