/** What the system told this member of staff. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import {
  markAllRead,
  markRead,
  type Message,
  myMessages,
  noticeKindRules,
  unreadCount,
} from '#modules/notices/contract.ts'
import { useAct, usePages, useView } from '../../client/hooks.ts'
import { useAddressState } from '../../ui/address-state.ts'
import { Buttons, Stack } from '../../ui/card.tsx'
import { type Column, KeysetTable } from '../../ui/keyset-table.tsx'
import { linkParts } from '../../ui/link-parts.ts'
import { PageTitle } from '../../ui/page-title.tsx'
import { Empty } from '../../ui/states.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { MomentTime } from '../../ui/moment-time.tsx'
import { workNoticeWords as words } from '../../words/zh/work-notices.ts'
import { ListExport } from '../exports/list-export.tsx'

export function MessagesPage() {
  const [state, change] = useAddressState()
  const unread = state.unread === 'true'
  const pages = usePages(myMessages, { unread: unread ? 'true' : undefined, limit: 30 }, { keepPrevious: true })
  const all = useAct(markAllRead)
  const { data: waiting } = useView(unreadCount, {})
  const one = useAct(markRead)
  return (
    <Stack>
      <PageTitle text={words.title} />
      <Buttons>
        <Button aria-pressed={unread} onClick={() => change({ unread: unread ? undefined : 'true' })}>
          {unread ? words.showAll : words.onlyUnread}
        </Button>
        <Button disabled={waiting?.count === 0} loading={all.pending} onClick={() => void all.run({})}>
          {words.readAll}
        </Button>
        <Link to={'/work/messages/choices' as string}>{words.choices}</Link>
      </Buttons>
      <KeysetTable
        caption={words.title}
        columns={columnsWith((message) => void one.run({ id: message.id }))}
        pages={pages}
        rowKey={(message) => message.id}
        exports={<ListExport pages={pages} of={words.title} />}
        empty={<Empty title={words.empty}>{words.emptyText}</Empty>}
      />
    </Stack>
  )
}

function columnsWith(read: (message: Message) => void): [Column<Message>, ...Column<Message>[]] {
  return [
    {
      key: 'title',
      title: words.columns.title,
      cell: (message) => (
        <>
          {message.title}
          {message.readAt ? null : <StateTag tone="info">{words.unread}</StateTag>}
        </>
      ),
    },
    { key: 'kind', title: words.columns.kind, cell: (message) => noticeKindRules[message.kind].title },
    { key: 'body', title: words.columns.body, cell: (message) => message.body },
    {
      key: 'at',
      title: words.columns.at,
      cell: (message) => <MomentTime at={message.sentAt} />,
    },
    {
      key: 'open',
      title: words.columns.open,
      cell: (message) => (
        <Buttons>
          {message.link ? (
            <Link {...linkParts(message.link)} onClick={() => message.readAt === undefined && read(message)}>
              {words.go}
            </Link>
          ) : null}
          {message.readAt ? null : <Button onClick={() => read(message)}>{words.read}</Button>}
        </Buttons>
      ),
    },
  ]
}
