/** Files: storing, reading, describing. Who may see which is the question of the module that holds the file's id. */
import type { Ctx } from '#kernel/ctx.ts'
import { readContent, sha256Of, sm3Of, storeOf } from './content-store.ts'
import { fileEmpty, type FileFacts, fileInfected, fileMissing, type TrustLevel, waitsForScan } from './contract.ts'
import { documentsTables, factsOf, type FileRow, getFile } from './store.ts'

export type NewFile = {
  content: Uint8Array
  /** As people see it when they download it. */
  name: string
  mediaType: string
  /** B is reached by `markCheckedAgainstOriginal` only. */
  trustLevel: Exclude<TrustLevel, 'B'>
  /** The person or enterprise whose file it is; absent for a body's own. */
  ownerId?: string
  /** Under which it came in portions. */
  uploadId?: string
  /** What the virus scanner said; absent: it was not asked. */
  scan?: 'clean' | 'waiting'
}

/** Stores a file. The bytes are durable when this returns; the row belongs to the caller's transaction. */
export async function storeFile(ctx: Ctx, file: NewFile): Promise<FileFacts> {
  if (file.content.byteLength === 0) throw fileEmpty()
  const id = ctx.newId()
  const sha256 = sha256Of(file.content)
  await storeOf(ctx.config).keep(file.content, sha256, id)
  const row = await documentsTables(ctx)
    .insertInto('documents.file')
    .values({
      id,
      sha256,
      sm3: sm3Of(file.content),
      media_type: file.mediaType,
      size: file.content.byteLength,
      name: file.name,
      owner_id: file.ownerId ?? null,
      stored_by: ctx.actor.id,
      stored_at: ctx.now,
      trust_level: file.trustLevel,
      checked_by: null,
      checked_at: null,
      upload_id: file.uploadId ?? null,
      scan: file.scan ?? 'not-asked',
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return factsOf(row)
}

/**
 * The file and its bytes, checked against their fingerprint. Asks nobody for permission: the caller has.
 * @returns `ownerId` the person or enterprise whose file it is; absent for a body's own
 * @throws fileMissing, fileDamaged, waitsForScan, fileInfected
 */
export async function readFile(
  ctx: Ctx,
  id: string,
): Promise<{ content: Uint8Array; facts: FileFacts; ownerId?: string }> {
  const row = await getFile(ctx, id)
  refuseUnscanned(row)
  const content = await readContent(ctx.config, row.sha256)
  return { content, facts: factsOf(row), ownerId: row.owner_id ?? undefined }
}

/** Nobody opens what the virus scanner has not looked through, or has found something in. */
export function refuseUnscanned({ scan }: Pick<FileRow, 'scan'>): void {
  if (scan === 'waiting') throw waitsForScan()
  if (scan === 'infected') throw fileInfected()
}

/**
 * What is known of files, in the order asked for.
 * @throws fileMissing when one of them does not exist
 */
export async function describeFiles(ctx: Ctx, ids: readonly string[]): Promise<FileFacts[]> {
  if (ids.length === 0) return []
  const rows = await documentsTables(ctx)
    .selectFrom('documents.file')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  const known = new Map(rows.map((row) => [row.id, factsOf(row)]))
  return ids.map((id) => {
    const facts = known.get(id)
    if (!facts) throw fileMissing()
    return facts
  })
}

/**
 * Whether every one of the files was handed in by this actor or is theirs: for acts that attach files by id,
 * so that nobody attaches, and thereby reads, somebody else's.
 */
export async function ownsFiles(ctx: Ctx, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return true
  const rows = await documentsTables(ctx)
    .selectFrom('documents.file')
    .select(['id', 'owner_id', 'stored_by'])
    .where('id', 'in', [...ids])
    .execute()
  return rows.length === new Set(ids).size && rows.every((row) => mayRead(ctx, row))
}

/** Those of the files that belong to this person or enterprise, in the order asked for; others are left out as if they were not there. */
export async function filesOwnedBy(ctx: Ctx, ownerId: string, ids: readonly string[]): Promise<FileFacts[]> {
  if (ids.length === 0) return []
  const rows = await documentsTables(ctx)
    .selectFrom('documents.file')
    .selectAll()
    .where('id', 'in', [...ids])
    .where('owner_id', '=', ownerId)
    .execute()
  const known = new Map(rows.map((row) => [row.id, factsOf(row)]))
  return ids.flatMap((id) => known.get(id) ?? [])
}

/** The one who handed it in, the person it belongs to, or somebody acting for the enterprise it belongs to. */
export function mayRead({ actor }: Pick<Ctx, 'actor'>, file: { owner_id: string | null; stored_by: string }): boolean {
  if (file.stored_by === actor.id) return true
  return file.owner_id !== null && file.owner_id === ownerOf(actor)
}

/** Whose file an upload becomes: the enterprise acted for, else the person. Staff hand in for others: nobody's yet. */
export function ownerOf(actor: Ctx['actor']): string | undefined {
  if (actor.kind !== 'citizen') return undefined
  return actor.onBehalfOf?.id ?? actor.subjectId
}

/** What applicants made themselves and promise to be true counts as D (国办函〔2016〕108号); what was checked stays as it is. */
export async function markSelfMade(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await documentsTables(ctx)
    .updateTable('documents.file')
    .set({ trust_level: 'D' })
    .where('id', 'in', [...ids])
    .where('trust_level', '=', 'C')
    .execute()
}

/**
 * Records that the acting clerk compared the file with its original: C or D becomes B (国办函〔2016〕108号).
 * A file that is B or A already stays as it is.
 */
export async function markCheckedAgainstOriginal(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await documentsTables(ctx)
    .updateTable('documents.file')
    .set({ trust_level: 'B', checked_by: ctx.actor.id, checked_at: ctx.now })
    .where('id', 'in', [...ids])
    .where('trust_level', 'in', ['C', 'D'])
    .execute()
}
