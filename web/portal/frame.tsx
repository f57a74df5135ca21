/** The portal's frame: its tabs, and the corner that says who is here. */
import { BellOutlined, FileTextOutlined, HomeOutlined, IdcardOutlined, UserOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { session } from '#modules/identity/contract.ts'
import { unreadCount } from '#modules/notices/contract.ts'
import { Door } from '../account/door.tsx'
import { call } from '../client/call.ts'
import { useSession } from '../client/session.ts'
import { PortalFrame, type Tab } from '../ui/portal-frame.tsx'
import { useTextSize } from '../ui/theme.tsx'
import { portalWords } from '../words/zh/portal.ts'
import css from './frame.module.css'
import { CallBar, CallHotline } from './help-line.tsx'

export function Frame() {
  const { data } = useSession()
  const signedIn = data?.account?.kind === 'citizen'
  const unread = useUnread(signedIn)
  const { large } = useTextSize()
  // The first screen has its own large door to the telephone.
  const isHome = useRouterState({ select: (state) => state.location.pathname === '/' })
  const tabs: readonly Tab[] = [
    { to: '/', label: portalWords.home, icon: <HomeOutlined /> },
    { to: '/cases', label: portalWords.myCases, icon: <FileTextOutlined /> },
    { to: '/licences', label: portalWords.myLicences, icon: <IdcardOutlined /> },
    { to: '/messages', label: portalWords.messages, icon: <BellOutlined />, count: unread },
    { to: '/me', label: portalWords.mine, icon: <UserOutlined /> },
  ]
  return (
    <PortalFrame city={portalWords.city} tabs={tabs} account={<Corner />} footer={<Footer />}>
      {large && !isHome ? <CallBar /> : null}
      <Outlet />
    </PortalFrame>
  )
}

/** Asked now and then in the background: whoever was signed out meanwhile is not stopped by the door for it. */
function useUnread(signedIn: boolean): number | undefined {
  const { data } = useQuery({
    queryKey: [unreadCount.name],
    queryFn: async () => {
      const { account } = await call(session, {})
      return account?.kind === 'citizen' ? (await call(unreadCount, {})).count : 0
    },
    enabled: signedIn,
    refetchInterval: 60_000,
  })
  return signedIn ? data : undefined
}

function Corner() {
  const { data } = useSession()
  const here = useRouterState({ select: (state) => state.location.href })
  const account = data?.account
  const name = account?.onBehalfOf?.name ?? account?.name
  return (
    <>
      {name ? (
        <Link to="/me" className={css.name} aria-label={portalWords.accountOf(name)}>
          {name}
        </Link>
      ) : null}
      {data && !account ? (
        <Link to="/sign-in" search={here === '/' ? {} : { to: here }} className={css.signIn}>
          {portalWords.signIn}
        </Link>
      ) : null}
      <Door />
    </>
  )
}

function Footer() {
  return (
    <>
      <p>
        {portalWords.helpLine} <CallHotline />
      </p>
      <p>
        <Link to="/ratings" className={css.footerLink}>
          {portalWords.publicRatings}
        </Link>
      </p>
      <p>
        <Link to="/work" className={css.footerLink}>
          {portalWords.staffEntrance}
        </Link>
      </p>
    </>
  )
}
