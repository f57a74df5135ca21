/** The workbench's frame with its navigation. Whoever is not staff meets the sign-in form instead. */
import { HomeOutlined } from '@ant-design/icons'
import { Outlet } from '@tanstack/react-router'
import { AccountSlot } from '../account/account-slot.tsx'
import { useSession } from '../client/session.ts'
import { Loaded } from '../ui/states.tsx'
import { type NavEntry, WorkbenchFrame } from '../ui/workbench-frame.tsx'
import { workbenchWords } from '../words/zh/workbench.ts'
import { StaffSignIn } from './sign-in.tsx'

const nav: readonly NavEntry[] = [{ to: '/work', label: workbenchWords.today, icon: <HomeOutlined />, exact: true }]

export function Frame() {
  const session = useSession()
  return (
    <Loaded of={session}>
      {({ account }) =>
        account?.kind === 'staff' ? (
          <WorkbenchFrame nav={nav} find={null} messages={null} post={<AccountSlot />}>
            <Outlet />
          </WorkbenchFrame>
        ) : (
          <StaffSignIn otherAccount={account !== null} />
        )
      }
    </Loaded>
  )
}
