/** One letter of a body: its wording beside the letter it makes, who may put it in force, and what it was before. */
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useDeferredValue, useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import {
  dropLetterDraft,
  letterTemplate,
  printTrial,
  putLetterInForce,
  returnToBuiltIn,
  saveLetterDraft,
  type TemplateBlock,
  tryLetter,
} from '#modules/cases/contract.ts'
import { versionStates } from '#kernel/drafts-contract.ts'
import { call } from '../../client/call.ts'
import { useAct, useView } from '../../client/hooks.ts'
import { asProblem, type ProblemError } from '../../client/problem.ts'
import { saveFile } from '../../client/save-file.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { momentWords } from '../../words/format.ts'
import { draftWords } from '../../words/zh/work-drafts.ts'
import { workLetterWords as words } from '../../words/zh/work-letters.ts'
import { DraftTools } from '../kept-versions.tsx'
import { PageLoaded } from '../page-loaded.tsx'
import { LetterSheet } from './letter-sheet.tsx'
import css from './letters.module.css'
import { type KeyedBlock, TemplateBlocks } from './template-blocks.tsx'
import { Versions } from './template-versions.tsx'

export type Template = OutputOf<typeof letterTemplate>

export function TemplatePage() {
  const { organId, kind } = useParams({ strict: false }) as { organId: string; kind: string }
  const view = useView(letterTemplate, { organId, kind })
  return (
    <PageLoaded of={view} title={words.page}>
      {(template) => {
        const draft = template.versions.find((one) => one.state === 'draft')
        // A draft saved, dropped or put in force meanwhile begins the editor anew.
        return <Editor key={`${draft?.id ?? ''}${draft?.revision ?? 0}`} template={template} />
      }}
    </PageLoaded>
  )
}

const keyed = (blocks: readonly TemplateBlock[]): readonly KeyedBlock[] => blocks.map((block, key) => ({ key, block }))

function Editor({ template }: { template: Template }) {
  const { organId, kind, versions, can } = template
  const draft = versions.find((one) => one.state === 'draft')
  const inForce = versions.find((one) => one.state === 'in-force')
  const start = (draft ?? inForce)?.blocks ?? template.builtIn
  const [blocks, setBlocks] = useState(() => keyed(start))
  const [subject, setSubject] = useState('')
  const [fault, setFault] = useState<ProblemError>()
  const save = useAct(saveLetterDraft)
  const drop = useAct(dropLetterDraft)
  const approve = useAct(putLetterInForce)
  const back = useAct(returnToBuiltIn)
  const written = blocks.map(({ block }) => block)
  const trial = {
    organId,
    kind,
    blocks: useDeferredValue(written),
    [template.ofLicence ? 'licenceNumber' : 'caseNumber']: useDeferredValue(subject.trim()) || undefined,
  }
  const shown = useView(tryLetter, trial, { keepPrevious: true })
  const which = { organId, kind }
  const print = async () => {
    setFault(undefined)
    await call(printTrial, trial).then(saveFile, (error: unknown) => setFault(asProblem(error)))
  }
  const problem = save.problem ?? drop.problem ?? approve.problem ?? back.problem ?? fault
  const changed = JSON.stringify(written) !== JSON.stringify(start)
  return (
    <Stack>
      <PageTitle text={template.name} />
      <p>
        {template.organName}　
        {inForce ? (
          <StateTag tone="success">{words.own(inForce.version)}</StateTag>
        ) : (
          <StateTag tone="neutral">{words.builtIn}</StateTag>
        )}
        {draft ? (
          <>
            {' '}
            <StateTag tone="warning">{versionStates.draft}</StateTag>{' '}
            {draftWords.draftBy(draft.draftedBy, momentWords(draft.draftedAt))}：{draft.note}
          </>
        ) : null}
      </p>
      <p>{words.fixed}</p>
      {template.demands.length > 0 ? (
        <details>
          <summary>{words.demands}</summary>
          <ul>
            {template.demands.map((one) => (
              <li key={one.field + (one.when ?? '')}>
                {one.name}：{one.basis}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <details>
        <summary>{words.fieldsTitle}</summary>
        <ul className={css.fields}>
          {template.fields.map((one) => (
            <li key={one.key}>
              {one.name} <code>{`{{${one.key}}}`}</code>
            </li>
          ))}
        </ul>
      </details>
      <div className={css.editor}>
        <Card title={words.wording}>
          <Stack>
            <TemplateBlocks
              blocks={blocks}
              fields={template.fields}
              conditions={template.conditions}
              faults={shown.data?.faults ?? []}
              onChange={setBlocks}
            />
            {problem ? <ErrorBox problem={problem} /> : null}
            <DraftTools
              note={draft?.note}
              changed={changed}
              saving={save.pending}
              onSave={(note) => void save.run({ ...which, blocks: written, note, revision: draft?.revision ?? 0 })}
              approving={approve.pending}
              onApprove={
                can.includes('put-letter-in-force') && draft
                  ? () => void approve.run({ ...which, revision: draft.revision })
                  : undefined
              }
              dropping={drop.pending}
              onDrop={can.includes('drop-letter-draft') ? () => void drop.run(which) : undefined}
            >
              {can.includes('return-to-built-in') ? (
                <Button danger loading={back.pending} onClick={() => void back.run(which)}>
                  {words.toBuiltIn}
                </Button>
              ) : null}
              <Button onClick={() => setBlocks(keyed(template.builtIn))}>{words.copyBuiltIn}</Button>
            </DraftTools>
          </Stack>
        </Card>
        <Card title={words.trial}>
          <Stack>
            <TextField
              label={template.ofLicence ? words.licenceNumber : words.caseNumber}
              help={template.ofLicence ? words.licenceNumberHelp : words.caseNumberHelp}
              maxLength={60}
              value={subject}
              onChange={setSubject}
            />
            <output>
              {shown.data?.faults
                .filter((one) => one.block === undefined)
                .map((one) => (
                  <p key={one.message} className={css.faults}>
                    {one.message}
                  </p>
                ))}
            </output>
            {shown.problem ? <ErrorBox problem={shown.problem} /> : null}
            {shown.data?.letter ? <LetterSheet letter={shown.data.letter} /> : null}
            {shown.data?.letter ? (
              <div>
                <Button onClick={() => void print()}>{words.print}</Button>
              </div>
            ) : null}
          </Stack>
        </Card>
      </div>
      <Versions template={template} />
    </Stack>
  )
}
