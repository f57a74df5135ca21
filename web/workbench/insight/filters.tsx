/** Which period and place the figures are for. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { insightPlaces } from '#modules/insight/contract.ts'
import { useView } from '../../client/hooks.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { DateField } from '../../ui/date-field.tsx'
import { SelectField } from '../../ui/field.tsx'
import { insightWords as words } from '../../words/zh/work-insight.ts'
import { Chips } from '../chips.tsx'
import css from './insight.module.css'
import { chosenPeriod, presets } from './period.ts'

const OWN = 'own'

export function Filters() {
  const [state, change] = useAddressState()
  const period = chosenPeriod(state)
  const [own, setOwn] = useState(period.preset === undefined)
  const places = useView(insightPlaces, {})
  return (
    <div className={css.filters}>
      <Chips
        label={words.period}
        value={own ? OWN : (period.preset ?? OWN)}
        chips={[...presets.map((value) => ({ value, label: words.periods[value] })), { value: OWN, label: words.own }]}
        onChange={(next) => {
          setOwn(next === OWN)
          if (next !== OWN) change({ period: next, from: undefined, to: undefined })
        }}
      />
      <div className={css.place}>
        <SelectField
          label={words.region}
          hideLabel
          emptyWord={`${words.region}：${words.every}`}
          options={(places.data?.regions ?? []).map((one) => ({ value: one.code, label: one.name }))}
          value={state.region ?? ''}
          onChange={(region) => change({ region, organ: undefined })}
        />
        <SelectField
          label={words.organ}
          hideLabel
          emptyWord={`${words.organ}：${words.every}`}
          options={(places.data?.organs ?? []).map((one) => ({ value: one.id, label: one.name }))}
          value={state.organ ?? ''}
          onChange={(organ) => change({ organ, region: undefined })}
        />
      </div>
      {own ? (
        <OwnPeriod from={period.from} to={period.to} onApply={(from, to) => change({ from, to, period: undefined })} />
      ) : null}
    </div>
  )
}

type OwnPeriodProps = { from: string; to: string; onApply: (from: string, to: string) => void }

function OwnPeriod({ from, to, onApply }: OwnPeriodProps) {
  const [typed, setTyped] = useState({ from, to })
  const apply = (event: FormEvent) => {
    event.preventDefault()
    onApply(typed.from, typed.to)
  }
  return (
    <form className={css.own} noValidate onSubmit={apply}>
      <DateField
        label={words.from}
        required
        value={typed.from}
        onChange={(next) => setTyped({ ...typed, from: next })}
      />
      <DateField label={words.to} required value={typed.to} onChange={(next) => setTyped({ ...typed, to: next })} />
      <Button htmlType="submit">{words.apply}</Button>
    </form>
  )
}
