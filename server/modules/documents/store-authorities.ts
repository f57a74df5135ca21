/** Rows of the recognised authorities and of the certificates they revoked. */
import type { Generated } from 'kysely'
import type { LegalDate } from '#kernel/time.ts'
import type { Authority } from './contract-authorities.ts'
import type { SealChain } from './contract-seals.ts'

type Nullable<T> = Generated<T | null>

export type AuthorityRow = {
  id: string
  name: string
  certificate: Buffer
  fingerprint: string
  chain: SealChain
  purposes: Authority['purposes']
  trusted_from: LegalDate
  trusted_until: LegalDate | null
  state: Authority['state']
  proposed_by: string
  proposed_by_name: string
  proposed_at: Date
  proposed_because: string
  answered_by: Nullable<string>
  answered_by_name: Nullable<string>
  answered_at: Nullable<Date>
  answered_because: Nullable<string>
  ended_by_name: Nullable<string>
  ended_at: Nullable<Date>
  ended_because: Nullable<string>
  listed_at: Nullable<Date>
  list_due_at: Nullable<Date>
  list_read_at: Nullable<Date>
}

export type RevokedRow = { authority_id: string; serial: string; revoked_at: Date; key_lost: boolean }
