/** Answering a correction notice: only what it asks for, as a form and as files. */
import { useNavigate, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { type FormEvent, Fragment, useCallback, useEffect, useRef, useState } from 'react'
import { myCase, submitCorrection } from '#modules/cases/contract.ts'
import { type FormField, type FormSection, type FormValues, itemForm } from '#modules/forms/contract.ts'
import { useAct, useView } from '../../client/hooks.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { rootOf } from '../../ui/item-form/form-course.ts'
import { OneField } from '../../ui/item-form/one-field.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { answersText } from '../../ui/situation-answers.ts'
import { Empty, ErrorBox, Loaded } from '../../ui/states.tsx'
import { dateWords } from '../../words/format.ts'
import { portalCaseWords as words } from '../../words/zh/portal-cases.ts'
import { signetWords } from '../../words/zh/signets.ts'
import { SealStep, useSealChoice } from '../seals/seal-choice.tsx'
import { CitizenOnly } from '../account/citizen-only.tsx'
import { checkForm } from '../apply/check-form.ts'
import { filesOf } from '../apply/begin.ts'
import { DraftConflict, SavedLine } from '../apply/draft-notes.tsx'
import { editable, idsOf } from '../apply/in-contract-shape.ts'
import { MaterialFiles } from '../apply/material-files.tsx'
import { loadRegions } from '../apply/regions.ts'
import { AskPerson } from '../assistance/ask-person.tsx'
import { LinkButton } from '../link-button.tsx'
import type { MyCase } from './case-page.tsx'
import { type BegunSupplement, useBegunSupplement, useSupplementDraft } from './supplement-draft.ts'
import { InsteadTick, useInstead } from './instead.tsx'

export function CorrectionPage() {
  const { caseId } = useParams({ from: '/portal/cases/$caseId/correction' })
  return (
    <CitizenOnly to={words.correctTitle}>
      {(account) => (
        <Stack>
          <PageTitle text={words.correctTitle} />
          <Correction caseId={caseId} forFirm={account.onBehalfOf?.kind === 'enterprise'} />
        </Stack>
      )}
    </CitizenOnly>
  )
}

function Correction({ caseId, forFirm }: { caseId: string; forFirm: boolean }) {
  const view = useView(myCase, { caseId })
  return (
    <Loaded of={view}>
      {(file) =>
        file.correction && file.can.includes('submit-correction') ? (
          <WithForm file={file} correction={file.correction} forFirm={forFirm} />
        ) : (
          <Empty
            title={words.notCorrecting}
            action={
              <LinkButton to="/cases/$caseId" params={{ caseId }}>
                {words.backToCase}
              </LinkButton>
            }
          />
        )
      }
    </Loaded>
  )
}

type Notice = NonNullable<MyCase['correction']>
type Props = { file: MyCase; correction: Notice; forFirm: boolean }

function WithForm(props: Props) {
  const asksFields = props.correction.items.some((item) => item.kind === 'field')
  const { item, situation } = props.file
  // The form the case was filed with, whatever the item asks now.
  const form = useView(
    itemForm,
    { id: item.id, versionId: item.versionId, answers: answersText(situation) },
    { when: asksFields },
  )
  const begun = useBegunSupplement(props.file.id)
  return (
    <Loaded of={begun}>
      {(kept) =>
        asksFields ? (
          <Loaded of={form}>
            {({ sections }) => <CorrectionForm {...props} begun={kept} sections={sections as FormSection[]} />}
          </Loaded>
        ) : (
          <CorrectionForm {...props} begun={kept} sections={[]} />
        )
      }
    </Loaded>
  )
}

type FormProps = Props & { begun: BegunSupplement; sections: readonly FormSection[] }

function CorrectionForm({ file, correction, sections, forFirm, begun }: FormProps) {
  const before = (file.values ?? {}) as FormValues
  const [changes, setChanges] = useState(begun.values)
  const [files, setFiles] = useState(begun.files)
  const draft = useSupplementDraft(file.id, begun.draft)
  const { keep } = draft
  useEffect(() => {
    if (changes !== begun.values || files !== begun.files) keep({ values: editable(changes), materials: idsOf(files) })
  }, [begun, changes, files, keep])
  const [tried, setTried] = useState(false)
  const act = useAct(submitCorrection)
  const navigate = useNavigate()
  const seal = useSealChoice('correction', forFirm)
  const asked = askedFields(correction, sections)
  const askedFieldCount = correction.items.filter((item) => item.kind === 'field').length
  const values = { ...before, ...changes }
  const wrong = checkForm(sections, values)
  const materials = correction.items.filter((item) => item.kind === 'material')
  const instead = useInstead(file.id, materials.length > 0)
  const [replaced, setReplaced] = useState<ReadonlySet<string>>(new Set())
  const stands = (key: string) => (replaced.has(key) ? instead.get(key) : undefined)
  const has = (key: string) => stands(key) !== undefined || (files[key] ?? []).length > 0
  const errors = { ...missingIn(correction, values, before, has), ...onlyOf(asked, wrong) }
  const shown: Record<string, string> = tried ? errors : {}
  const refused = fieldsOf(act.problem?.facts.fields)

  const submit = async () => {
    setTried(true)
    if (Object.keys(errors).length > 0) return
    const given = materials.map(
      ({ key }) => stands(key)?.given ?? { key, documentIds: files[key]!.map((one) => one.id) },
    )
    draft.stop()
    const answer = await act.run({ caseId: file.id, values: changes, materials: given, seal: seal.choice })
    if (answer) void navigate({ to: '/cases/$caseId', params: { caseId: file.id } })
    else draft.goOn()
  }
  const uploads = useUploads(() => void submit())
  return (
    <form
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        uploads.afterwards()
      }}
    >
      <Stack>
        <p>{words.correctText}</p>
        {correction.answerBy ? (
          <p>{words.answerBy(dateWords(correction.answerBy), correction.answerBasis ?? '')}</p>
        ) : null}
        {correction.note ? (
          <p>
            {words.correctionNote}：{correction.note}
          </p>
        ) : null}
        {askedFieldCount > asked.length ? <p>{words.formChanged}</p> : null}
        <SavedLine of={draft} />
        <DraftConflict
          of={draft}
          onTake={async (other) => {
            setChanges(other.values)
            setFiles(await filesOf(other.materials))
            draft.give(other)
          }}
        />
        {act.problem ? <ErrorBox problem={act.problem} /> : null}
        {asked.length > 0 ? (
          <Card title={words.correctForm}>
            <Stack>
              {asked.map(({ field, problem }) => (
                <OneField
                  key={field.key}
                  field={field}
                  value={values[field.key] ?? null}
                  hint={problem}
                  error={shown[field.key] ?? refused[field.key]}
                  within={{ ...refused, ...shown }}
                  loadRegions={loadRegions}
                  onChange={(value) => setChanges({ ...changes, [field.key]: value })}
                  onBlur={() => undefined}
                />
              ))}
            </Stack>
          </Card>
        ) : null}
        {materials.length > 0 ? (
          <Card title={words.correctMaterials}>
            <Stack>
              {materials.map((item) => (
                <Fragment key={item.key}>
                  {instead.has(item.key) ? (
                    <InsteadTick
                      offer={instead.get(item.key)!}
                      name={item.name}
                      chosen={replaced.has(item.key)}
                      onChange={(on) => setReplaced(withOrWithout(replaced, item.key, on))}
                    />
                  ) : null}
                  {replaced.has(item.key) ? null : (
                    <MaterialFiles
                      name={item.name}
                      help={item.problem}
                      files={files[item.key] ?? []}
                      error={shown[item.key]}
                      onSending={(busy) => uploads.onSending(item.key, busy)}
                      onKept={(kept) => setFiles((all) => ({ ...all, [item.key]: [...(all[item.key] ?? []), kept] }))}
                      onRemove={(gone) =>
                        setFiles((all) => ({
                          ...all,
                          [item.key]: (all[item.key] ?? []).filter((one) => one.id !== gone.id),
                        }))
                      }
                    />
                  )}
                </Fragment>
              ))}
            </Stack>
          </Card>
        ) : null}
        <SealStep of={seal} />
        {seal.open ? <p>{signetWords.passwordFirst}</p> : null}
        <p aria-live="polite">{uploads.waiting ? words.afterUpload : null}</p>
        <div role="alert">
          {tried && Object.keys(errors).length > 0 ? (
            <p>
              {words.stillMissing}
              {correction.items
                .filter((item) => Object.keys(errors).some((place) => rootOf(place) === item.key))
                .map((item) => item.name)
                .join('、')}
            </p>
          ) : null}
        </div>
        <div>
          <Button type="primary" htmlType="submit" disabled={seal.open} loading={act.pending || uploads.waiting}>
            {words.submitCorrection}
          </Button>
        </div>
        <AskPerson at="correction" itemId={file.item.id} staysOpen />
      </Stack>
    </form>
  )
}

const withOrWithout = (keys: ReadonlySet<string>, key: string, on: boolean): ReadonlySet<string> =>
  new Set(on ? [...keys, key] : [...keys].filter((one) => one !== key))

/** Submitting while a file is still on its way waits for it, instead of calling it missing. */
function useUploads(submit: () => void) {
  const [sending, setSending] = useState<ReadonlySet<string>>(new Set())
  const [waiting, setWaiting] = useState(false)
  const latest = useRef(submit)
  useEffect(() => {
    latest.current = () => {
      setWaiting(false)
      submit()
    }
  })
  const onSending = useCallback((key: string, busy: boolean) => {
    setSending((before) => {
      if (before.has(key) === busy) return before
      return new Set(busy ? [...before, key] : [...before].filter((one) => one !== key))
    })
  }, [])
  useEffect(() => {
    if (waiting && sending.size === 0) latest.current()
  }, [waiting, sending])
  return { waiting, onSending, afterwards: () => setWaiting(true) }
}

type Asked = { field: FormField; problem: string }

/** The fields the notice names, in the order of the form; they were shown before, so their conditions held. */
function askedFields(correction: Notice, sections: readonly FormSection[]): Asked[] {
  const problems = new Map(
    correction.items.filter((item) => item.kind === 'field').map((item) => [item.key, item.problem]),
  )
  return sections
    .flatMap((section) => section.fields)
    .filter((field) => problems.has(field.key))
    .map((field) => ({ field, problem: problems.get(field.key)! }))
}

function missingIn(
  correction: Notice,
  values: FormValues,
  before: FormValues,
  has: (key: string) => boolean,
): Record<string, string> {
  const same = (key: string) => JSON.stringify(values[key] ?? null) === JSON.stringify(before[key] ?? null)
  const missing: Record<string, string> = {}
  for (const { kind, key } of correction.items) {
    if (kind === 'material' && !has(key)) missing[key] = words.materialMissing
    if (kind === 'field' && same(key)) missing[key] = words.notChanged
  }
  return missing
}

function onlyOf(asked: readonly Asked[], errors: Readonly<Record<string, string>>): Record<string, string> {
  const keys = new Set(asked.map(({ field }) => field.key))
  return Object.fromEntries(Object.entries(errors).filter(([place]) => keys.has(rootOf(place))))
}

/** `cases.form-wrong` names its fields as message by key. */
export function fieldsOf(facts: unknown): Record<string, string> {
  return typeof facts === 'object' && facts !== null && !Array.isArray(facts) ? (facts as Record<string, string>) : {}
}
