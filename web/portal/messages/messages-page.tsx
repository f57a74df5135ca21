/** The message box: letters, progress, things to do. Opening what a message is about marks it read. */
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { fileContent } from '#modules/documents/contract.ts'
import {
  type Message,
  markAllRead,
  markRead,
  myMessages,
  noticeKindRules,
  unreadCount,
} from '#modules/notices/contract.ts'
import { session, switchMandate } from '#modules/identity/contract.ts'
import { addressOf, call } from '../../client/call.ts'
import { type Act, useAct, usePages, useView } from '../../client/hooks.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { DeliveryProof, proofInWords } from '../../ui/delivery-proof.tsx'
import { linkParts } from '../../ui/link-parts.ts'
import { PageTitle } from '../../ui/page-title.tsx'
import { Paged } from '../../ui/paged.tsx'
import { StateTag, type Tone } from '../../ui/state-tag.tsx'
import { Empty, ErrorBox } from '../../ui/states.tsx'
import { MomentTime } from '../../ui/moment-time.tsx'
import { messageWords as words } from '../../words/zh/portal-messages.ts'
import { deliveryWords } from '../../words/zh/deliveries.ts'
import { LetterLink } from '../cases/letter-link.tsx'
import { CitizenOnly } from '../account/citizen-only.tsx'
import tabCss from '../tabs.module.css'
import css from './messages.module.css'

const tones: Readonly<Record<Message['kind'], Tone>> = {
  letter: 'info',
  correction: 'warning',
  payment: 'warning',
  deadline: 'warning',
  account: 'warning',
  pickup: 'success',
  rating: 'neutral',
  todo: 'warning',
  progress: 'neutral',
}

export function MessagesPage() {
  const unread = useSearch({ from: '/portal/messages' }).unread === 'true'
  const all = useAct(markAllRead)
  return (
    <CitizenOnly to={words.to}>
      {() => (
        <Stack>
          <PageTitle text={words.title} />
          <div className={css.head}>
            <nav aria-label={words.which} className={tabCss.tabs}>
              <Link
                to="/messages"
                search={{}}
                className={tabCss.tab}
                activeOptions={{ exact: true, includeSearch: true }}
              >
                {words.all}
              </Link>
              <Link
                to="/messages"
                search={{ unread: 'true' }}
                className={tabCss.tab}
                activeOptions={{ exact: true, includeSearch: true }}
              >
                {words.unread}
              </Link>
            </nav>
            <MarkAll all={all} />
          </div>
          {all.problem ? <ErrorBox problem={all.problem} /> : null}
          <Messages unread={unread} />
        </Stack>
      )}
    </CitizenOnly>
  )
}

/** With nothing unread there is nothing to mark. */
function MarkAll({ all }: { all: Act<typeof markAllRead> }) {
  const { data } = useView(unreadCount, {})
  return (
    <Button disabled={data?.count === 0} loading={all.pending} onClick={() => void all.run({})}>
      {words.markAll}
    </Button>
  )
}

function Messages({ unread }: { unread: boolean }) {
  const pages = usePages(myMessages, { unread: unread ? 'true' : undefined })
  const none = <Empty title={unread ? words.noneUnread : words.none}>{words.noneText}</Empty>
  return (
    <Stack>
      <Paged pages={pages} empty={none}>
        {(rows) => (
          <Card>
            <ul className={css.rows}>
              {rows.map((message) => (
                <OneMessage key={message.id} message={message} />
              ))}
            </ul>
          </Card>
        )}
      </Paged>
    </Stack>
  )
}

function OneMessage({ message }: { message: Message }) {
  const read = useAct(markRead)
  const switching = useAct(switchMandate)
  const navigate = useNavigate()
  /** Where it is about another's matter, one tap opens it in their name; one's own in one's own. */
  const open = async (link: string) => {
    // Asked now: what this screen was told may not have come yet, or another window may have switched since.
    const { account } = await call(session, {}).catch(() => ({ account: null }))
    const mandate = account?.mandates.find((one) => one.principalId === message.principal?.id)
    const elsewhere = account && account.onBehalfOf?.id !== message.principal?.id && (mandate || !message.principal)
    if (elsewhere) await switching.run({ mandateId: mandate?.id ?? null })
    void navigate(linkParts(link))
  }
  const seen = () => {
    if (!message.readAt) void read.run({ id: message.id })
  }
  return (
    <li className={css.row} data-unread={message.readAt ? undefined : true}>
      <article aria-labelledby={`message-${message.id}`}>
        <h2 id={`message-${message.id}`} className={css.title}>
          {message.readAt ? null : <span className={css.dot}>{words.unreadMark}</span>}
          {message.title}
        </h2>
        <p className={css.quiet}>
          <StateTag tone={tones[message.kind]}>{noticeKindRules[message.kind].title}</StateTag>{' '}
          {message.principal ? <StateTag tone="info">{words.of(message.principal.name)}</StateTag> : null}{' '}
          <MomentTime at={message.sentAt} />
        </p>
        <p className={css.body}>{message.body}</p>
        <div className={css.actions}>
          {message.link ? (
            <Link
              {...linkParts(message.link)}
              className={css.link}
              onClick={(event) => {
                seen()
                if (event.ctrlKey || event.metaKey || event.shiftKey) return
                event.preventDefault()
                void open(message.link!)
              }}
              aria-describedby={`message-${message.id}`}
            >
              {words.opens[message.kind]}
            </Link>
          ) : null}
          {message.attachments.map((one) =>
            one.fileId && one.documentId ? (
              <LetterLink
                key={one.fileId}
                documentId={one.documentId}
                href={addressOf(fileContent, { id: one.fileId })}
                opened={false}
                onOpen={seen}
              >
                {words.attachment(one.name)}
              </LetterLink>
            ) : one.fileId ? (
              <a
                key={one.fileId}
                className={css.link}
                href={addressOf(fileContent, { id: one.fileId })}
                target="_blank"
                rel="noreferrer"
                onClick={seen}
              >
                {words.attachment(one.name)}
              </a>
            ) : null,
          )}
          {message.readAt ? null : (
            <Button type="text" loading={read.pending} aria-describedby={`message-${message.id}`} onClick={seen}>
              {words.markRead}
            </Button>
          )}
        </div>
        <details className={css.proof}>
          <summary>
            {deliveryWords.title}：{proofInWords(message)}
          </summary>
          <DeliveryProof {...message} />
        </details>
      </article>
    </li>
  )
}
