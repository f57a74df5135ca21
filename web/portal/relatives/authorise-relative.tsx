/** A person lets a relative act for them: who, what they are to each other, for what, until when. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { authoriseRelative, checkIdNumber, type Relation, relations } from '#modules/identity/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Stack } from '../../ui/card.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { portalAccountWords } from '../../words/zh/portal-account.ts'
import { relativeWords as words } from '../../words/zh/relatives.ts'
import css from '../account/account.module.css'
import { ItemChoice } from '../account/give-mandate.tsx'

const nobody = { name: '', idNumber: '', relation: '', validTo: '', scope: 'all', itemIds: [] as string[] }
type Typed = typeof nobody
const relationOptions = Object.entries(relations).map(([value, label]) => ({ value, label }))

export function AuthoriseRelative() {
  const [typed, setTyped] = useState(nobody)
  const [tried, setTried] = useState(false)
  const [given, setGiven] = useState(false)
  const act = useAct(authoriseRelative)
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
      relative: { name: typed.name.trim(), idNumber: typed.idNumber.trim() },
      relation: typed.relation as Relation,
      validTo: typed.validTo || undefined,
      itemIds: typed.scope === 'some' ? typed.itemIds : undefined,
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
          label={words.name}
          required
          maxLength={50}
          value={typed.name}
          error={faults.name ?? act.fieldErrors['relative.name']}
          onChange={(name) => set({ name })}
        />
        <TextField
          label={words.idNumber}
          required
          maxLength={18}
          value={typed.idNumber}
          error={faults.idNumber ?? act.fieldErrors['relative.idNumber']}
          onChange={(idNumber) => set({ idNumber })}
        />
        <ChoiceField
          label={words.relation}
          required
          options={relationOptions}
          value={typed.relation}
          error={faults.relation}
          onChange={(relation) => set({ relation })}
        />
        <DateField
          label={portalAccountWords.validTo}
          help={words.validToHelp}
          value={typed.validTo}
          error={act.fieldErrors.validTo}
          onChange={(validTo) => set({ validTo })}
        />
        <ChoiceField
          label={portalAccountWords.scope}
          required
          options={[
            { value: 'all', label: portalAccountWords.scopeAll },
            { value: 'some', label: portalAccountWords.scopeSome, note: words.scopeSomeNote },
          ]}
          value={typed.scope}
          onChange={(scope) => set({ scope })}
        />
        {typed.scope === 'some' ? (
          <ItemChoice
            audience="1"
            value={typed.itemIds}
            error={faults.itemIds}
            onChange={(itemIds) => set({ itemIds })}
          />
        ) : null}
        <div>
          <Button type="primary" htmlType="submit" loading={act.pending}>
            {words.giveButton}
          </Button>
        </div>
      </Stack>
    </form>
  )
}

function faultsOf({ name, idNumber, relation, scope, itemIds }: Typed): Partial<Record<keyof Typed, string>> {
  return {
    ...(name.trim().length < 2 ? { name: portalAccountWords.wrong.name } : {}),
    ...(checkIdNumber(idNumber) ? {} : { idNumber: portalAccountWords.wrong.idNumber }),
    ...(relation ? {} : { relation: words.relationEmpty }),
    ...(scope === 'some' && itemIds.length === 0 ? { itemIds: portalAccountWords.chooseItems } : {}),
  }
}
