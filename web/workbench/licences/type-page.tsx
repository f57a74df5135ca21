/** One licence type: what the directory says of it, and the face its licences are printed with. */
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { trustLevels } from '#modules/documents/contract.ts'
import { licenceTypePage } from '#modules/licences/contract.ts'
import { useView } from '../../client/hooks.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { licenceTypeWords as words } from '../../words/zh/work-licence-types.ts'
import { VersionLines } from '../kept-versions.tsx'
import { PageLoaded } from '../page-loaded.tsx'
import { FaceEditor } from './face-editor.tsx'
import { ChangeType, NameDefiningBody } from './type-form.tsx'

export type LicenceType = OutputOf<typeof licenceTypePage>

export function TypePage() {
  const { typeKey } = useParams({ strict: false })
  const view = useView(licenceTypePage, { key: typeKey! })
  return (
    <PageLoaded of={view} title={words.title}>
      {(type) => <OneType type={type} />}
    </PageLoaded>
  )
}

function OneType({ type }: { type: LicenceType }) {
  const [changing, setChanging] = useState(false)
  const [naming, setNaming] = useState(false)
  const draft = type.versions.find((one) => one.state === 'draft')
  return (
    <Stack>
      <PageTitle text={type.title} />
      <FactList
        facts={[
          { key: 'holder', label: words.columns.holder, value: words.holders[type.holderKind] },
          { key: 'code', label: words.columns.code, value: type.code ?? words.noCode },
          { key: 'issuing', label: words.columns.issuing, value: type.issuingBody },
          { key: 'level', label: words.columns.level, value: `${type.trustLevel}　${trustLevels[type.trustLevel]}` },
          { key: 'valid', label: words.columns.valid, value: words.months(type.validMonths) },
          { key: 'fields', label: words.fields, value: type.fields.join('、') },
        ]}
      />
      <Buttons>
        <Button onClick={() => setChanging(true)}>{words.change}</Button>
        {type.code === undefined || type.licences === 0 ? (
          <Button onClick={() => setNaming(true)}>{words.nameBody}</Button>
        ) : null}
        <span>{words.licences(type.licences)}</span>
      </Buttons>
      {/* A draft saved, dropped or put in force meanwhile begins the editor anew. */}
      <FaceEditor key={`${draft?.id ?? ''}${draft?.revision ?? 0}`} type={type} />
      <Card title={words.face.history}>
        {type.versions.length > 0 ? <VersionLines versions={type.versions} /> : <p>{words.face.noVersions}</p>}
      </Card>
      {changing ? <ChangeType of={type} onClose={() => setChanging(false)} /> : null}
      {naming ? <NameDefiningBody of={type} onClose={() => setNaming(false)} /> : null}
    </Stack>
  )
}
