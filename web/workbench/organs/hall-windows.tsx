/** The windows of a hall. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { hallPage, type HallWindow, removeWindow, setWindow, windowKinds } from '#modules/organs/contract.ts'
import { useAct, useView } from '../../client/hooks.ts'
import { Stack } from '../../ui/card.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { ErrorBox, Loaded } from '../../ui/states.tsx'
import { uiWords } from '../../words/zh/ui.ts'
import { workOrganWords } from '../../words/zh/work-organs.ts'
import split from '../split.module.css'
import type { HallRow } from './hall-list.tsx'

const words = workOrganWords.halls
const blank: HallWindow = { number: '', name: '', kind: 'general' }

export function HallWindows({ hall, onClose }: { hall: HallRow; onClose: () => void }) {
  const page = useView(hallPage, { id: hall.id })
  const set = useAct(setWindow)
  const remove = useAct(removeWindow)
  const [typed, setTyped] = useState(blank)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (await set.run({ hallId: hall.id, ...typed })) setTyped(blank)
  }
  const problem = set.problem ?? remove.problem
  return (
    <aside className={split.side} aria-label={words.windowsOf(hall.name)}>
      <div className={split.head}>
        <h2>{words.windowsOf(hall.name)}</h2>
        <Button aria-label={uiWords.close} onClick={onClose}>
          <span aria-hidden="true">×</span>
        </Button>
      </div>
      {problem ? <ErrorBox problem={problem} /> : null}
      <Loaded of={page}>
        {({ windows }) => (
          <>
            {windows.length === 0 ? <p>{words.noWindows}</p> : null}
            <ul className={split.list}>
              {windows.map((one) => (
                <li key={one.number}>
                  <span>
                    {one.number} {one.name}（{windowKinds[one.kind]}）
                  </span>
                  <Button
                    aria-label={words.removeOf(one.number)}
                    loading={remove.pending}
                    onClick={() => void remove.run({ hallId: hall.id, number: one.number })}
                  >
                    {words.remove}
                  </Button>
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
      <form noValidate onSubmit={(event) => void save(event)}>
        <Stack>
          <TextField
            label={words.number}
            required
            maxLength={10}
            value={typed.number}
            error={set.fieldErrors.number}
            onChange={(number) => setTyped({ ...typed, number })}
          />
          <TextField
            label={words.windowName}
            required
            maxLength={100}
            value={typed.name}
            error={set.fieldErrors.name}
            onChange={(name) => setTyped({ ...typed, name })}
          />
          <SelectField
            label={words.kind}
            required
            options={Object.entries(windowKinds).map(([value, label]) => ({ value, label }))}
            value={typed.kind}
            onChange={(kind) => kind && setTyped({ ...typed, kind: kind as HallWindow['kind'] })}
          />
          <div>
            <Button htmlType="submit" loading={set.pending} disabled={typed.number.trim() === ''}>
              {words.addWindow}
            </Button>
          </div>
        </Stack>
      </form>
    </aside>
  )
}
