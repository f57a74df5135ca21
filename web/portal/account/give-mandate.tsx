/** A new mandate: for whom, until when, for what. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { itemList } from '#modules/catalogue/contract.ts'
import { checkIdNumber, giveMandate } from '#modules/identity/contract.ts'
import { useAct, usePages } from '../../client/hooks.ts'
import { Stack } from '../../ui/card.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { ChoiceField, ChoicesField, TextField, TickField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { portalAccountWords as words } from '../../words/zh/portal-account.ts'
import { cosignWords } from '../../words/zh/portal-cosign.ts'
import { uiWords } from '../../words/zh/ui.ts'
import css from './account.module.css'

const nobody = { name: '', idNumber: '', validTo: '', scope: 'all', itemIds: [] as string[], coSigned: false }
type Typed = typeof nobody

export function GiveMandate({ enterpriseId }: { enterpriseId: string }) {
  const [typed, setTyped] = useState(nobody)
  const [tried, setTried] = useState(false)
  const [given, setGiven] = useState(false)
  const act = useAct(giveMandate)
  const faults = tried ? faultsOf(typed) : {}
  const set = (part: Partial<Typed>) => {
    setTyped({ ...typed, ...part })
    setGiven(false)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(faultsOf(typed)).length > 0) return
    const answer = await act.run({
      enterpriseId,
      agent: { name: typed.name.trim(), idNumber: typed.idNumber.trim() },
      validTo: typed.validTo || undefined,
      itemIds: typed.scope === 'some' ? typed.itemIds : undefined,
      coSigned: typed.coSigned,
    })
    if (!answer) return
    setTyped(nobody)
    setTried(false)
    setGiven(true)
  }
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack>
        {act.problem ? <ErrorBox problem={act.problem} /> : null}
        <p aria-live="polite" className={css.saved}>
          {given ? words.given : null}
        </p>
        <TextField
          label={words.agentName}
          required
          maxLength={50}
          value={typed.name}
          error={faults.name ?? act.fieldErrors['agent.name']}
          onChange={(name) => set({ name })}
        />
        <TextField
          label={words.agentId}
          required
          maxLength={18}
          value={typed.idNumber}
          error={faults.idNumber ?? act.fieldErrors['agent.idNumber']}
          onChange={(idNumber) => set({ idNumber })}
        />
        <DateField
          label={words.validTo}
          help={words.validToHelp}
          value={typed.validTo}
          error={act.fieldErrors.validTo}
          onChange={(validTo) => set({ validTo })}
        />
        <ChoiceField
          label={words.scope}
          required
          options={[
            { value: 'all', label: words.scopeAll },
            { value: 'some', label: words.scopeSome },
          ]}
          value={typed.scope}
          onChange={(scope) => set({ scope })}
        />
        {typed.scope === 'some' ? (
          <ItemChoice
            audience="2"
            value={typed.itemIds}
            error={faults.itemIds}
            onChange={(itemIds) => set({ itemIds })}
          />
        ) : null}
        <TickField label={cosignWords.coSigned} checked={typed.coSigned} onChange={(coSigned) => set({ coSigned })} />
        <p className={css.quiet}>{cosignWords.coSignedHelp}</p>
        <div>
          <Button type="primary" htmlType="submit" loading={act.pending}>
            {words.giveButton}
          </Button>
        </div>
      </Stack>
    </form>
  )
}

type ItemChoiceProps = { audience: '1' | '2'; value: string[]; error?: string; onChange: (ids: string[]) => void }

/** Which items a mandate is for. */
export function ItemChoice({ audience, ...props }: ItemChoiceProps) {
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
      {pages.hasMore ? (
        <Button loading={pages.loadingMore} onClick={pages.loadMore}>
          {uiWords.more}
        </Button>
      ) : null}
    </>
  )
}

function faultsOf({ name, idNumber, scope, itemIds }: Typed): { name?: string; idNumber?: string; itemIds?: string } {
  return {
    ...(name.trim().length < 2 ? { name: words.wrong.name } : {}),
    ...(checkIdNumber(idNumber) ? {} : { idNumber: words.wrong.idNumber }),
    ...(scope === 'some' && itemIds.length === 0 ? { itemIds: words.chooseItems } : {}),
  }
}
