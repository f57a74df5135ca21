/** One version: the editor while it is a draft one may edit, otherwise its content to read and to compare. */
import { Link, useParams } from '@tanstack/react-router'
import type { OutputOf } from '#kernel/contract.ts'
import { itemPage, versionPage, versionStatuses } from '#modules/catalogue/contract.ts'
import { useView } from '../../client/hooks.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { workCatalogueWords as words } from '../../words/zh/work-catalogue.ts'
import { PageLoaded } from '../page-loaded.tsx'
import css from './catalogue.module.css'
import { differing, factsOf } from './content-facts.ts'
import { Editor } from './editor.tsx'
import { VersionActs } from './version-acts.tsx'

export type Version = OutputOf<typeof versionPage>

export function VersionPage() {
  const { versionId } = useParams({ strict: false })
  const page = useView(versionPage, { id: versionId! })
  return (
    <PageLoaded of={page} title={words.version}>
      {(version) => (
        <Stack className={css.editor}>
          <header className={css.head}>
            <PageTitle text={`${version.content.name} ${words.versionNo(version.no)}`}>
              {version.content.name} {words.versionNo(version.no)}
            </PageTitle>
            <StateTag tone={version.status === 'published' ? 'success' : 'info'}>
              {versionStatuses[version.status]}
            </StateTag>
          </header>
          <p className={css.quiet}>
            {version.organName}　{version.code}
          </p>
          <p>
            <Link to={`/work/catalogue/${version.itemId}` as string}>{words.back}</Link>
          </p>
          {version.returnedBecause ? (
            <p className={css.faults}>
              {words.returned}：{version.returnedBecause}
            </p>
          ) : null}
          <Faults version={version} />
          {version.can.includes('edit-draft') ? (
            <Editor key={version.id} version={version} />
          ) : (
            <>
              <VersionActs version={version} />
              <Reading version={version} />
            </>
          )}
        </Stack>
      )}
    </PageLoaded>
  )
}

function Faults({ version }: { version: Version }) {
  const unpublished = version.status === 'draft' || version.status === 'submitted'
  if (!unpublished) return null
  if (version.faults.length === 0) return <p className={css.quiet}>{words.sound}</p>
  return (
    <div className={css.faults}>
      <p>{words.faults(version.faults.length)}</p>
      <ul>
        {version.faults.map((fault) => (
          <li key={`${fault.field}${fault.message}`}>{fault.message}</li>
        ))}
      </ul>
    </div>
  )
}

/** What is new against the version in force is marked. */
function Reading({ version }: { version: Version }) {
  const item = useView(itemPage, { id: version.itemId })
  const published = item.data?.versions.find((one) => one.status === 'published' && one.id !== version.id)
  const current = useView(versionPage, { id: published?.id ?? '' }, { when: published !== undefined })
  const compared = version.status === 'submitted' ? current.data : undefined
  const changed = new Set(compared ? differing(compared.content, version.content) : [])
  const before = new Map(compared ? factsOf(compared.content).map((fact) => [fact.key, fact.text]) : [])
  return (
    <Card title={compared ? words.compare : words.readings}>
      {compared && changed.size === 0 ? <p>{words.sameAsBefore}</p> : null}
      <FactList
        facts={factsOf(version.content).map(({ key, label, text }) => ({
          key,
          label,
          value: text === '' ? undefined : <span className={css.lines}>{text}</span>,
          before: changed.has(key) ? before.get(key) : undefined,
        }))}
      />
    </Card>
  )
}
