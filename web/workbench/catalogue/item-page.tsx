/** One item with all its versions: what is in force, what is being written. */
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { createDraft, itemPage, itemStatuses, versionStatuses, withdrawItem } from '#modules/catalogue/contract.ts'
import { useAct, useView } from '../../client/hooks.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { ScrollArea } from '../../ui/scroll-area.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { fullDateWords, momentWords } from '../../words/format.ts'
import { workCatalogueWords as words } from '../../words/zh/work-catalogue.ts'
import { workVersionWords } from '../../words/zh/work-versions.ts'
import { PageLoaded } from '../page-loaded.tsx'
import css from './catalogue.module.css'
import { statusTones } from './list-page.tsx'
import { versionTones } from './version-tones.ts'

type Item = OutputOf<typeof itemPage>

export function ItemPage() {
  const { itemId } = useParams({ strict: false })
  const page = useView(itemPage, { id: itemId! })
  return (
    <PageLoaded of={page} title={words.item}>
      {(item) => <OneItem item={item} />}
    </PageLoaded>
  )
}

function OneItem({ item }: { item: Item }) {
  const navigate = useNavigate()
  const draft = useAct(createDraft)
  const withdraw = useAct(withdrawItem)
  const [asking, setAsking] = useState(false)
  const start = async () => {
    const made = await draft.run({ id: item.id })
    if (made) void navigate({ to: `/work/catalogue/versions/${made.id}` as string })
  }
  const end = async (reason: string) => {
    if (await withdraw.run({ id: item.id, reason })) setAsking(false)
  }
  return (
    <Stack>
      <header className={css.head}>
        <PageTitle text={item.name} />
        <StateTag tone={statusTones[item.status]}>{itemStatuses[item.status]}</StateTag>
      </header>
      <p className={css.quiet}>
        {item.organName}　{item.code}
      </p>
      <Buttons>
        {item.can.includes('create-draft') ? (
          <Button type="primary" loading={draft.pending} onClick={() => void start()}>
            {words.startDraft}
          </Button>
        ) : null}
        {item.can.includes('withdraw-item') ? (
          <Button danger onClick={() => setAsking(true)}>
            {words.withdraw}
          </Button>
        ) : null}
        {item.status === 'published' ? <Link to={`/items/${item.id}` as string}>{words.toGuide}</Link> : null}
        <Link to={`/work/catalogue/${item.id}/delegations` as string}>{words.toDelegations}</Link>
      </Buttons>
      {draft.problem ? <ErrorBox problem={draft.problem} /> : null}
      <Card
        title={words.versions}
        extra={
          item.versions.length > 1 ? (
            <Link to={`/work/catalogue/${item.id}/compare` as string}>{workVersionWords.difference.link}</Link>
          ) : null
        }
      >
        <Versions item={item} />
      </Card>
      <ReasonDialog
        open={asking}
        title={words.withdraw}
        effect={words.withdrawEffect}
        verb={words.withdraw}
        danger
        reason={{ least: 2, longest: 400 }}
        act={withdraw}
        onConfirm={(reason) => void end(reason)}
        onClose={() => setAsking(false)}
      />
    </Stack>
  )
}

function Versions({ item }: { item: Item }) {
  const titles = words.versionColumns
  return (
    <ScrollArea className={css.scroll} label={words.versions}>
      <table className={css.versions}>
        <caption className="unseen">{words.versions}</caption>
        <thead>
          <tr>
            {(['no', 'status', 'published', 'changed', 'act'] as const).map((key) => (
              <th key={key} scope="col">
                {titles[key]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {item.versions.map((version) => (
            <tr key={version.id}>
              <th scope="row">{words.versionNo(version.no)}</th>
              <td>
                <StateTag tone={versionTones[version.status]}>{versionStatuses[version.status]}</StateTag>
              </td>
              <td>{dayOf(version)}</td>
              <td>{momentWords(version.changedAt)}</td>
              <td>
                <Link to={`/work/catalogue/versions/${version.id}` as string}>
                  {version.can.includes('edit-draft') ? words.edit : words.look}
                  <span className="unseen">{words.versionNo(version.no)}</span>
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}

/** When it was published, or from when it will be in force. */
function dayOf({ status, publishedOn, effectiveOn }: Item['versions'][number]): string {
  if (status === 'scheduled' && effectiveOn) return workVersionWords.from(fullDateWords(effectiveOn))
  return publishedOn ? fullDateWords(publishedOn) : words.noOpen
}
