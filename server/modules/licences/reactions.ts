import { on } from '#kernel/event.ts'
import { accountsOf } from '#modules/identity/index.ts'
import { sendNotice } from '#modules/notices/index.ts'
import { gatheringContinues, licenceIssued, licenceStatusChanged } from './events.ts'
import { takePortion } from './gathering.ts'
import { noticeText } from './notice-text.ts'
import { pressPage } from './page.ts'
import { writesLetter } from './status-change.ts'
import { changesOf, findLicence, licencesTables } from './store.ts'

/** The page is made outside the grant, which holds the body's counter. */
export const pressIssued = on(licenceIssued, 'licences.press-page', (ctx, { licenceId }) => pressPage(ctx, licenceId))

/** The holder hears of every change, with its reason and its provision. */
export const tellHolder = on(licenceStatusChanged, 'licences.tell-holder', async (ctx, { licenceId, changeNo }) => {
  const licence = await findLicence(ctx, licenceId)
  const change = (await changesOf(ctx, licenceId)).find(({ no }) => no === changeNo)
  // Whoever is issued a new licence hears of that one.
  if (!licence || !change || change.act === 'supersede') return
  // What has a letter comes with it.
  if (writesLetter(licence, change.act)) return
  await sendNotice(ctx, {
    ...noticeText(licence, change),
    to: await accountsOf(ctx, { kind: licence.holder_kind, id: licence.holder_id }),
    of: { kind: licence.holder_kind, id: licence.holder_id },
    kind: 'progress',
    link: `/licences/${licenceId}`,
    about: { module: 'licences', id: licenceId },
    dedupeKey: `licences.changed:${licenceId}:${changeNo}`,
  })
})

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
