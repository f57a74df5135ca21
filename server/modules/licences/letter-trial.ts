/** A licence there is, to try a wording with. */
import type { Ctx } from '#kernel/ctx.ts'
import { notFound } from '#kernel/problem.ts'
import { intentsOf, intentTables } from './intents.ts'
import {
  actOfDecision,
  heard,
  type LetterDue,
  licenceLetter,
  type LicenceLetterFacts,
  type LicenceLetterKind,
  noticeOf,
} from './letters.ts'
import { maySee } from './policy.ts'
import { receiptOf } from './rules/letter-kinds.ts'
import { changesOf, type LicenceRow, licencesTables } from './store.ts'

type Asked = { organId: string; number: string; kind: LicenceLetterKind }

/**
 * What the letter would tell of this licence of the body's: the latest of its kind, or, where none was told or decided yet, what
 * is known without it.
 * @throws notFound also where the actor may not see the licence
 */
export async function licenceLetterTrial(
  ctx: Ctx,
  { organId, number, kind }: Asked,
): Promise<Partial<LicenceLetterFacts>> {
  const licence = await licencesTables(ctx)
    .selectFrom('licences.licence')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('number', '=', number)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!licence || !maySee(ctx.actor, licence)) throw notFound({ number })
  const due = await latestOf(ctx, licence.id, kind)
  if (due) return (await licenceLetter(ctx, due)).facts
  const act = actOfDecision(kind)
  const told = act && (await intentsOf(ctx, licence.id)).findLast((one) => one.act === act)
  return told ? { ...noticeOf(licence, told).facts, heard: heard(told) } : known(licence)
}

const known = ({ organ_name, title, number, holder_name }: LicenceRow): Partial<LicenceLetterFacts> => ({
  organName: organ_name,
  title,
  number,
  holderName: holder_name,
})

async function latestOf(ctx: Ctx, licenceId: string, kind: LicenceLetterKind): Promise<LetterDue | undefined> {
  if (kind === 'licence-notice') {
    const no = (await intentsOf(ctx, licenceId)).at(-1)?.no
    return no === undefined ? undefined : { licenceId, of: 'notice', no }
  }
  const act = actOfDecision(kind)
  if (act) {
    const no = (await changesOf(ctx, licenceId)).findLast((one) => one.act === act)?.no
    return no === undefined ? undefined : { licenceId, of: 'decision', no }
  }
  const opened = await intentTables(ctx)
    .selectFrom('licences.letter')
    .select(['kind', 'no'])
    .where('licence_id', '=', licenceId)
    .where('kind', 'in', ['notice', 'decision'])
    .where('opened_at', 'is not', null)
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const of = opened && receiptOf(opened.kind)
  return of && { licenceId, of, no: opened.no }
}
