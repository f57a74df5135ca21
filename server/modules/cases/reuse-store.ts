/** Rows of the ledger of materials used again. */
export type MaterialUseRow = {
  id: string
  case_id: string
  region_code: string
  key: string
  material_name: string
  document_ids: string[]
  from_case_id: string
  holder_kind: 'person' | 'enterprise'
  holder_id: string
  organ_id: string
  by_name: string
  purpose: string
  at: Date
}
