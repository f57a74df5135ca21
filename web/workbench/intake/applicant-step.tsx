/** Who applies: read from the ID card, or from the licence and the letter of authority. */
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { checkIdNumber, checkUscc, findApplicant } from '#modules/identity/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Buttons, Card, Columns, Stack } from '../../ui/card.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { intakeWords } from '../../words/zh/work-intake.ts'
import { type ApplicantDraft, type ApplicantKind, kindsFor } from './applicant-draft.ts'
import css from './intake.module.css'
import type { ItemGuide } from './intake-page.tsx'

const words = intakeWords.applicant

type Errors = Partial<Record<keyof ApplicantDraft, string>>

export type ApplicantStepProps = {
  item: ItemGuide
  draft: ApplicantDraft
  pending: boolean
  onDone: (draft: ApplicantDraft) => void
  onBack: () => void
}

export function ApplicantStep({ item, draft, pending, onDone, onBack }: ApplicantStepProps) {
  const [typed, setTyped] = useState(draft)
  const [tried, setTried] = useState(false)
  const [found, setFound] = useState<string>()
  const search = useAct(findApplicant)
  const kinds = kindsFor(item.content.audience)
  const person = typed.kind === 'person'
  const errors = errorsOf(typed)
  const error = (key: keyof ApplicantDraft) => (tried ? errors[key] : undefined)
  const change = (part: Partial<ApplicantDraft>) => setTyped({ ...typed, ...part })

  const find = async () => {
    if (errors.identifier) return
    const answer = await search.run({ identifier: typed.identifier })
    if (!answer) return
    setFound(answer.applicant ? words.known(answer.applicant.name) : words.unknown)
    if (answer.applicant) change({ name: answer.applicant.name })
  }
  const identify = (identifier: string) => {
    setFound(undefined)
    change({ identifier: identifier.trim().toUpperCase() })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(errors).length === 0) onDone(typed)
  }
  if (kinds.length === 0) return <p>{intakeWords.notForAnybody}</p>
  return (
    <Columns least="420px">
      <Card>
        <form noValidate onSubmit={submit}>
          <Stack>
            {kinds.length > 1 ? (
              <ChoiceField
                label={words.kind}
                required
                inline
                options={kinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
                value={typed.kind}
                onChange={(kind) => {
                  setFound(undefined)
                  change({ kind: kind as ApplicantKind, identifier: '', name: '' })
                }}
              />
            ) : null}
            <div className={css.identify}>
              <TextField
                label={person ? words.idNumber : words.uscc}
                required
                maxLength={18}
                value={typed.identifier}
                error={error('identifier')}
                onChange={identify}
                onBlur={() => typed.identifier.length === 18 && found === undefined && void find()}
              />
              <Button loading={search.pending} disabled={typed.identifier.length !== 18} onClick={() => void find()}>
                {words.find}
              </Button>
            </div>
            <output className={css.quiet}>{found}</output>
            {search.problem ? <ErrorBox problem={search.problem} /> : null}
            <TextField
              label={person ? words.name : words.enterpriseName}
              required
              maxLength={person ? 50 : 200}
              value={typed.name}
              error={error('name')}
              onChange={(name) => change({ name })}
            />
            {person ? null : (
              <>
                <TextField
                  label={words.agentName}
                  help={words.agentHelp}
                  required
                  maxLength={50}
                  value={typed.agentName}
                  error={error('agentName')}
                  onChange={(agentName) => change({ agentName })}
                />
                <TextField
                  label={words.legalRepresentative}
                  maxLength={50}
                  value={typed.legalRepresentative}
                  onChange={(legalRepresentative) => change({ legalRepresentative })}
                />
              </>
            )}
            <TextField
              label={words.phone}
              help={words.phoneHelp}
              type="tel"
              inputMode="tel"
              maxLength={11}
              value={typed.phone}
              error={error('phone')}
              onChange={(phone) => change({ phone: phone.trim() })}
            />
            <TextField
              label={person ? words.address : words.registered}
              maxLength={200}
              value={typed.address}
              onChange={(address) => change({ address })}
            />
            <Buttons>
              <Button type="primary" htmlType="submit" loading={pending}>
                {words.next}
              </Button>
              <Button onClick={onBack}>{intakeWords.back}</Button>
            </Buttons>
          </Stack>
        </form>
      </Card>
      <Card title={intakeWords.conditions}>
        <p className={css.quiet}>{intakeWords.conditionsHelp}</p>
        <ol className={css.conditions}>
          {item.content.conditions.map((condition) => (
            <li key={condition}>{condition}</li>
          ))}
        </ol>
      </Card>
    </Columns>
  )
}

function errorsOf(draft: ApplicantDraft): Errors {
  const errors: Errors = {}
  const person = draft.kind === 'person'
  const right = person ? checkIdNumber(draft.identifier) : checkUscc(draft.identifier)
  if (right === undefined) errors.identifier = person ? words.wrongId : words.wrongUscc
  if (draft.name.trim().length < 2) errors.name = person ? words.nameEmpty : words.enterpriseNameEmpty
  if (draft.phone !== '' && !/^1\d{10}$/.test(draft.phone)) errors.phone = words.phoneWrong
  if (!person && draft.agentName.trim() === '') errors.agentName = words.agentEmpty
  return errors
}
