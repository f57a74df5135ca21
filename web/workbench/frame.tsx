/** The workbench's frame with its navigation. */
import { HomeOutlined } from '@ant-design/icons'
import { Outlet } from '@tanstack/react-router'
import { type NavEntry, WorkbenchFrame } from '../ui/workbench-frame.tsx'
import { workbenchWords } from '../words/zh/workbench.ts'

const nav: readonly NavEntry[] = [{ to: '/work', label: workbenchWords.today, icon: <HomeOutlined />, exact: true }]

export function Frame() {
  return (
    <WorkbenchFrame nav={nav} find={null} messages={null} post={null}>
      <Outlet />
    </WorkbenchFrame>
  )
}
