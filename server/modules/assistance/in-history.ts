import { helpKinds, proofs } from './contract.ts'
import type { RequestRow } from './store.ts'

/** As the history of the case tells it: who helped whom, and how the applicant stood by it. */
export function historyOf({ kind, helper_name, name, proof, mandate_ids }: RequestRow): string {
  const mandate = mandate_ids.length > 0 ? '，凭本人的授权委托书' : ''
  return `由工作人员${helper_name}为${name}${helpKinds[kind!]}${mandate}；${proofs[proof!]}。`
}
