/** Acts, views and jobs of instant approval and commitment. */
import { concludeCheck } from './actions/conclude-check.ts'
import { confirmCorrected } from './actions/confirm-corrected.ts'
import { decideByRule } from './actions/decide-by-rule.ts'
import { exportChecks } from './actions/export-checks.ts'
import { remindCheck } from './actions/remind-check.ts'
import { reportFinding } from './actions/report-finding.ts'
import { stateView } from './actions/state-view.ts'
import { retryRules, sweepChecks } from './easier-jobs.ts'
import { commitmentChecks } from './views/commitment-checks.ts'
import { commitmentOffer } from './views/commitment-offer.ts'

export const easierActs = [
  reportFinding,
  stateView,
  concludeCheck,
  confirmCorrected,
  remindCheck,
  decideByRule,
  exportChecks,
]
export const easierViews = [commitmentOffer, commitmentChecks]
export const easierJobs = [retryRules, sweepChecks]
