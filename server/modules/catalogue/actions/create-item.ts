import { action } from '#kernel/action.ts'
import { tables } from '#kernel/ctx.ts'
import { checkUscc } from '#modules/identity/index.ts'
import { getOrgan } from '#modules/organs/index.ts'
import * as contract from '../contract.ts'
import { mayEdit, writerOf } from '../policy.ts'
import { parseHandlingCode, parseImplementationCode } from '../rules/codes.ts'
import { type CatalogueTables, itemFace, lockVersion } from '../store.ts'
import { versionAnswer } from '../version-answer.ts'
import { recordVersionActs } from '../version-history.ts'

/** A new item of a body, with its first draft. Nobody can apply for it before a second person publishes it. */
export const createItem = action(contract.createItem, {
  load: (ctx, { organId }) => getOrgan(ctx, organId),
  allow: (ctx, organ) => mayEdit(ctx, { organId: organ.id, regionCode: organ.regionCode }),
  subject: (_, output) => output.itemId,
  async run(ctx, { code, content }, organ) {
    const national = parseImplementationCode(code) ?? parseHandlingCode(code)
    if (national && !checkUscc(national.uscc))
      throw contract.codeMalformed({ reason: '编码前 18 位统一社会信用代码的校验位不对' })
    const item = { id: ctx.newId(), organ_id: organ.id, region_code: organ.regionCode, code, changed_at: ctx.now }
    const written = await tables<CatalogueTables>(ctx)
      .insertInto('catalogue.item')
      .values({ ...item, ...itemFace(content), status: 'draft' })
      .onConflict((conflict) => conflict.column('code').doNothing())
      .executeTakeFirst()
    if (written.numInsertedOrUpdatedRows === 0n) throw contract.codeTaken({ code })
    const versionId = ctx.newId()
    await tables<CatalogueTables>(ctx)
      .insertInto('catalogue.item_version')
      .values({
        id: versionId,
        item_id: item.id,
        no: 1,
        status: 'draft',
        content: JSON.stringify(content),
        authors: [writerOf(ctx.actor)],
        changed_at: ctx.now,
      })
      .execute()
    await recordVersionActs(ctx, [versionId], 'create')
    return versionAnswer(ctx, await lockVersion(ctx, versionId))
  },
})
