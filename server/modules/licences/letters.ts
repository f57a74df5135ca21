/**
 * Letters about a licence no case granted: what each has to tell. They are worded, numbered and sealed where the bodies keep
 * the wordings of all their letters, in the module below; here lie the facts, and the letter once it is written.
 */
import type { Ctx } from '#kernel/ctx.ts'
import { chineseDate, type SealPurpose } from '#modules/documents/index.ts'
import { intentTitles } from './contract.ts'
import { type IntentRow, intentsOf, intentTables, type LetterRow } from './intents.ts'
import { toldNews } from './intent-news.ts'
import { noticeText } from './notice-text.ts'
import { openingTold } from './receipts.ts'
import { articleOf, cancelGrounds, type IntentAct, rightToSpeak } from './rules/intent.ts'
import { provenKind } from './rules/letter-kinds.ts'
import { type ChangeRow, changesOf, findLicence, type LicenceRow } from './store.ts'

export type LicenceLetterKind =
  | 'licence-notice'
  | 'licence-suspension'
  | 'licence-withdrawal'
  | 'licence-revocation'
  | 'licence-cancellation'
  | 'licence-receipt'

const kindOfDecision = {
  suspend: 'licence-suspension',
  withdraw: 'licence-withdrawal',
  revoke: 'licence-revocation',
  cancel: 'licence-cancellation',
} as const satisfies Record<IntentAct, LicenceLetterKind>

/** @returns undefined for a kind that decides nothing */
export function actOfDecision(kind: LicenceLetterKind): IntentAct | undefined {
  return (Object.keys(kindOfDecision) as IntentAct[]).find((act) => kindOfDecision[act] === kind)
}

/** Dates are in words; what there is nothing to say of is empty. */
export type LicenceLetterFacts = {
  /** 撤销 … */
  what: string
  organName: string
  title: string
  number: string
  holderName: string
  ground: string
  article: string
  reason: string
  basis: string
  answerBy: string
  rightToSpeak: string
  /** Of a revocation the holder may ask for a hearing. */
  hearing: boolean
  /** Of a suspension: 三十 days, until when. */
  days: string
  until: string
  heard: string
  decision: string
  /** Of a receipt: what was opened, when and with which account. */
  opened?: { title: string; number: string; at: string; by: string }
}

/** A letter that is due, and the message that carries it; a receipt is carried by none. */
export type LicenceLetter = {
  kind: LicenceLetterKind
  organId: string
  licence: Pick<LicenceRow, 'id' | 'holder_id' | 'holder_kind' | 'holder_name'>
  facts: LicenceLetterFacts
  use: { act?: string; purpose: SealPurpose; by?: { id: string; name: string } }
  message?: { title: string; body: string; dedupeKey: string }
}

export type LetterDue = { licenceId: string; of: LetterRow['kind']; no: number }

/** What the letter tells. @throws Error where nothing of the kind was told or decided */
export async function licenceLetter(ctx: Ctx, { licenceId, of, no }: LetterDue): Promise<LicenceLetter> {
  const proven = provenKind(of)
  if (proven) {
    const { organId, licence, facts } = await licenceLetter(ctx, { licenceId, of: proven, no })
    const opened = await openingTold(ctx, licenceId, proven, no)
    return { kind: 'licence-receipt', organId, licence, facts: { ...facts, opened }, use: { purpose: 'receipt' } }
  }
  const licence = await findLicence(ctx, licenceId)
  const intents = await intentsOf(ctx, licenceId)
  if (licence && of === 'notice') {
    const row = intents.find((one) => one.no === no)
    if (row) return noticeOf(licence, row)
  }
  if (licence && of === 'decision') {
    const change = (await changesOf(ctx, licenceId)).find((one) => one.no === no)
    if (change)
      return decisionOf(
        licence,
        change,
        intents.findLast((one) => one.decided_as === no),
      )
  }
  throw new Error(`no ${of} ${no} of licence ${licenceId} to write a letter for`)
}

export function noticeOf(licence: LicenceRow, row: IntentRow): LicenceLetter {
  return {
    kind: 'licence-notice',
    organId: licence.organ_id,
    licence,
    facts: {
      ...factsOf(licence, row.act, row),
      reason: row.reason,
      basis: row.basis,
      answerBy: chineseDate(row.answer_by),
      days: row.days ? String(row.days) : '',
    },
    use: { act: `告知拟${intentTitles[row.act]}`, purpose: 'notice' },
    message: toldNews(licence, row),
  }
}

/** @param row absent: struck off on a ground that only follows from what others have established */
function decisionOf(licence: LicenceRow, change: ChangeRow, row: IntentRow | undefined): LicenceLetter {
  const act = change.act as IntentAct
  return {
    kind: kindOfDecision[act],
    organId: licence.organ_id,
    licence,
    facts: {
      ...factsOf(licence, act, row),
      reason: change.reason,
      basis: change.basis,
      days: row?.days ? String(row.days) : '',
      until: act === 'suspend' && licence.suspended_until ? chineseDate(licence.suspended_until) : '',
      heard: heard(row),
      decision: row?.decision ?? '',
    },
    use: {
      act: intentTitles[act],
      purpose: 'decision',
      by: { id: change.actor_id, name: change.actor_name },
    },
    message: {
      ...noticeText(licence, change),
      dedupeKey: `licences.changed:${licence.id}:${change.no}`,
    },
  }
}

function factsOf(licence: LicenceRow, act: IntentAct, row: IntentRow | undefined): LicenceLetterFacts {
  return {
    what: intentTitles[act],
    organName: licence.organ_name,
    title: licence.title,
    number: licence.number,
    holderName: licence.holder_name,
    ground: row?.ground ? cancelGrounds[row.ground].title : '',
    article: articleOf(act, row?.ground ?? undefined),
    reason: '',
    basis: '',
    answerBy: '',
    rightToSpeak: rightToSpeak(act),
    hearing: act === 'revoke',
    days: '',
    until: '',
    heard: '',
    decision: '',
  }
}

export function heard(row: IntentRow | undefined): string {
  if (!row) return '依法办理注销手续，不需要另行听取意见'
  if (row.stated_on) return `您（单位）于${chineseDate(row.stated_on)}陈述、申辩，本机关已经听取并复核`
  return `您（单位）在${chineseDate(row.answer_by)}前没有陈述、申辩`
}

export async function isLetterWritten(ctx: Ctx, { licenceId, of, no }: LetterDue): Promise<boolean> {
  const written = await intentTables(ctx)
    .selectFrom('licences.letter')
    .select('id')
    .where('licence_id', '=', licenceId)
    .where('kind', '=', of)
    .where('no', '=', no)
    .executeTakeFirst()
  return written !== undefined
}

type Written = Pick<LetterRow, 'id' | 'title' | 'number' | 'document_id' | 'file_id' | 'template_id'>

/** The letter is written: its licence knows of it. */
export async function keepLetter(ctx: Ctx, { licenceId, of, no }: LetterDue, written: Written): Promise<void> {
  const licence = await findLicence(ctx, licenceId)
  await intentTables(ctx)
    .insertInto('licences.letter')
    .values({
      ...written,
      licence_id: licenceId,
      organ_id: licence!.organ_id,
      kind: of,
      no,
      issued_at: ctx.now,
    })
    .execute()
}

export type Service = { way: 'counter' | 'post'; receivedBy?: string; tracking?: string }

/**
 * A letter nobody opened is handed over or posted. @returns undefined where there is no such letter, false where it has
 * arrived already
 */
export async function serveLicenceLetter(
  ctx: Ctx,
  licenceId: string,
  letterId: string,
  { way, receivedBy, tracking }: Service,
): Promise<boolean | undefined> {
  const tables = intentTables(ctx)
  const letter = await tables
    .selectFrom('licences.letter')
    .selectAll()
    .where('id', '=', letterId)
    .where('licence_id', '=', licenceId)
    .where('kind', 'in', ['notice', 'decision'])
    .forUpdate()
    .executeTakeFirst()
  if (!letter) return undefined
  if (letter.opened_at ?? letter.served_at) return false
  await tables
    .updateTable('licences.letter')
    .set({
      served_at: ctx.now,
      served_way: way,
      served_to: receivedBy ?? null,
      served_tracking: tracking ?? null,
      served_by_name: ctx.actor.name,
    })
    .where('id', '=', letterId)
    .execute()
  return true
}
