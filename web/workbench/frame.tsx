/** The workbench's frame: what this post may use at the left, find, messages and the post on top. */
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { worklistTotals } from '#modules/cases/contract.ts'
import { Door } from '../account/door.tsx'
import { useView } from '../client/hooks.ts'
import { useLive, useLiveStream } from '../client/live.ts'
import { type Account, useSession } from '../client/session.ts'
import { Stack } from '../ui/card.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Empty, Loaded } from '../ui/states.tsx'
import { WorkbenchFrame } from '../ui/workbench-frame.tsx'
import { workbenchWords } from '../words/zh/workbench.ts'
import { FindBox } from './find-box.tsx'
import { FirstPassword } from './identity/first-password.tsx'
import { KeysHelp } from './keys-help.tsx'
import { openPages, workPages } from './nav.tsx'
import { MessagesLink } from './notices/messages-link.tsx'
import { PostSlot } from './post-slot.tsx'
import { StaffSignIn } from './sign-in.tsx'

export function Frame() {
  const session = useSession()
  return (
    <Loaded of={session}>
      {({ account }) => {
        if (account?.kind !== 'staff') return <StaffSignIn otherAccount={account !== null} />
        if (account.mustChangePassword) return <FirstPassword />
        return <Bench key={account.post?.id} account={account} />
      }}
    </Loaded>
  )
}

function Bench({ account }: { account: Account }) {
  const pages = openPages(account.can)
  useLiveStream(`${account.id} ${account.post?.id ?? ''}`)
  const waiting = useWaiting(account)
  const nav = pages.map(({ to, label, icon }) => ({
    to,
    label,
    icon,
    count: to === '/work/cases' ? waiting : undefined,
  }))
  return (
    <WorkbenchFrame
      nav={nav}
      find={<FindBox account={account} pages={pages} />}
      messages={
        <>
          <MessagesLink />
          <KeysHelp />
        </>
      }
      post={<PostSlot account={account} />}
    >
      {useShut(account) ? <Refused /> : <Outlet />}
      <Door />
    </WorkbenchFrame>
  )
}

/** A page of the list at the left that this post may not open. */
function useShut(account: Account): boolean {
  const { pathname } = useLocation()
  const page = workPages.find(({ to }) => to === pathname)
  return page !== undefined && !account.can.includes(page.word)
}

/** Only that, and no filters of a list that is not to be had. */
function Refused() {
  return (
    <Stack>
      <PageTitle text={workbenchWords.shut.title} />
      <Empty title={workbenchWords.shut.text} action={<Link to="/work">{workbenchWords.shut.home}</Link>} />
    </Stack>
  )
}

const ownTabs = ['intake', 'review', 'decision', 'delivery']

/** What waits for this post to act. */
function useWaiting(account: Account): string | undefined {
  const { data, again } = useView(worklistTotals, {}, { when: account.can.includes('cases.see'), everySeconds: 60 })
  useLive('cases', again)
  const own = data?.tabs.filter((one) => ownTabs.includes(one.tab)) ?? []
  const count = own.reduce((sum, one) => sum + one.count, 0)
  if (count === 0) return undefined
  return workbenchWords.atLeast(
    count,
    own.some((one) => one.more),
  )
}
