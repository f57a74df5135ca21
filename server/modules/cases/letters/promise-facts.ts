import type { Ctx } from '#kernel/ctx.ts'
import { legalDateOf } from '#kernel/time.ts'
import { checkModes, type ItemContent } from '#modules/catalogue/index.ts'
import { type CommitmentRow, findCheck, findCommitment } from '../easier-store.ts'
import type { CaseRow } from '../store.ts'
import type { LetterFacts } from './letter-words.ts'

/** What the letters of a promise tell: the text as signed, and the check as it stands. */
export async function promiseFacts(
  ctx: Ctx,
  file: CaseRow,
  { commitment, materials }: ItemContent,
): Promise<Pick<LetterFacts, 'promise' | 'check'>> {
  const signed = await findCommitment(ctx, file.id)
  if (!signed || !commitment) return {}
  const check = await findCheck(ctx, file.id)
  const days = check?.days ?? commitment.check.days[commitment.check.risk]
  const names = materials.filter(({ key }) => commitment.materials.includes(key)).map(({ name }) => name)
  return {
    promise: {
      text: ctx.vault.open(signed.sealed_text),
      edition: signed.edition,
      replaces: [...names, ...commitment.conditions],
      consequence: commitment.consequence,
      basis: commitment.basis,
      check: `${checkModes[commitment.check.mode]}，决定后 ${days} 个工作日内`,
      signer: signerWords(signed),
      signedOn: legalDateOf(signed.signed_at),
      fingerprint: signed.fingerprint,
    },
    check: check && {
      findings: check.findings ?? '',
      answerBy: check.answer_by ?? undefined,
      correctBy: check.correct_by ?? undefined,
      reason: check.reason ?? '',
      basis: check.basis ?? '',
    },
  }
}

/** Who signed, and before whom if it was in person at the window. */
export const signerWords = ({ signer_name, witness_name }: CommitmentRow): string =>
  witness_name ? `${signer_name}（当面签署，窗口见证人：${witness_name}）` : signer_name
