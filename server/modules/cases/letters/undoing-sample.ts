/** An invented undoing in which every field of its letters has something to say. */
import type { UndoingKind } from '../rules/undoing.ts'
import type { UndoingRow } from '../undoing-store.ts'

const groundsOf = { annul: 'unqualified', recall: 'law-changed', change: 'facts-changed', cancel: 'undone' } as const

export function sampleUndoing(kind: UndoingKind): UndoingRow {
  return {
    case_id: '',
    region_code: '990102000000',
    no: 1,
    organ_id: '',
    by_organ_id: null,
    kind,
    ground: groundsOf[kind],
    reason: '经查，经营场所所在的区域已经不能从事该项经营',
    basis: '（填写规定该情形的法律、法规、规章）',
    new_terms: kind === 'change' ? '不再经营散装熟食' : null,
    status: 'decided',
    told_on: '2026-03-02',
    answer_days: 5,
    answer_by: '2026-03-09',
    answer_provisional: false,
    sealed_statement: null,
    stated_on: '2026-03-05',
    stated_to: null,
    decided_on: '2026-03-16',
    decision: '听取意见后，认定应当处理',
    compensation: kind === 'cancel' ? null : 1_234_500,
    compensation_basis: kind === 'cancel' ? null : '资产评估报告',
    paid_on: null,
    voucher: null,
    overdue_told_at: null,
  }
}
