/** Letters that are looked at and not sent: a wording being written, or what an act would send. */
import type { Ctx } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import { type Letter, previewLetter } from '#modules/documents/index.ts'
import { licenceLetterTrial } from '#modules/licences/index.ts'
import type { Organ } from '#modules/organs/index.ts'
import { type ReadableLetter, type TemplateBlock, type TemplateFault, templateFaulty } from '../contract-letters.ts'
import { maySee } from '../policy.ts'
import { faultsOf } from '../rules/letter-template.ts'
import { findCaseByNumber, type LetterKind } from '../store.ts'
import { factsFor } from './letter-facts.ts'
import { letterText } from './letter-texts.ts'
import { licenceSample } from './licence-letters.ts'
import { isLicenceKind, licenceText, type SampleLetter, sampleText, type WordedKind, wordsOf } from './worded-kinds.ts'
import { addresseeOf, type LetterFacts } from './letter-words.ts'

/** Stands where the number will be: a letter gets it when it is sent, and only then. */
export const UNNUMBERED = '待编号'

/** @throws templateFaulty, documents.character-not-printable */
export async function requireSound(
  ctx: Ctx,
  organ: Organ,
  kind: WordedKind,
  blocks: readonly TemplateBlock[],
): Promise<void> {
  const faults = faultsOf(blocks, wordsOf(kind))
  if (faults.length > 0) throw templateFaulty({ faults })
  await previewLetter(ctx, sampleReadable(ctx, organ, kind, blocks))
}

export type Trial = { blocks: readonly TemplateBlock[]; caseNumber?: string; licenceNumber?: string }

export async function tried(
  ctx: Ctx,
  organ: Organ,
  kind: WordedKind,
  { blocks, caseNumber, licenceNumber }: Trial,
): Promise<{ faults: TemplateFault[]; letter?: ReadableLetter }> {
  const faults = faultsOf(blocks, wordsOf(kind))
  if (faults.length > 0) return { faults }
  if (isLicenceKind(kind) && licenceNumber) {
    const told = await licenceLetterTrial(ctx, { organId: organ.id, number: licenceNumber, kind })
    const facts = { ...licenceSample(kind), ...told, organName: organ.name }
    return { faults, letter: laidOut(ctx, organ, licenceText(kind, facts, blocks)) }
  }
  if (!caseNumber || isLicenceKind(kind)) return { faults, letter: sampleReadable(ctx, organ, kind, blocks) }
  const facts = await factsOfCase(ctx, organ, kind, caseNumber)
  return { faults, letter: readable(ctx, organ, kind, { ...facts, organName: organ.name }, blocks) }
}

export function sampleReadable(
  ctx: Ctx,
  organ: Organ,
  kind: WordedKind,
  blocks: readonly TemplateBlock[],
): ReadableLetter & Letter {
  return laidOut(ctx, organ, sampleText(kind, organ.name, blocks))
}

function laidOut(ctx: Ctx, organ: Organ, { word: _, ...text }: SampleLetter): ReadableLetter & Letter {
  return { ...text, organName: organ.name, number: UNNUMBERED, issuedOn: ctx.today }
}

/** @throws notFound also where the actor may not see the case */
async function factsOfCase(ctx: Ctx, organ: Organ, kind: LetterKind, number: string): Promise<LetterFacts> {
  const file = await findCaseByNumber(ctx, number)
  if (!file || !maySee(ctx.actor, file)) throw notFound({ number })
  return factsFor(ctx, file, kind, 1, organ.name)
}

export function readable(
  ctx: Ctx,
  organ: Organ,
  kind: LetterKind,
  facts: LetterFacts,
  blocks?: readonly TemplateBlock[],
): ReadableLetter & Letter {
  const { title, body, remedies } = letterText(kind, facts, blocks)
  return {
    organName: organ.name,
    title,
    number: UNNUMBERED,
    addressee: addresseeOf(facts),
    body,
    remedies,
    issuedOn: ctx.today,
  }
}
