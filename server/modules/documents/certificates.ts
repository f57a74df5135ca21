/** Certificates of the demonstration authority, a root for each chain: kept in the database, private keys sealed by the vault. */
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { SealChain } from './contract-seals.ts'
import { type Credential, makeRoot, makeSigner } from './signature/authority.ts'
import type { Anchor } from './signature/trust.ts'
import { type CertificateRow, documentsTables } from './store.ts'

const DAY_MS = 86_400_000
const ROOT_DAYS = 20 * 365
const SIGNER_DAYS = 5 * 365
const rootNames: Record<SealChain, string> = {
  ecdsa: '一窗演示根证书',
  rsa: '一窗演示根证书（RSA）',
  sm2: '一窗演示根证书（SM2）',
}

export type Held = Credential & { id: string }

/** Who signs: a body, or an enterprise with a seal of its own. */
export type Signer = { id: string; name: string; uscc?: string }

/** The roots of this installation, one for each chain, and those before them. */
export async function rootsOf(ctx: Ctx) {
  return documentsTables(ctx)
    .selectFrom('documents.certificate')
    .select(['name', 'certificate', 'chain', 'valid_from', 'valid_until'])
    .where('kind', '=', 'root')
    .orderBy('valid_from')
    .orderBy('id')
    .execute()
}

export async function ownAnchors(ctx: Ctx): Promise<Anchor[]> {
  return (await rootsOf(ctx)).map(({ name, certificate }) => ({ name, certificate, own: true }))
}

/** Makes the root of the usual chain at the first start; another chain's is made with its first signature. */
export async function ensureRoot(ctx: Ctx): Promise<Held> {
  const find = (within: Ctx) => findRoot(within, 'ecdsa')
  return (await find(ctx)) ?? madeOnce(ctx, find, (within) => makeNewRoot(within, 'ecdsa'))
}

/** The signer's certificate in this chain, made when there is none that is valid now under their present name. */
export async function signerOf(ctx: Ctx, signer: Signer, chain: SealChain): Promise<Held> {
  const find = (within: Ctx) => findSigner(within, signer, chain)
  return (await find(ctx)) ?? madeOnce(ctx, find, (within) => makeNewSigner(within, signer, chain))
}

/** In which chain a document was registered. */
export async function chainOfCertificate(ctx: Ctx, id: string): Promise<SealChain> {
  const { chain } = await documentsTables(ctx)
    .selectFrom('documents.certificate')
    .select('chain')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return chain
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

async function findRoot(ctx: Ctx, chain: SealChain): Promise<Held | undefined> {
  return opened(ctx, await validNow(ctx, chain).where('kind', '=', 'root').executeTakeFirst())
}

async function findSigner(ctx: Ctx, { id, name }: Signer, chain: SealChain): Promise<Held | undefined> {
  return opened(ctx, await validNow(ctx, chain).where('organ_id', '=', id).where('name', '=', name).executeTakeFirst())
}

function validNow(ctx: Ctx, chain: SealChain) {
  return documentsTables(ctx)
    .selectFrom('documents.certificate')
    .selectAll()
    .where('chain', '=', chain)
    .where('valid_from', '<=', ctx.now)
    .where('valid_until', '>', ctx.now)
    .orderBy('valid_until', 'desc')
    .limit(1)
}

function opened(ctx: Ctx, row: CertificateRow | undefined): Held | undefined {
  return (
    row && {
      id: row.id,
      chain: row.chain,
      certificate: row.certificate,
      privateKey: Buffer.from(ctx.vault.open(row.sealed_key), 'base64'),
    }
  )
}

/** Valid from a year before, so that a history written under an earlier clock is signed by the same root. */
async function makeNewRoot(ctx: Ctx, chain: SealChain): Promise<Held> {
  const name = rootNames[chain]
  const [id, from, until] = [ctx.newId(), daysFrom(ctx.now, -365), daysFrom(ctx.now, ROOT_DAYS)]
  const made = await makeRoot({ name, serial: id, from, until }, chain)
  return keep(ctx, made, {
    id,
    kind: 'root',
    issuer_id: null,
    organ_id: null,
    name,
    valid_from: from,
    valid_until: until,
  })
}

async function makeNewSigner(ctx: Ctx, organ: Signer, chain: SealChain): Promise<Held> {
  const root = (await findRoot(ctx, chain)) ?? (await makeNewRoot(ctx, chain))
  const [id, from, until] = [ctx.newId(), daysFrom(ctx.now, -1), daysFrom(ctx.now, SIGNER_DAYS)]
  const made = await makeSigner({ name: organ.name, serial: id, from, until, uscc: organ.uscc }, root)
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
  facts: Omit<CertificateRow, 'certificate' | 'sealed_key' | 'chain'>,
): Promise<Held> {
  const sealed_key = ctx.vault.seal(Buffer.from(made.privateKey).toString('base64'))
  await documentsTables(ctx)
    .insertInto('documents.certificate')
    .values({ ...facts, chain: made.chain, certificate: Buffer.from(made.certificate), sealed_key })
    .execute()
  return { ...made, id: facts.id }
}

function daysFrom(moment: Date, days: number): Date {
  return new Date(Math.floor((moment.getTime() + days * DAY_MS) / 1000) * 1000)
}
