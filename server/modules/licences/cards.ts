/** Licences as the holder, the body's staff and a stranger see them. */
import type { Ctx } from '#kernel/ctx.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { issuedFor, verifyUrlOf } from '#modules/documents/index.ts'
import { maskName } from '#modules/identity/index.ts'
import { type LicenceCard, type myLicence, standingTitles, type verifyLicence } from './contract.ts'
import { standingToday } from './find.ts'
import { heardFirst } from './intents.ts'
import { type LicenceAct, rowOf } from './rules/licence-status.ts'
import { type ChangeRow, changesOf, type LicenceRow, openFace } from './store.ts'

type Shown = Omit<OutputOf<typeof verifyLicence>, 'issuedAt' | 'change' | 'newVersion'>

export function cardOf(ctx: Ctx, row: LicenceRow): LicenceCard {
  return {
    id: row.id,
    typeKey: row.type_key,
    title: row.title,
    number: row.number,
    organName: row.organ_name,
    holderKind: row.holder_kind,
    holderName: row.holder_name,
    ...standing(ctx, row),
  }
}

/** The whole licence, for its holder and for the body. */
export async function pageOf(ctx: Ctx, row: LicenceRow): Promise<Omit<OutputOf<typeof myLicence>, 'can'>> {
  const [document] = await issuedFor(ctx, { module: 'licences', id: row.id })
  const { verifyCode, fileId } = document!
  return {
    ...cardOf(ctx, row),
    identifier: row.identifier,
    version: row.version,
    holderMasked: row.holder_masked,
    issuedAt: row.issued_at.toISOString(),
    face: openFace(ctx, row),
    hasPage: fileId !== undefined,
    verifyCode,
    verifyUrl: verifyUrlOf(ctx, verifyCode),
    suspendedUntil: row.status === 'suspended' ? (row.suspended_until ?? undefined) : undefined,
    changes: (await changesOf(ctx, row.id)).map(changeOf),
    ...(await heardFirst(ctx, row)),
  }
}

/** To a stranger: what is public, and of a person no more than tells them from another. */
export function shownOf(ctx: Ctx, row: LicenceRow): Shown {
  const person = row.holder_kind === 'person'
  return {
    title: row.title,
    number: row.number,
    identifier: row.identifier,
    organName: row.organ_name,
    holderKind: row.holder_kind,
    holder: person ? maskName(row.holder_name) : row.holder_name,
    holderMasked: row.holder_masked,
    face: person ? [] : openFace(ctx, row),
    ...standing(ctx, row),
    checkedAt: ctx.now.toISOString(),
  }
}

export function changeOf({ act, at, reason, basis }: ChangeRow) {
  return { act, title: rowOf(act as LicenceAct).title, at: at.toISOString(), reason, basis }
}

function standing(ctx: Ctx, row: LicenceRow) {
  const status = standingToday(ctx, row)
  return {
    status,
    statusTitle: standingTitles[status],
    validFrom: row.valid_from,
    validTo: row.valid_to ?? undefined,
  }
}
