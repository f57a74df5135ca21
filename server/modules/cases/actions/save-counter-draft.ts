import { sql } from 'kysely'
import { action } from '#kernel/action.ts'
import { covers, scopeOf } from '#kernel/actor.ts'
import { notPermitted, notYours } from '#kernel/problem.ts'
import { addDays } from '#kernel/time.ts'
import { getItemToFile } from '#modules/catalogue/index.ts'
import { ownsFiles } from '#modules/documents/index.ts'
import { findApplicantBy, maskIdNumber } from '#modules/identity/index.ts'
import * as contract from '../contract.ts'
import { filesIn, lockCounterDraft } from '../counter-drafts.ts'
import { filesOfOwnForm } from '../own-form.ts'

const LARGEST = 200_000

/**
 * Keeps what was taken in at the counter so far, for any clerk of the same body. Somebody's files cannot be smuggled into
 * it: each was handed in by who saves, was in it before, or lies in the applicant's own draft it was opened from.
 */
export const saveCounterDraft = action(contract.saveCounterDraft, {
  load: (ctx, input) => getItemToFile(ctx, input.itemId, input.organId),
  allow: (ctx, version) => covers(scopeOf(ctx.actor, 'cases.receive'), version),
  async run(ctx, { id: known, revision, organId, answers, content }, version) {
    const { post } = ctx.actor
    if (!post) throw notPermitted()
    const held = known === undefined ? undefined : await lockCounterDraft(ctx, known)
    if (held && held.revision !== revision) throw contract.counterDraftChanged({ id: held.id })
    const files = filesIn(content)
    const owner = content.formId && (await findApplicantBy(ctx, content.applicant.identifier))
    const own =
      content.formId && owner ? await filesOfOwnForm(ctx, owner, { id: content.formId, itemId: version.itemId }) : []
    const added = files.filter((file) => !held?.file_ids.includes(file) && !own.includes(file))
    if (!(await ownsFiles(ctx, added))) throw notYours()
    const sealed = ctx.vault.seal(JSON.stringify(content))
    if (sealed.length > LARGEST) throw contract.counterDraftTooLarge()
    const row = {
      id: held?.id ?? ctx.newId(),
      revision: (held?.revision ?? 0) + 1,
      keptUntil: addDays(ctx.today, ctx.config.counterDraftDays),
    }
    const { kind, name, identifier } = content.applicant
    // The code of an enterprise is public.
    const masked = kind === 'person' ? maskIdNumber(identifier) : identifier
    await sql`
      insert into cases.counter_draft (id, organ_id, region_code, item_id, version_id, handling_organ_id, answers, applicant_kind,
        applicant_name, applicant_masked, sealed_content, file_ids, revision, saved_by, saved_at, kept_until)
      values (${row.id}, ${post.organId}, ${post.regionCode}, ${version.itemId}, ${version.id}, ${organId ?? null}, ${answers},
        ${kind}, ${name}, ${masked}, ${sealed}, ${files}::uuid[], ${row.revision}, ${ctx.actor.name}, ${ctx.now}, ${row.keptUntil})
      on conflict (id) do update set item_id = excluded.item_id, version_id = excluded.version_id,
        handling_organ_id = excluded.handling_organ_id, answers = excluded.answers, applicant_kind = excluded.applicant_kind,
        applicant_name = excluded.applicant_name, applicant_masked = excluded.applicant_masked,
        sealed_content = excluded.sealed_content, file_ids = excluded.file_ids, revision = excluded.revision,
        saved_by = excluded.saved_by, saved_at = excluded.saved_at, kept_until = excluded.kept_until`.execute(ctx.db)
    return row
  },
})
