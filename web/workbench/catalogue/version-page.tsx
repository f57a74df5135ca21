/** One version: the editor while it is a draft one may edit, otherwise what it says, what is new in it and whom it would harm. */
import { Link, useParams } from '@tanstack/react-router'
import { useCallback, useRef } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { itemPage, versionDifference, versionPage, versionStatuses } from '#modules/catalogue/contract.ts'
import { useView } from '../../client/hooks.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Loaded } from '../../ui/states.tsx'
import { RouteDrawing } from '../../ui/route-drawing.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { fullDateWords } from '../../words/format.ts'
import { workCatalogueWords as words } from '../../words/zh/work-catalogue.ts'
import { workRouteDrawingWords } from '../../words/zh/work-route-drawing.ts'
import { workVersionWords } from '../../words/zh/work-versions.ts'
import { PageLoaded } from '../page-loaded.tsx'
import { useLeaveGuard } from '../use-leave-guard.ts'
import css from './catalogue.module.css'
import { Editor } from './editor.tsx'
import { useReadable } from './licence-options.ts'
import { AlreadyHeld } from './rehearsal/already-held.tsx'
import { RehearsalCard } from './rehearsal/rehearsal-card.tsx'
import { SituationPreview } from './situations/preview.tsx'
import { StoppedDraft } from './stopped-draft.tsx'
import { useDraft } from './use-draft.ts'
import { VersionActs } from './version-acts.tsx'
import { versionTones } from './version-tones.ts'
import { DifferenceTable } from './versions/difference-table.tsx'
import { VersionHistory } from './versions/history.tsx'

export type Version = OutputOf<typeof versionPage>

export function VersionPage() {
  const { versionId } = useParams({ strict: false })
  const page = useView(versionPage, { id: versionId! })
  return (
    <PageLoaded of={page} title={words.version}>
      {(version) => (
        <Stack className={css.editor}>
          <Head version={version} />
          <Desk key={version.id} version={version} again={page.again} />
          {version.status === 'draft' ? <RehearsalCard versionId={version.id} asked={false} /> : null}
          <VersionHistory versionId={version.id} />
        </Stack>
      )}
    </PageLoaded>
  )
}

/** What was written and not saved stays, whatever a colleague does with the draft meanwhile. */
function Desk({ version, again }: { version: Version; again: () => void }) {
  const reload = useRef(again)
  const draft = useDraft(
    version,
    useCallback(() => reload.current(), []),
  )
  useLeaveGuard(() => draft.unsaved)
  if (version.can.includes('edit-draft') || (draft.unsaved && !draft.stopped))
    return <Editor version={version} draft={draft} />
  return (
    <>
      {draft.stopped ? <StoppedDraft version={version} draft={draft} stopped={draft.stopped} /> : null}
      <VersionActs version={version} />
      {version.status === 'submitted' && !version.can.includes('publish-version') ? (
        <p className={css.quiet}>{workVersionWords.secondPerson}</p>
      ) : null}
      <Reading version={version} />
    </>
  )
}

function Head({ version }: { version: Version }) {
  const title = `${version.content.name} ${words.versionNo(version.no)}`
  return (
    <>
      <header className={css.head}>
        <PageTitle text={title} />
        <StateTag tone={versionTones[version.status]}>
          {version.effectiveOn && version.status === 'scheduled'
            ? workVersionWords.scheduled(fullDateWords(version.effectiveOn))
            : versionStatuses[version.status]}
        </StateTag>
      </header>
      <p className={css.quiet}>
        {version.organName}　{version.code}
      </p>
      <p className={css.links}>
        <Link to={`/work/catalogue/${version.itemId}` as string}>{words.back}</Link>
        <Link to={`/work/catalogue/${version.itemId}/compare?to=${version.id}` as string}>
          {workVersionWords.difference.link}
        </Link>
      </p>
      {version.returnedBecause ? (
        <p className={css.faults}>
          {words.returned}：{version.returnedBecause}
        </p>
      ) : null}
    </>
  )
}

/** Rehearsed before it is published: whom it would harm comes first, then what is new, then everything it says. */
function Reading({ version }: { version: Version }) {
  const readable = useReadable()
  const waits = version.status === 'submitted' || version.status === 'scheduled'
  return (
    <>
      {waits ? <Faults version={version} /> : null}
      {waits ? <AlreadyHeld versionId={version.id} /> : null}
      {waits ? <RehearsalCard versionId={version.id} asked /> : null}
      <New version={version} waits={waits} />
      {version.content.route ? (
        <Card title={workRouteDrawingWords.title}>
          <RouteDrawing xml={version.content.route} name={version.content.name} />
        </Card>
      ) : null}
      {version.content.situations ? <SituationPreview versionId={version.id} /> : null}
      <Card title={words.readings}>
        <FactList
          facts={version.reading.map(({ element, title, text }) => ({
            key: element,
            label: title,
            value: <span className={css.lines}>{readable(text)}</span>,
          }))}
        />
      </Card>
    </>
  )
}

function Faults({ version }: { version: Version }) {
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

/** Against the version in force while this one waits, against the one before it afterwards. */
function New({ version, waits }: { version: Version; waits: boolean }) {
  const item = useView(itemPage, { id: version.itemId })
  const inForce = waits ? item.data?.versions.find((one) => one.status === 'published') : undefined
  const view = useView(versionDifference, { id: version.id, from: inForce?.id }, { when: item.data !== undefined })
  const text = workVersionWords.difference
  return (
    <Card title={inForce ? text.inForce : text.title}>
      <Loaded of={view}>
        {({ from, rows }) =>
          from ? (
            <DifferenceTable rows={rows} name={`${version.content.name}${text.title}`} />
          ) : (
            <p className={css.quiet}>{text.first}</p>
          )
        }
      </Loaded>
    </Card>
  )
}
