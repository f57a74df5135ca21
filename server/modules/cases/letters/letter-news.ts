/** Which news of a case becomes which letter: the reactions write it, a look before an act shows it. */
import type { z } from 'zod'
import type { Ctx } from '#kernel/ctx.ts'
import { type EventKind, on, type Reaction } from '#kernel/event.ts'
import { handOverAtOnce, tellStatement } from '../easier-reactions.ts'
import { tellUndoingNews } from '../undoing-news.ts'
import * as events from '../events.ts'
import type { LetterKind } from '../store.ts'
import { writeLetter } from './write-letter.ts'

export type LetterDue = {
  kind: LetterKind
  /** Which of the special procedures, or of the interested parties, it is about. */
  no?: number
}

type News = { event: string; letter: (payload: unknown) => LetterDue | undefined; reaction: Reaction }

/** @param then what follows once the letter is written */
function becomes<S extends z.ZodType<{ caseId: string }>>(
  event: EventKind<S>,
  reaction: string,
  letter: (news: z.output<S>) => LetterDue | undefined,
  then?: (ctx: Ctx, news: z.output<S>) => Promise<void>,
): News {
  return {
    event: event.name,
    letter: (payload) => letter(event.payload.parse(payload)),
    reaction: on(event, reaction, async (ctx, news) => {
      const due = letter(news)
      if (due) await writeLetter(ctx, news.caseId, due.kind, due.no)
      await then?.(ctx, news)
    }),
  }
}

const letterOfUndoing = { annul: 'annulment', recall: 'recall', change: 'change', cancel: 'cancellation' } as const
const letterOfCheck = { hearing: 'check-finding', correcting: 'correction-order', revoked: 'revocation' } as const

const letterNews = [
  becomes(events.correctionAsked, 'cases.write-correction-notice', () => ({ kind: 'correction' })),
  becomes(events.caseAccepted, 'cases.write-acceptance-notice', () => ({ kind: 'acceptance' })),
  becomes(events.caseNotAccepted, 'cases.write-non-acceptance', () => ({ kind: 'non-acceptance' })),
  becomes(events.procedureBegun, 'cases.write-procedure-notice', ({ no }) => ({ kind: 'special', no })),
  becomes(events.procedureProlonged, 'cases.write-prolongation', ({ no }) => ({ kind: 'prolongation', no })),
  becomes(events.hearingRightTold, 'cases.write-hearing-right', () => ({ kind: 'hearing-right' })),
  becomes(events.hearingCalled, 'cases.write-hearing-notice', () => ({ kind: 'hearing-notice' })),
  becomes(events.hearingPutOff, 'cases.write-hearing-put-off', ({ no }) => ({ kind: 'hearing-put-off', no })),
  becomes(events.partyTold, 'cases.write-interested-party', ({ no }) => ({ kind: 'interested-party', no })),
  becomes(events.caseExtended, 'cases.write-extension', () => ({ kind: 'extension' })),
  becomes(events.caseTerminated, 'cases.write-termination', () => ({ kind: 'termination' })),
  becomes(
    events.caseDecided,
    'cases.write-decision',
    ({ granted }) => ({ kind: granted ? 'grant' : 'denial' }),
    async (ctx, { caseId, granted }) => {
      if (granted) await handOverAtOnce(ctx, caseId)
    },
  ),
  becomes(events.caseDelivered, 'cases.write-delivery-receipt', () => ({ kind: 'delivery' })),
  becomes(events.caseCommitted, 'cases.write-promise', () => ({ kind: 'promise' })),
  becomes(
    events.undoingMoved,
    'cases.tell-undoing',
    ({ no, kind, turn }) => {
      if (turn === 'told') return { kind: 'undoing-notice', no }
      return turn === 'decided' ? { kind: letterOfUndoing[kind], no } : undefined
    },
    tellUndoingNews,
  ),
  becomes(
    events.checkMoved,
    'cases.tell-check',
    ({ status }) =>
      Object.hasOwn(letterOfCheck, status) ? { kind: letterOfCheck[status as keyof typeof letterOfCheck] } : undefined,
    (ctx, { caseId }) => tellStatement(ctx, caseId),
  ),
]

export const letterNewsReactions = letterNews.map(({ reaction }) => reaction)

/** The letter this news becomes, if any. */
export function letterDue(event: string, payload: unknown): LetterDue | undefined {
  return letterNews.find((news) => news.event === event)?.letter(payload)
}
