/** Certificates of the demonstration authority: kept in the database, private keys sealed by the vault. */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { type Credential, makeRoot, makeSigner } from './signature/authority.ts'
import { type CertificateRow, documentsTables } from './store.ts'

const DAY_MS = 86_400_000
const ROOT_DAYS = 20 * 365
const SIGNER_DAYS = 5 * 365
const ROOT_NAME = '一窗演示根证书'

export type Held = Credential & { id: string }

/** The root certificates this installation trusts, DER. */
export async function trustedRoots(ctx: Ctx): Promise<Uint8Array[]> {
  const rows = await documentsTables(ctx)
    .selectFrom('documents.certificate')
    .select('certificate')
    .where('kind', '=', 'root')
    .execute()
  return rows.map((row) => row.certificate)
}

/** Makes the root at the first start. */
export async function ensureRoot(ctx: Ctx): Promise<Held> {
  return (await findRoot(ctx)) ?? madeOnce(ctx, findRoot, makeNewRoot)
}

/** The body's signing certificate, made when it has none that is valid now under its present name. */
export async function signerOf(ctx: Ctx, organ: { id: string; name: string }): Promise<Held> {
  const find = (within: Ctx) => findSigner(within, organ)
  return (await find(ctx)) ?? madeOnce(ctx, find, (within) => makeNewSigner(within, organ))
}

/** Two acts may find the same certificate missing: the second waits for the first and takes what it made. */
async function madeOnce(
  ctx: Ctx,
  find: (ctx: Ctx) => Promise<Held | undefined>,
  make: (ctx: Ctx) => Promise<Held>,
): Promise<Held> {
  await sql`select pg_advisory_xact_lock(hashtext('documents.certificate'))`.execute(ctx.db)
  return (await find(ctx)) ?? make(ctx)
}

async function findRoot(ctx: Ctx): Promise<Held | undefined> {
  return opened(ctx, await validNow(ctx).where('kind', '=', 'root').executeTakeFirst())
}

async function findSigner(ctx: Ctx, organ: { id: string; name: string }): Promise<Held | undefined> {
  return opened(
    ctx,
    await validNow(ctx).where('organ_id', '=', organ.id).where('name', '=', organ.name).executeTakeFirst(),
  )
}

function validNow(ctx: Ctx) {
  return documentsTables(ctx)
    .selectFrom('documents.certificate')
    .selectAll()
    .where('valid_from', '<=', ctx.now)
    .where('valid_until', '>', ctx.now)
    .orderBy('valid_until', 'desc')
    .limit(1)
}

function opened(ctx: Ctx, row: CertificateRow | undefined): Held | undefined {
  return (
    row && {
      id: row.id,
      certificate: row.certificate,
      privateKey: Buffer.from(ctx.vault.open(row.sealed_key), 'base64'),
    }
  )
}

/** Valid from a year before, so that a history written under an earlier clock is signed by the same root. */
async function makeNewRoot(ctx: Ctx): Promise<Held> {
  const [id, from, until] = [ctx.newId(), daysFrom(ctx.now, -365), daysFrom(ctx.now, ROOT_DAYS)]
  const made = await makeRoot({ name: ROOT_NAME, serial: id, from, until })
  return keep(ctx, made, {
    id,
    kind: 'root',
    issuer_id: null,
    organ_id: null,
    name: ROOT_NAME,
    valid_from: from,
    valid_until: until,
  })
}

async function makeNewSigner(ctx: Ctx, organ: { id: string; name: string }): Promise<Held> {
  const root = (await findRoot(ctx)) ?? (await makeNewRoot(ctx))
  const [id, from, until] = [ctx.newId(), daysFrom(ctx.now, -1), daysFrom(ctx.now, SIGNER_DAYS)]
  const made = await makeSigner({ name: organ.name, serial: id, from, until }, root)
  return keep(ctx, made, {
    id,
    kind: 'signer',
    issuer_id: root.id,
    organ_id: organ.id,
    name: organ.name,
    valid_from: from,
    valid_until: until,
  })
}

async function keep(
  ctx: Ctx,
  made: Credential,
  facts: Omit<CertificateRow, 'certificate' | 'sealed_key'>,
): Promise<Held> {
  const sealed_key = ctx.vault.seal(Buffer.from(made.privateKey).toString('base64'))
  await documentsTables(ctx)
    .insertInto('documents.certificate')
    .values({ ...facts, certificate: Buffer.from(made.certificate), sealed_key })
    .execute()
  return { ...made, id: facts.id }
}

function daysFrom(moment: Date, days: number): Date {
  return new Date(Math.floor((moment.getTime() + days * DAY_MS) / 1000) * 1000)
}
