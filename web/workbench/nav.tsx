/** The pages of the workbench, each with the word that opens it. */
import {
  ApartmentOutlined,
  AuditOutlined,
  BarChartOutlined,
  BellOutlined,
  CalendarOutlined,
  CloudUploadOutlined,
  CheckCircleOutlined,
  DashboardOutlined,
  DesktopOutlined,
  FileSearchOutlined,
  FileTextOutlined,
  FormOutlined,
  GiftOutlined,
  HeartOutlined,
  IdcardOutlined,
  InboxOutlined,
  KeyOutlined,
  MailOutlined,
  MehOutlined,
  PayCircleOutlined,
  SafetyCertificateOutlined,
  SmileOutlined,
  SolutionOutlined,
  TeamOutlined,
  ToolOutlined,
  UserOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import { workbenchWords } from '../words/zh/workbench.ts'

const words = workbenchWords.nav

export type WorkPage = { to: string; label: string; icon: ReactNode; word: string }

/** In the order of the day's work; administration last. */
export const workPages: readonly WorkPage[] = [
  { to: '/work/cases', label: words.worklist, icon: <InboxOutlined />, word: 'cases.see' },
  { to: '/work/counter', label: words.counter, icon: <DesktopOutlined />, word: 'counter.serve' },
  { to: '/work/intake', label: words.intake, icon: <FileTextOutlined />, word: 'cases.receive' },
  { to: '/work/assistance', label: words.assistance, icon: <HeartOutlined />, word: 'assistance.help' },
  { to: '/work/people', label: words.people, icon: <UserOutlined />, word: 'identity.verify' },
  { to: '/work/relatives', label: words.relatives, icon: <TeamOutlined />, word: 'identity.verify' },
  { to: '/work/hand-outs', label: words.handouts, icon: <GiftOutlined />, word: 'handouts.see' },
  { to: '/work/checks', label: words.checks, icon: <FileSearchOutlined />, word: 'cases.see' },
  { to: '/work/credit', label: words.credit, icon: <SolutionOutlined />, word: 'credit.see' },
  { to: '/work/payments', label: words.payments, icon: <PayCircleOutlined />, word: 'payments.see' },
  { to: '/work/licences', label: words.licences, icon: <SafetyCertificateOutlined />, word: 'licences.see' },
  { to: '/work/licences/redeem', label: words.redeem, icon: <IdcardOutlined />, word: 'licences.redeem' },
  { to: '/work/letters', label: words.letters, icon: <FormOutlined />, word: 'cases.draft-letters' },
  { to: '/work/seals', label: words.seals, icon: <CheckCircleOutlined />, word: 'documents.see-seal-uses' },
  { to: '/work/ratings', label: words.ratings, icon: <MehOutlined />, word: 'ratings.see' },
  { to: '/work/ratings/mine', label: words.myRatings, icon: <SmileOutlined />, word: 'ratings.open-pad' },
  { to: '/work/oversight', label: words.oversight, icon: <BellOutlined />, word: 'oversight.see' },
  { to: '/work/insight', label: words.insight, icon: <BarChartOutlined />, word: 'insight.see' },
  { to: '/work/catalogue', label: words.catalogue, icon: <AuditOutlined />, word: 'catalogue.edit' },
  {
    to: '/work/licences/types',
    label: words.licenceTypes,
    icon: <SafetyCertificateOutlined />,
    word: 'licences.define-types',
  },
  { to: '/work/organs', label: words.organs, icon: <ApartmentOutlined />, word: 'organs.manage' },
  { to: '/work/posts', label: words.posts, icon: <IdcardOutlined />, word: 'organs.see-posts' },
  { to: '/work/staff', label: words.staff, icon: <TeamOutlined />, word: 'identity.see-accounts' },
  { to: '/work/accounts', label: words.accounts, icon: <UserOutlined />, word: 'identity.see-accounts' },
  { to: '/work/roles', label: words.roles, icon: <KeyOutlined />, word: 'identity.see-accounts' },
  { to: '/work/calendar', label: words.calendar, icon: <CalendarOutlined />, word: 'calendar.publish' },
  { to: '/work/deliveries', label: words.deliveries, icon: <MailOutlined />, word: 'notices.see-deliveries' },
  { to: '/work/exchange', label: words.exchange, icon: <CloudUploadOutlined />, word: 'exchange.see' },
  { to: '/work/operations', label: words.operations, icon: <ToolOutlined />, word: 'kernel.operate' },
  { to: '/work/audit', label: words.audit, icon: <DashboardOutlined />, word: 'kernel.audit' },
]

/** The pages this account may use. */
export function openPages(can: readonly string[]): readonly WorkPage[] {
  return workPages.filter((page) => can.includes(page.word))
}
