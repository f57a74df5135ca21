/** The formula of the lists, from next month's ratings on. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { type ListFormula, setListFormula } from '#modules/ratings/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Card, Columns, Stack } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { monthListWords } from '../../words/zh/month-lists.ts'

const words = monthListWords.work
const units = {
  leastRatings: words.rows,
  redFrom: words.percent,
  blueBelow: words.percent,
  most: words.places,
} as const
const fields = Object.keys(units) as (keyof typeof units)[]
/** Shares are typed as percent and kept in thousandths. */
const scale = (field: keyof ListFormula) => (units[field] === words.percent ? 10 : 1)

export function ListFormulaForm({ now }: { now: ListFormula }) {
  const [typed, setTyped] = useState(() =>
    Object.fromEntries(fields.map((field) => [field, String(now[field] / scale(field))])),
  )
  const [from, setFrom] = useState<string>()
  const act = useAct(setListFormula)
  const number = (field: keyof ListFormula) => Math.round(Number(typed[field]) * scale(field) * 1000) / 1000
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const done = await act.run({
      leastRatings: number('leastRatings'),
      redFrom: number('redFrom'),
      blueBelow: number('blueBelow'),
      most: number('most'),
    })
    setFrom(done?.fromMonth)
  }
  return (
    <Card title={words.settings}>
      <form noValidate onSubmit={(event) => void save(event)}>
        <Stack>
          <p>{words.settingsText}</p>
          <Columns least="180px">
            {fields.map((field) => (
              <TextField
                key={field}
                label={words[field]}
                required
                inputMode="decimal"
                maxLength={6}
                unit={units[field]}
                value={typed[field] ?? ''}
                error={act.fieldErrors[field]}
                onChange={(value) => setTyped({ ...typed, [field]: value.replace(/[^\d.]/g, '') })}
              />
            ))}
          </Columns>
          {act.problem ? <ErrorBox problem={act.problem} /> : null}
          <div>
            <Button htmlType="submit" loading={act.pending}>
              {words.save}
            </Button>
          </div>
          <output>{from ? words.saved(monthListWords.monthOf(from)) : null}</output>
        </Stack>
      </form>
    </Card>
  )
}
