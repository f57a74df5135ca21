/** Issuing: number, identifier and register in the transaction of the grant: no grant without its licence. Its page follows. */
import type { Ctx } from '#kernel/ctx.ts'
import { together } from '#kernel/db.ts'
import { holderFields, nextNumber, type SealUse } from '#modules/documents/index.ts'
import { getApplicant, openApplicant } from '#modules/identity/index.ts'
import { getOrgan, type Organ } from '#modules/organs/index.ts'
import { type FaceRow, supersedesNothing } from './contract.ts'
import { licenceIssued } from './events.ts'
import type { Holder } from './find.ts'
import { faceVersions } from './faces.ts'
import { getType, typeCodeInIdentifier } from './licence-types.ts'
import { identifierOf, readIdentifier } from './rules/identifier.ts'
import { rowOf } from './rules/licence-status.ts'
import { registerPage } from './page.ts'
import { changeStatus } from './status-change.ts'
import { holderFingerprint, type LicenceRow, licencesTables, lockLicence, sealFace } from './store.ts'

export type LicenceWish = {
  /** Absent: recorded from a register, not granted here. */
  caseId?: string
  typeKey: string
  holder: Holder
  /** The body that grants, signs and answers for it. */
  organId: string
  /** What the type asks the face to say, beside holder, number and validity. */
  face: readonly FaceRow[]
  validFrom: string
  /** Last day; absent: without end. */
  validTo?: string
  /** The result as the item calls it. */
  itemName: string
  /** Who wanted it and under which delegation, for the log of the seal. */
  use?: SealUse
  /** Of a licence issued before, on paper or in another system; absent: the body's next. */
  number?: string
  /** JPEG or PNG of the holder, for a face that has a place for it. */
  photoFileId?: string
  /** The licence this one takes the place of (变更、延续、补发): it keeps its number and counts one version up. */
  supersedes?: string
}

export type IssuedLicence = { id: string; number: string; identifier: string; documentId: string }

/**
 * Issues a licence. The body's counter of the year is held until the transaction ends, so that numbers have no gaps;
 * therefore the page, some 25 ms of work, is made by a reaction right after.
 * @throws typeUnknown, supersedesNothing, and `documents.character-not-printable`
 */
export async function issueLicence(ctx: Ctx, wish: LicenceWish): Promise<IssuedLicence> {
  const [type, organ, shown, holder, template, old] = await together(
    getType(ctx, wish.typeKey),
    getOrgan(ctx, wish.organId),
    getApplicant(ctx, wish.holder),
    openApplicant(ctx, wish.holder),
    faceVersions.inForce(ctx, { type_key: wish.typeKey }),
    wish.supersedes === undefined ? Promise.resolve(undefined) : replaceable(ctx, wish.supersedes, wish),
  )
  const { number, serial } = old ? numberOf(old) : await freshNumber(ctx, organ, wish.number)
  const version = old ? old.version + 1 : 1
  const identifier = identifierOf({ type: typeCodeInIdentifier(type), issuer: issuerOf(organ), serial, version })
  const face = faceOf(wish, { ...holder, masked: shown.identifierMasked })
  const row = {
    id: ctx.newId(),
    region_code: organ.regionCode,
    organ_id: organ.id,
    organ_name: organ.name,
    type_key: type.key,
    title: type.title,
    item_name: wish.itemName,
    number,
    identifier,
    version,
    holder_kind: wish.holder.kind,
    holder_id: wish.holder.id,
    holder_name: holder.name,
    holder_masked: shown.identifierMasked,
    holder_fingerprint: holderFingerprint(ctx, holder.identifier),
    status: 'valid' as const,
    valid_from: wish.validFrom,
    valid_to: wish.validTo ?? null,
    issued_at: ctx.now,
    case_id: wish.caseId ?? null,
    sealed_face: sealFace(ctx, face),
    superseded_by: null,
    renewal_reminded_on: null,
    face_template_id: template?.id ?? null,
    photo_file_id: wish.photoFileId ?? null,
    changes: 0,
  }
  const { documentId } = await registerPage(ctx, row, wish.use)
  await licencesTables(ctx)
    .insertInto('licences.licence')
    .values({ ...row, document_id: documentId })
    .execute()
  if (old) {
    const reason = `已换发第 ${String(version).padStart(3, '0')} 版`
    await changeStatus(ctx, old, 'supersede', { reason, basis: rowOf('supersede').article }, row.id)
  }
  const about = { licenceId: row.id, typeKey: type.key, organId: organ.id, regionCode: organ.regionCode }
  ctx.emit(licenceIssued, { ...about, caseId: wish.caseId, supersedes: wish.supersedes })
  return { id: row.id, number, identifier, documentId }
}

/** The licence to be replaced, locked. */
async function replaceable(ctx: Ctx, id: string, wish: LicenceWish): Promise<LicenceRow> {
  const old = await lockLicence(ctx, id)
  const same =
    old.holder_kind === wish.holder.kind &&
    old.holder_id === wish.holder.id &&
    old.type_key === wish.typeKey &&
    old.organ_id === wish.organId
  if (!same || !rowOf('supersede').from.includes(old.status)) throw supersedesNothing({ licenceId: id })
  return old
}

type Numbered = { number: string; serial: string }

function numberOf(old: LicenceRow): Numbered {
  return { number: old.number, serial: readIdentifier(old.identifier)!.serial }
}

/** 示市监证〔2026〕17号, by body and year. */
async function freshNumber(ctx: Ctx, organ: Organ, given?: string): Promise<Numbered> {
  const year = Number(ctx.today.slice(0, 4))
  const { number, serial } = await nextNumber(ctx, {
    organId: organ.id,
    year,
    // What was numbered elsewhere must not leave gaps in the body's own numbers.
    kind: given === undefined ? 'licences' : 'licences-gathered',
    word: `${organ.letterWord}证`,
  })
  const counted = given === undefined ? '' : 'G'
  return {
    number: given ?? number,
    serial: `${year}${counted}${String(serial).padStart(7, '0')}${organ.uscc ? '' : tailOf(organ.id)}`,
  }
}

/** A body without a USCC is written as its county, as other platforms do. */
function issuerOf(organ: Organ): string {
  return organ.uscc ?? organ.regionCode.slice(0, 6)
}

/** Keeps the serials of two bodies apart that are both written as their county. */
function tailOf(organId: string): string {
  return organId.slice(-8).toUpperCase()
}

type Named = { name: string; identifier: string; masked: string }

/**
 * Whose licence it is, then what the item asks. A person's number is masked: the page lies in the file store and is
 * passed on, and who must know the number asks the holder (个人信息保护法 art. 6).
 */
function faceOf({ holder, face }: LicenceWish, { name, identifier, masked }: Named): FaceRow[] {
  const [nameLabel, numberLabel] = holderFields[holder.kind]
  const whose = [
    { label: nameLabel, text: name },
    { label: numberLabel, text: holder.kind === 'person' ? masked : identifier },
  ]
  const said = new Set([name, identifier, ''])
  return [...whose, ...face.filter(({ text }) => !said.has(text.trim()))]
}
