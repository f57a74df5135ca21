/** One's own records of promises not kept: repair, objection, and whether others may see them. */
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { makeRequest, myCredit, requestKinds, type RequestKind, setPublicity } from '#modules/credit/contract.ts'
import { useAct, useView } from '../../client/hooks.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import type { KeptFile } from '../../ui/file-drop.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Empty, ErrorBox } from '../../ui/states.tsx'
import { dateWords, momentWords } from '../../words/format.ts'
import { portalEasierWords } from '../../words/zh/portal-easier.ts'
import { CitizenOnly } from '../account/citizen-only.tsx'
import { MaterialFiles } from '../apply/material-files.tsx'
import { LinkButton } from '../link-button.tsx'
import { LoadedPage } from '../loaded-page.tsx'

const words = portalEasierWords.credit
type Breach = OutputOf<typeof myCredit>['rows'][number]

export function CreditPage() {
  return <CitizenOnly to={words.to}>{() => <OwnRecords />}</CitizenOnly>
}

function OwnRecords() {
  const view = useView(myCredit, {})
  return (
    <LoadedPage title={words.title} of={view}>
      {({ rows, excluded }) => (
        <Stack>
          <PageTitle text={words.title} />
          <p>{words.text}</p>
          {excluded ? <StateTag tone="warning">{words.excluded}</StateTag> : null}
          {rows.length === 0 ? <Empty title={words.none}>{words.noneText}</Empty> : null}
          {rows.map((row) => (
            <OneRecord key={row.id} row={row} />
          ))}
          <div>
            <LinkButton to="/credit/published">{words.publicLink}</LinkButton>
          </div>
        </Stack>
      )}
    </LoadedPage>
  )
}

function OneRecord({ row }: { row: Breach }) {
  const [asking, setAsking] = useState<RequestKind>()
  const publicity = useAct(setPublicity)
  return (
    <Card title={row.itemName} extra={<StateTag tone={tones[row.status]}>{row.statusTitle}</StateTag>}>
      <Stack>
        <FactList
          columns={2}
          facts={[
            { key: 'what', label: words.what, value: row.what },
            { key: 'organ', label: words.organ, value: row.organName },
            { key: 'on', label: words.on, value: dateWords(row.recordedOn) },
            { key: 'basis', label: words.basis, value: row.basis },
            { key: 'case', label: words.case, value: row.caseNumber },
            ...(row.settledOn ? [{ key: 'settled', label: words.settled, value: dateWords(row.settledOn) }] : []),
          ]}
        />
        <Requests of={row} />
        {publicity.problem ? <ErrorBox problem={publicity.problem} /> : null}
        <Buttons>
          {(['repair', 'objection'] as const)
            .filter((kind) => row.can.includes(kind))
            .map((kind) => (
              <Button key={kind} type={kind === 'repair' ? 'primary' : 'default'} onClick={() => setAsking(kind)}>
                {words[kind]}
              </Button>
            ))}
          {row.can.includes('publish') ? (
            <Button
              loading={publicity.pending}
              onClick={() => void publicity.run({ id: row.id, published: !row.published })}
            >
              {row.published ? words.unpublish : words.publish}
            </Button>
          ) : null}
        </Buttons>
        {row.can.includes('publish') ? <p>{row.published ? words.published : words.publishText}</p> : null}
        {asking ? <Ask key={asking} kind={asking} row={row} onClose={() => setAsking(undefined)} /> : null}
      </Stack>
    </Card>
  )
}

const tones = { standing: 'warning', repaired: 'success', lifted: 'success' } as const

function Requests({ of }: { of: Breach }) {
  if (of.requests.length === 0) return null
  return (
    <ul aria-label={words.requests}>
      {of.requests.map((one) => (
        <li key={one.id}>
          {requestKinds[one.kind]}（{momentWords(one.madeAt)}）：{one.statement}
          <p>
            {one.outcome ? words[one.outcome] : words.waiting}
            {one.answer ? `：${one.answer}` : ''}
          </p>
        </li>
      ))}
    </ul>
  )
}

function Ask({ kind, row, onClose }: { kind: RequestKind; row: Breach; onClose: () => void }) {
  const [files, setFiles] = useState<readonly KeptFile[]>([])
  const act = useAct(makeRequest)
  const confirm = async (statement: string) => {
    if (await act.run({ id: row.id, kind, statement, documentIds: files.map((one) => one.id) })) onClose()
  }
  return (
    <ReasonDialog
      open
      title={words[kind]}
      effect={kind === 'repair' ? words.repairEffect : words.objectionEffect}
      verb={words[kind]}
      reason={{ label: words.statement, least: 5, longest: 2000 }}
      act={act}
      onConfirm={(text) => void confirm(text)}
      onClose={onClose}
    >
      <MaterialFiles
        name={words.files}
        files={files}
        onKept={(file) => setFiles((all) => [...all, file])}
        onRemove={(gone) => setFiles((all) => all.filter(({ id }) => id !== gone.id))}
      />
    </ReasonDialog>
  )
}
