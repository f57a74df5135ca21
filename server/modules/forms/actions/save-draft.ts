import { action } from '#kernel/action.ts'
import { tables } from '#kernel/ctx.ts'
import { readableCode } from '#kernel/id.ts'
import { getPublishedItem } from '#modules/catalogue/index.ts'
import { applicantOf } from '#modules/identity/index.ts'
import { sql } from 'kysely'
import * as contract from '../contract.ts'
import { requireNotHandedIn } from '../forms-on-paper.ts'
import { DRAWN_LETTERS, formCodeFrom } from '../rules/form-code.ts'
import { type DraftTables, findDraft, sealAnswers } from '../store.ts'

const LARGEST = 200_000

/**
 * Saves what has been typed so far, right or not. A save that did not start from the last one is refused with that one,
 * so that two devices do not overwrite each other unseen. A draft keeps the version it was begun on until its applicant
 * goes on with the form of the one in force.
 */
export const saveDraft = action(contract.saveDraft, {
  load: (ctx) => applicantOf(ctx),
  async run(ctx, { itemId, revision, values, materials, situation, versionId, step }, applicant) {
    const answers = sealAnswers(ctx, values)
    if (answers.length > LARGEST) throw contract.draftTooLarge()
    const saved = {
      revision: revision + 1,
      answers,
      materials: JSON.stringify(materials),
      situation: JSON.stringify(situation),
      step,
      saved_at: ctx.now,
    }
    const formCode = formCodeFrom(readableCode(DRAWN_LETTERS))
    const db = tables<WritableDrafts>(ctx)
    const written =
      revision === 0
        ? await db
            .insertInto('forms.draft')
            .values({
              ...saved,
              id: ctx.newId(),
              applicant_kind: applicant.kind,
              applicant_id: applicant.id,
              item_id: itemId,
              version_id: (await getPublishedItem(ctx, itemId)).id,
              form_code: formCode,
            })
            .onConflict((conflict) => conflict.doNothing())
            .returning('id')
            .executeTakeFirst()
        : await db
            .updateTable('forms.draft')
            .set({ ...saved, version_id: seenVersion(itemId, versionId), form_code: keptOr(formCode) })
            .where('applicant_kind', '=', applicant.kind)
            .where('applicant_id', '=', applicant.id)
            .where('item_id', '=', itemId)
            .where('revision', '=', revision)
            .returning('id')
            .executeTakeFirst()
    const draft = await findDraft(ctx, applicant, { itemId })
    if (!draft) {
      await requireNotHandedIn(ctx, applicant, { itemId })
      throw contract.draftMissing({ itemId })
    }
    if (!written) throw contract.draftConflict({ draft })
    return draft
  },
})

/** The version the applicant has before them, if it is in force; otherwise the draft's own. */
const seenVersion = (itemId: string, versionId: string | undefined) =>
  sql<string>`coalesce((select i.published_version_id from catalogue.v_item i
    where i.id = ${itemId} and i.published_version_id = ${versionId ?? null}::uuid), version_id)`

/** A draft has one code for as long as it lasts: the sheet printed first is as good as the last. */
const keptOr = (formCode: string) => sql<string>`coalesce(form_code, ${formCode})`

type WrittenElsewhere = 'materials' | 'situation' | 'opened_at' | 'opened_at_place'
type WritableDrafts = {
  'forms.draft': Omit<DraftTables['forms.draft'], WrittenElsewhere> & { materials: string; situation: string }
}
