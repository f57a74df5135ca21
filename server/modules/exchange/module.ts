import { defineModule } from '#kernel/module.ts'
import { checkDay } from './actions/check-day.ts'
import { exportFactQuestions } from './actions/export-fact-questions.ts'
import { exportRows } from './actions/export-rows.ts'
import { mendRow } from './actions/mend-row.ts'
import { resendDay } from './actions/resend-day.ts'
import { resendRows } from './actions/resend-rows.ts'
import { sendNow } from './actions/send-now.ts'
import { dayToCheck, factAnswered, factAsked, factPortionDue, rowPortionDue, rowsWanted } from './events.ts'
import { writeQuestions } from './facts/export.ts'
import { askOutside } from './facts/reactions.ts'
import { compareDays, sendMissing, sendRows, sweepValues } from './jobs.ts'
import { compareWithPlatform } from './reactions.ts'
import { writeRows } from './row-export.ts'
import { dayChecks } from './views/day-checks.ts'
import { dayFindings } from './views/day-findings.ts'
import { exchangeRow } from './views/exchange-row.ts'
import { exchangeRows } from './views/exchange-rows.ts'
import { exchangeState } from './views/exchange-state.ts'
import { exchangeTotals } from './views/exchange-totals.ts'
import { factDirectory, factQuestions, myFactQuestions } from './views/fact-questions.ts'
import { openedRow } from './views/opened-row.ts'

export const exchangeModule = defineModule({
  name: 'exchange',
  title: '数据交换',
  uses: ['organs', 'identity', 'exports'],
  permissions: [
    {
      word: 'exchange.see',
      title: '查看数据交换记录（个人信息已遮盖）',
      heldBy: { 'system-admin': 'everywhere', 'centre-manager': 'own-region' },
    },
    {
      word: 'exchange.operate',
      title: '重发、补正数据交换记录，与上级平台对账',
      heldBy: { 'system-admin': 'everywhere', 'centre-manager': 'own-region' },
    },
    { word: 'exchange.open', title: '打开数据交换记录的原文（留痕）', heldBy: { 'centre-manager': 'own-region' } },
  ],
  acts: [resendRows, exportRows, exportFactQuestions, mendRow, sendNow, checkDay, resendDay],
  views: [
    exchangeState,
    exchangeTotals,
    exchangeRows,
    exchangeRow,
    openedRow,
    dayChecks,
    dayFindings,
    factDirectory,
    factQuestions,
    myFactQuestions,
  ],
  events: [rowsWanted, dayToCheck, factAsked, factAnswered, rowPortionDue, factPortionDue],
  reactions: [compareWithPlatform, askOutside, writeRows, writeQuestions],
  jobs: [sendRows, compareDays, sendMissing, sweepValues],
  folder: import.meta.dirname,
})
