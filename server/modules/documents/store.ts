/** Rows of the documents schema. */
import type { Generated, Selectable } from 'kysely'
import { type Ctx, tables } from '#kernel/ctx.ts'
import type { AuthorityRow, RevokedRow } from './store-authorities.ts'
import type {
  FileFacts,
  IssuedKind,
  SealChain,
  SealLimit,
  SealPurpose,
  SealStep,
  SealTerms,
  TrustLevel,
} from './contract.ts'
import { documentMissing, fileMissing } from './contract.ts'

export type DocumentsTables = {
  'documents.file': StoredFile
  'documents.certificate': CertificateRow
  'documents.authority': AuthorityRow
  'documents.revoked_certificate': RevokedRow
  'documents.issued': IssuedRow
  'documents.seal': StoredSeal
  'documents.seal_use': SealUseRow
  'documents.seal_step': SealStepRow
  'documents.seal_refusal': SealRefusalRow
  'documents.number_counter': { organ_id: string; year: number; kind: string; last: number }
}

type StoredFile = {
  id: string
  sha256: string
  sm3: string
  media_type: string
  size: number
  name: string
  owner_id: string | null
  stored_by: string
  stored_at: Date
  trust_level: TrustLevel
  checked_by: string | null
  checked_at: Date | null
  upload_id: Generated<string | null>
  scan: Generated<'not-asked' | 'clean' | 'waiting' | 'infected'>
  virus: Generated<string | null>
}

export type FileRow = Selectable<StoredFile>

export type CertificateRow = {
  id: string
  kind: 'root' | 'signer'
  chain: SealChain
  issuer_id: string | null
  organ_id: string | null
  name: string
  certificate: Buffer
  sealed_key: string
  valid_from: Date
  valid_until: Date
}

export type HolderKind = 'person' | 'enterprise'

export type IssuedRow = {
  id: string
  kind: IssuedKind
  number: string
  title: string
  organ_id: string
  organ_name: string
  holder_kind: HolderKind
  holder_name: string
  subject_module: string
  subject_id: string
  /** Null while the page of a licence is being made. */
  file_id: string | null
  fingerprint: string | null
  verify_code: string
  certificate_id: string
  issued_at: Date
  voided_at: Date | null
  void_reason: string | null
  /** The first opening by the one it is addressed to. */
  opened_at: Date | null
  opened_by: string | null
  opened_by_name: string | null
  replaced_by: string | null
}

export type SealRow = {
  id: string
  organ_id: string
  name: string
  state: 'proposed' | 'active' | 'suspended' | 'retired'
  chain: SealChain
  activated_at: Date | null
  /** What waits for a second person. */
  purposes: SealPurpose[] | null
  daily_most: number | null
  /** `HH:MM:SS`. */
  hours_from: string | null
  hours_to: string | null
  working_days_only: boolean
  posts: string[] | null
  asked_for: 'activate' | 'resume' | 'limit' | null
  asked_by: string | null
  asked_by_name: string | null
  asked_at: Date | null
  asked_because: string | null
  wanted: SealTerms | null
  suspended_by_name: string | null
  suspended_at: Date | null
  suspended_because: string | null
}
type Needless = Exclude<keyof SealRow, 'id' | 'organ_id' | 'name' | 'state'>
/** What is not known yet need not be said when a row is added. */
type StoredSeal = Omit<SealRow, Needless> & { [K in Needless]: Generated<SealRow[K]> }

export type SealStepRow = {
  id: string
  seal_id: string
  organ_id: string
  at: Date
  step: SealStep
  by_id: string
  by_name: string
  by_post: string | null
  because: string
  asked_by: string | null
  terms: Generated<SealTerms | null>
}

export type SealRefusalRow = {
  id: string
  seal_id: string
  organ_id: string
  at: Date
  purpose: SealPurpose
  act: string
  why: SealLimit
  by_id: string
  by_name: string
  by_post: string | null
}

export type SealUseRow = {
  id: string
  seal_id: string
  organ_id: string
  document_id: string
  used_at: Date
  act: string
  purpose: SealPurpose | null
  by_id: string
  by_name: string
  by_post: string | null
  handled_by: string | null
  delegation: string | null
  delegation_basis: string | null
}

export function documentsTables(ctx: Ctx) {
  return tables<DocumentsTables>(ctx)
}

/** @throws fileMissing */
export async function getFile(ctx: Ctx, id: string): Promise<FileRow> {
  const row = await documentsTables(ctx)
    .selectFrom('documents.file')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw fileMissing()
  return row
}

/** @throws documentMissing */
export async function getIssued(ctx: Ctx, id: string): Promise<IssuedRow> {
  const row = await documentsTables(ctx)
    .selectFrom('documents.issued')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw documentMissing()
  return row
}

export function factsOf(row: FileRow): FileFacts {
  return {
    id: row.id,
    name: row.name,
    mediaType: row.media_type,
    size: row.size,
    fingerprint: row.sha256,
    trustLevel: row.trust_level,
    storedAt: row.stored_at.toISOString(),
    ...(row.scan === 'waiting' || row.scan === 'infected' ? { closed: true as const } : {}),
  }
}
