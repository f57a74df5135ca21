/** 告知承诺 (国办发〔2020〕42号): what may be promised, the signing of it, and the check that a grant on it brings. */
import { createHash } from 'node:crypto'
import type { OutputOf } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { loadCalendar } from '#modules/calendar/index.ts'
import {
  brokenConsequences,
  checkModes,
  type Commitment,
  type ItemContent,
  type ItemVersion,
} from '#modules/catalogue/index.ts'
import { everBroke, exclusionsOf } from '#modules/credit/index.ts'
import { chineseDate, ownsFiles } from '#modules/documents/index.ts'
import type { Applicant } from '#modules/identity/index.ts'
import { getOrgan } from '#modules/organs/index.ts'
import {
  commitmentChanged,
  commitmentExcluded,
  commitmentNotOffered,
  type commitmentOffer,
  materialNotUsable,
} from './contract.ts'
import { easierTables } from './easier-store.ts'
import { caseCommitted } from './events.ts'
import { aboutCase } from './facts.ts'
import { lastDay } from './rules/clock.ts'
import type { CaseRow } from './store.ts'
import { addToHistory } from './transitions.ts'

/** The text as this applicant would sign it today, and its fingerprint. */
export async function promiseText(
  ctx: Ctx,
  { content, organId, principalId }: Pick<ItemVersion, 'content' | 'organId' | 'principalId'>,
  applicant: Pick<Applicant, 'name'>,
): Promise<{ text: string; fingerprint: string }> {
  const organ = await getOrgan(ctx, principalId ?? organId)
  const blanks: Readonly<Record<string, string>> = {
    申请人: applicant.name,
    事项: content.name,
    实施机关: organ.name,
    日期: chineseDate(ctx.today),
  }
  const text = content.commitment!.promise.replaceAll(
    /\{([^}]*)\}/g,
    (written, name: string) => blanks[name] ?? written,
  )
  return { text, fingerprint: createHash('sha256').update(text).digest('hex') }
}

/**
 * What this applicant could promise for this item, and why they may not if so.
 * @param applicant somebody not recorded yet has a name, and no history
 */
export async function offerTo(
  ctx: Ctx,
  version: ItemVersion,
  applicant: Applicant | Pick<Applicant, 'name'>,
): Promise<OutputOf<typeof commitmentOffer>> {
  const { commitment, materials } = version.content
  if (!commitment) return { excluded: [] }
  const known = 'id' in applicant ? applicant : undefined
  const excluded = known ? await exclusionsOf(ctx, known) : []
  const risk = known && (await everBroke(ctx, known)) ? 'high' : commitment.check.risk
  return {
    offer: {
      ...(await promiseText(ctx, version, applicant)),
      edition: commitment.edition,
      materials: materials
        .filter(({ key }) => commitment.materials.includes(key))
        .map(({ key, name }) => ({ key, name })),
      conditions: commitment.conditions,
      consequence: commitment.consequence,
      basis: commitment.basis,
      check: { mode: checkModes[commitment.check.mode], days: commitment.check.days[risk] },
      broken: brokenConsequences[commitment.broken],
    },
    excluded: excluded.map(({ itemName, what, recordedOn }) => ({ itemName, what, recordedOn })),
  }
}

export type Signature = {
  text: string
  fingerprint: string
  commitment: Commitment
  /** Who signed in person at the window, before its clerk; absent: whoever files. */
  signer?: string
  /** The signed paper, scanned. */
  scan?: string
}

/**
 * The applicant chose to promise: checks that the item takes promises, that they may, and that they read what they sign.
 * @param takenIn files a colleague took in before, with the draft that is continued
 * @throws cases.commitment-not-offered, cases.commitment-excluded, cases.commitment-changed,
 * cases.material-not-usable when the scan is somebody else's
 */
export async function checkedSignature(
  ctx: Ctx,
  version: ItemVersion,
  applicant: Applicant,
  given: { fingerprint: string; signer?: string; scan?: string },
  takenIn: readonly string[] = [],
): Promise<Signature> {
  const { commitment } = version.content
  if (!commitment) throw commitmentNotOffered()
  const because = await exclusionsOf(ctx, applicant)
  if (because.length > 0)
    throw commitmentExcluded({
      because: because.map(({ itemName, what, recordedOn }) => ({ itemName, what, recordedOn })),
    })
  const { text, fingerprint } = await promiseText(ctx, version, applicant)
  if (fingerprint !== given.fingerprint) throw commitmentChanged()
  if (given.scan && !takenIn.includes(given.scan) && !(await ownsFiles(ctx, [given.scan])))
    throw materialNotUsable({ reason: 'not-your-file' })
  return { text, fingerprint, commitment, signer: given.signer, scan: given.scan }
}

/** Keeps what was signed with the case: who, when, which text. */
export async function keepCommitment(ctx: Ctx, file: CaseRow, signed: Signature): Promise<void> {
  await easierTables(ctx)
    .insertInto('cases.commitment')
    .values({
      case_id: file.id,
      region_code: file.region_code,
      edition: signed.commitment.edition,
      sealed_text: ctx.vault.seal(signed.text),
      fingerprint: signed.fingerprint,
      signed_at: ctx.now,
      signed_by: ctx.actor.id,
      signer_name: signed.signer ?? ctx.actor.name,
      witness_name: signed.signer ? ctx.actor.name : null,
      scan_id: signed.scan ?? null,
    })
    .execute()
  await addToHistory(ctx, file, {
    act: 'sign-commitment',
    article: signed.commitment.basis,
    words: `${signed.signer ? `${signed.signer}当面阅读并签署，${ctx.actor.name}在场见证：` : ''}签署告知承诺书（${signed.commitment.edition}），文本指纹 ${signed.fingerprint}`,
  })
  ctx.emit(caseCommitted, aboutCase(file))
}

/** The grant on a promise brings its check, the sooner the higher the risk; who broke a promise before is a high one. */
export async function openCheck(ctx: Ctx, file: CaseRow, { commitment }: ItemContent): Promise<void> {
  if (!file.committed || !commitment) return
  const maker = { kind: file.applicant_kind, id: file.applicant_id }
  const risk = (await everBroke(ctx, maker)) ? 'high' : commitment.check.risk
  const days = commitment.check.days[risk]
  const due = lastDay(await loadCalendar(ctx), ctx.today, { days, unit: 'working-day' })
  await easierTables(ctx)
    .insertInto('cases.commitment_check')
    .values({
      case_id: file.id,
      region_code: file.region_code,
      organ_id: file.organ_id,
      mode: commitment.check.mode,
      risk,
      days,
      opened_on: ctx.today,
      due_on: due.on,
      provisional: due.provisional,
      status: 'due',
      next_on: due.on,
      findings: null,
      evidence_ids: [],
      found_on: null,
      answer_days: null,
      answer_by: null,
      sealed_statement: null,
      stated_on: null,
      correct_by: null,
      reason: null,
      basis: null,
      concluded_on: null,
      reminded_at: null,
      overdue_told_at: null,
    })
    .execute()
}
