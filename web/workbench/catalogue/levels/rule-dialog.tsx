/** A rule of sameness: its name, the levels it compares, the elements that should agree. */
import { Button } from 'antd'
import { useState } from 'react'
import { levels, saveSamenessRule } from '#modules/catalogue/contract.ts'
import { useAct } from '../../../client/hooks.ts'
import { Stack } from '../../../ui/card.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ChoicesField, LongTextField, TextField, TickField } from '../../../ui/field.tsx'
import { ErrorBox } from '../../../ui/states.tsx'
import { uiWords } from '../../../words/zh/ui.ts'
import { workLevelsWords } from '../../../words/zh/work-levels.ts'
import { optionsOf } from '../small-fields.tsx'
import type { Rule } from './levels-page.tsx'

const words = workLevelsWords.rule

export type RuleDialogProps = {
  /** Absent: a new one. */
  rule: Rule | undefined
  known: readonly Rule[]
  elements: Rule['elements']
  onClose: () => void
}

export function RuleDialog({ rule, known, elements, onClose }: RuleDialogProps) {
  const act = useAct(saveSamenessRule)
  const [name, setName] = useState(rule?.name ?? '')
  const [compared, setCompared] = useState<readonly string[]>(rule?.levels ?? [])
  const [chosen, setChosen] = useState<readonly string[]>(rule?.elements.map((one) => one.key) ?? [])
  const [confirmed, setConfirmed] = useState(rule?.confirmed ?? false)
  const [note, setNote] = useState(rule?.note ?? '')
  const [tried, setTried] = useState(false)
  const faults = {
    name: nameFault(name.trim(), rule, known),
    levels: compared.length < 2 ? words.levelsFew : undefined,
    elements: chosen.length === 0 ? words.elementsNone : undefined,
  }
  const save = async () => {
    setTried(true)
    if (faults.name ?? faults.levels ?? faults.elements) return
    const given = { name: name.trim(), levels: compared as Rule['levels'], elements: [...chosen], confirmed, note }
    if (await act.run(given)) onClose()
  }
  return (
    <Dialog
      open
      wide
      title={rule ? words.edit : words.create}
      onClose={onClose}
      footer={
        <>
          <Button type="primary" loading={act.pending} onClick={() => void save()}>
            {words.save}
          </Button>
          <Button disabled={act.pending} onClick={onClose}>
            {uiWords.cancel}
          </Button>
        </>
      }
    >
      <Stack>
        <TextField
          label={words.name}
          required
          maxLength={40}
          disabled={rule !== undefined}
          help={rule ? words.nameFixed : undefined}
          error={tried ? faults.name : undefined}
          value={name}
          onChange={setName}
        />
        <ChoicesField
          label={words.levels}
          required
          inline
          options={optionsOf(levels)}
          error={tried ? faults.levels : undefined}
          value={compared}
          onChange={setCompared}
        />
        <ChoicesField
          label={words.elements}
          required
          inline
          options={elements.map(({ key, title, compared: same }) => ({
            value: key,
            label: title,
            note: same ? undefined : words.ownNote,
          }))}
          error={tried ? faults.elements : undefined}
          value={chosen}
          onChange={setChosen}
        />
        <LongTextField label={words.note} rows={2} maxLength={400} value={note} onChange={setNote} />
        <TickField label={words.confirmed} checked={confirmed} onChange={setConfirmed} />
        {act.problem ? <ErrorBox problem={act.problem} /> : null}
      </Stack>
    </Dialog>
  )
}

function nameFault(name: string, rule: Rule | undefined, known: readonly Rule[]): string | undefined {
  if (name.length < 2) return words.nameEmpty
  return !rule && known.some((one) => one.name === name) ? words.nameTaken : undefined
}
