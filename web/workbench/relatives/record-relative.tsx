/** What the clerk types after looking at both cards and the papers. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { recordRelative } from '#modules/counter/contract.ts'
import {
  checkIdNumber,
  type Relation,
  relations,
  type RelativePaper,
  relativePapers,
} from '#modules/identity/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { PapersField, useComingPapers } from '../counter/papers-field.tsx'
import { Columns, Stack } from '../../ui/card.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { ChoiceField, SelectField, TextField } from '../../ui/field.tsx'
import type { KeptFile } from '../../ui/file-drop.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { fullDateWords } from '../../words/format.ts'
import { relativeWords } from '../../words/zh/relatives.ts'

const words = relativeWords.work
const nobody = { name: '', idNumber: '' }
const empty = {
  basis: 'guardian' as 'guardian' | 'recorded',
  person: nobody,
  relative: nobody,
  relation: '',
  papers: '',
  validTo: '',
  scans: [] as readonly KeptFile[],
}
const ofGuardian: readonly RelativePaper[] = [
  'household-register',
  'birth-certificate',
  'court-ruling',
  'committee-decision',
]
const ofMandate: readonly RelativePaper[] = ['paper-mandate', 'notarised-mandate']

export function RecordRelative() {
  const [typed, setTyped] = useState(empty)
  const [tried, setTried] = useState(false)
  const [done, setDone] = useState<string>()
  const act = useAct(recordRelative)
  const coming = useComingPapers()
  const set = (part: Partial<typeof empty>) => {
    setTyped({ ...typed, ...part })
    setDone(undefined)
  }
  const wrong = (bad: boolean, said: string) => (tried && bad ? said : undefined)
  const ready =
    [typed.person, typed.relative].every((one) => one.name.trim().length > 1 && checkIdNumber(one.idNumber)) &&
    typed.relation !== '' &&
    typed.papers !== '' &&
    typed.scans.length > 0
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (coming.mustWait() || !ready) return
    const { basis, person, relative, relation, papers, validTo, scans } = typed
    const answer = await act.run({
      person,
      relative,
      basis,
      relation: relation as Relation,
      papers: papers as RelativePaper,
      scans: scans.map(({ id }) => id),
      validTo: validTo || undefined,
    })
    if (!answer) return
    setTyped(empty)
    setTried(false)
    setDone(words.done(answer.validTo && fullDateWords(answer.validTo)))
  }
  const card = (who: 'person' | 'relative', name: string, idNumber: string) => (
    <Columns least="200px">
      <TextField
        label={name}
        required
        maxLength={50}
        value={typed[who].name}
        error={wrong(typed[who].name.trim().length < 2, words.wrongName) ?? act.fieldErrors[`${who}.name`]}
        onChange={(value) => set({ [who]: { ...typed[who], name: value } })}
      />
      <TextField
        label={idNumber}
        required
        maxLength={18}
        value={typed[who].idNumber}
        error={wrong(!checkIdNumber(typed[who].idNumber), words.wrongId) ?? act.fieldErrors[`${who}.idNumber`]}
        onChange={(value) => set({ [who]: { ...typed[who], idNumber: value } })}
      />
    </Columns>
  )
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack>
        {act.problem ? <ErrorBox problem={act.problem} /> : null}
        <p aria-live="polite">{done ? `${done}${words.verifyHint}` : null}</p>
        <ChoiceField
          label={words.basis}
          required
          options={Object.entries(words.bases).map(([value, label]) => ({ value, label }))}
          value={typed.basis}
          onChange={(basis) => set({ basis: basis as typeof typed.basis, papers: '' })}
        />
        {card('person', words.personName, words.personId)}
        {card('relative', words.relativeName, words.relativeId)}
        <SelectField
          label={words.relation}
          required
          options={Object.entries(relations).map(([value, label]) => ({ value, label }))}
          value={typed.relation}
          error={wrong(typed.relation === '', words.choose)}
          onChange={(relation) => set({ relation })}
        />
        <SelectField
          label={words.papers}
          required
          options={(typed.basis === 'guardian' ? ofGuardian : ofMandate).map((value) => ({
            value,
            label: relativePapers[value],
          }))}
          value={typed.papers}
          error={wrong(typed.papers === '', words.choose)}
          onChange={(papers) => set({ papers })}
        />
        {typed.basis === 'guardian' ? (
          <p>{words.untilAdult}</p>
        ) : (
          <DateField
            label={words.validTo}
            help={words.validToHelp}
            value={typed.validTo}
            error={act.fieldErrors.validTo}
            onChange={(validTo) => set({ validTo })}
          />
        )}
        <PapersField
          {...coming.field}
          label={words.scans}
          files={typed.scans}
          error={wrong(typed.scans.length === 0, words.scansEmpty)}
          onChange={(change) => setTyped((now) => ({ ...now, scans: change(now.scans) }))}
        />
        <div>
          <Button type="primary" htmlType="submit" loading={act.pending}>
            {words.button}
          </Button>
        </div>
      </Stack>
    </form>
  )
}
