import { defineModule } from '#kernel/module.ts'
import { askGateway } from './actions/ask-gateway.ts'
import { closeShift } from './actions/close-shift.ts'
import { confirmShift } from './actions/confirm-shift.ts'
import { checkDay } from './actions/check-day.ts'
import { decideRefund } from './actions/decide-refund.ts'
import { lapseBill } from './actions/lapse-bill.ts'
import { payBackAtCounter } from './actions/pay-back-at-counter.ts'
import { proposeRefund } from './actions/propose-refund.ts'
import { renewBill } from './actions/renew-bill.ts'
import { sendRefund } from './actions/send-refund.ts'
import { settleDifference } from './actions/settle-difference.ts'
import { startPayment } from './actions/start-payment.ts'
import { takeAtCounter } from './actions/take-at-counter.ts'
import { takeNotice } from './actions/take-notice.ts'
import { paymentEvents } from './events.ts'
import { askAgain, compareDays, sweepLapsed } from './jobs.ts'
import { reactions } from './reactions.ts'
import { billList } from './views/bill-list.ts'
import { billOf } from './views/bill-of.ts'
import { billPage } from './views/bill-page.ts'
import { cashDrawer } from './views/cash-drawer.ts'
import { openDrawers } from './views/open-drawers.ts'
import { shiftEntries } from './views/shift-entries.ts'
import { shiftList } from './views/shift-list.ts'
import { shiftPage } from './views/shift-page.ts'
import { dayChecks } from './views/day-checks.ts'
import { differences } from './views/differences.ts'
import { gatewayState } from './views/gateway-state.ts'
import { receiptFile } from './views/receipt-file.ts'

export const paymentsModule = defineModule({
  name: 'payments',
  title: '收费',
  uses: ['organs', 'identity', 'documents', 'notices'],
  permissions: [
    { word: 'payments.pay', title: '缴纳自己办件的费用', heldBy: { citizen: 'own', 'enterprise-agent': 'own' } },
    {
      word: 'payments.see',
      title: '查看缴费单',
      heldBy: {
        'window-clerk': 'own-organ',
        approver: 'own-organ',
        'department-head': 'own-organ',
        'centre-manager': 'own-region',
      },
    },
    {
      word: 'payments.manage',
      title: '提出退费、重新开放缴费',
      heldBy: { approver: 'own-organ', 'department-head': 'own-organ' },
    },
    {
      word: 'payments.approve-refund',
      title: '复核退费',
      heldBy: { 'department-head': 'own-organ', 'centre-manager': 'own-region' },
    },
    {
      word: 'payments.reconcile',
      title: '与支付平台对账、处理差异（全市一本账）',
      heldBy: { 'centre-manager': 'own-region' },
    },
    { word: 'payments.take', title: '窗口收费和退付', heldBy: { 'window-clerk': 'own-region' } },
    {
      word: 'payments.confirm-shift',
      title: '窗口负责人：确认现金交班',
      heldBy: { 'department-head': 'own-organ', 'centre-manager': 'own-region' },
    },
    { word: 'payments.sweep', title: '缴费到期自动处理（系统任务）', heldBy: {} },
  ],
  acts: [
    startPayment,
    askGateway,
    takeNotice,
    lapseBill,
    renewBill,
    proposeRefund,
    decideRefund,
    sendRefund,
    checkDay,
    settleDifference,
    takeAtCounter,
    payBackAtCounter,
    closeShift,
    confirmShift,
  ],
  views: [
    billPage,
    billOf,
    billList,
    receiptFile,
    dayChecks,
    differences,
    gatewayState,
    cashDrawer,
    openDrawers,
    shiftList,
    shiftPage,
    shiftEntries,
  ],
  events: paymentEvents,
  reactions,
  jobs: [askAgain, sweepLapsed, compareDays],
  folder: import.meta.dirname,
})
