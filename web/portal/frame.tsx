/** The portal's frame with its tabs. */
import { HomeOutlined } from '@ant-design/icons'
import { Link, Outlet } from '@tanstack/react-router'
import { AccountSlot } from '../account/account-slot.tsx'
import { PortalFrame, type Tab } from '../ui/portal-frame.tsx'
import { portalWords } from '../words/zh/portal.ts'

const tabs: readonly Tab[] = [{ to: '/', label: portalWords.home, icon: <HomeOutlined /> }]

export function Frame() {
  return (
    <PortalFrame city={portalWords.city} tabs={tabs} account={<AccountSlot />} footer={<Footer />}>
      <Outlet />
    </PortalFrame>
  )
}

function Footer() {
  return (
    <>
      <p>{portalWords.helpLine}</p>
      <p>
        <Link to="/work">{portalWords.staffEntrance}</Link>
      </p>
    </>
  )
}
