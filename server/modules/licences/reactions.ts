import type { Ctx } from '#kernel/ctx.ts'
import { on } from '#kernel/event.ts'
import { legalDateOf } from '#kernel/time.ts'
import { accountsOf } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { gatheringContinues, licenceIssued, licenceStatusChanged } from './events.ts'
import { takePortion } from './gathering.ts'
import { intentsOf } from './intents.ts'
import { attached, decisionOf, writeLetter } from './letters.ts'
import { noticeText } from './notice-text.ts'
import { pressPage } from './page.ts'
import { intentActs } from './rules/intent.ts'
import { type ChangeRow, changesOf, findLicence, type LicenceRow, licencesTables } from './store.ts'

/** The page is made outside the grant, which holds the body's counter. */
export const pressIssued = on(licenceIssued, 'licences.press-page', (ctx, { licenceId }) => pressPage(ctx, licenceId))

/** The holder hears of every change, with its reason and its provision. */
export const tellHolder = on(licenceStatusChanged, 'licences.tell-holder', async (ctx, { licenceId, changeNo }) => {
  const licence = await findLicence(ctx, licenceId)
  const change = (await changesOf(ctx, licenceId)).find(({ no }) => no === changeNo)
  // Whoever is issued a new licence hears of that one.
  if (!licence || !change || change.act === 'supersede') return
  const letter = await decisionLetter(ctx, licence, change)
  await sendNotice(ctx, {
    ...noticeText(licence, change),
    to: await accountsOf(ctx, { kind: licence.holder_kind, id: licence.holder_id }),
    of: { kind: licence.holder_kind, id: licence.holder_id },
    kind: letter ? 'letter' : 'progress',
    attachments: letter && attached(letter),
    link: `/licences/${licenceId}`,
    about: { module: 'licences', id: licenceId },
    dedupeKey: `licences.changed:${licenceId}:${changeNo}`,
  })
})

/** Of what was decided here; what a case decided has its letter there. */
async function decisionLetter(ctx: Ctx, licence: LicenceRow, change: ChangeRow) {
  if (!(intentActs as readonly string[]).includes(change.act)) return undefined
  if (licence.case_id && change.act !== 'revoke') return undefined
  const told = (await intentsOf(ctx, licence.id)).findLast(
    ({ act, status, ended_on }) => act === change.act && status === 'decided' && ended_on === legalDateOf(change.at),
  )
  const by = { id: change.actor_id, name: change.actor_name }
  const at = { kind: 'decision', no: change.no } as const
  return writeLetter(ctx, licence, at, { text: decisionOf(licence, change, told), by })
}

/** A gathered list is written portion by portion, each in a transaction of its own. */
export const workThroughGathering = on(
  gatheringContinues,
  'licences.work-through-gathering',
  async (ctx, { gatheringId }) => {
    if (await takePortion(ctx, gatheringId)) ctx.emit(gatheringContinues, { gatheringId })
  },
  async (ctx, { gatheringId }, { dead }) => {
    if (!dead) return
    await licencesTables(ctx)
      .updateTable('licences.gathering')
      .set({ stopped_at: ctx.now })
      .where('id', '=', gatheringId)
      .execute()
  },
)
