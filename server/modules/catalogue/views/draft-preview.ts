import { view } from '#kernel/view.ts'
import { tables } from '#kernel/ctx.ts'
import * as contract from '../contract.ts'
import { mayEdit } from '../policy.ts'
import { addedByOption, situationFaults } from '../rules/situation-soundness.ts'
import { everyPath, inSituation, pathOf } from '../rules/situations.ts'
import { type CatalogueTables, findVersionHead, withContent } from '../store.ts'

/** The guide's questions and lists as this version would have them, before anybody publishes it. */
export const draftPreview = view(contract.draftPreview, {
  async look(ctx, { id, answers }) {
    const head = await findVersionHead(ctx, id)
    if (!head || !mayEdit(ctx, head)) throw contract.itemMissing({ id })
    const { content } = await withContent(ctx, head)
    const { revision } = await tables<CatalogueTables>(ctx)
      .selectFrom('catalogue.item_version')
      .select('revision')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const path = pathOf(content, contract.readAnswers(answers))
    const { materials, form, fees } = inSituation(content, path.answers)
    // Of a tree with faults not every path ends, so nothing can be said about all of them.
    const whole = situationFaults(content).length === 0
    return {
      revision,
      asked: path.asked.map(({ question, answer }) => ({ question, option: answer.key })),
      next: path.next,
      stop: path.stop,
      skipped: path.skipped.map((one) => one.text),
      materials,
      form,
      fees,
      paths: whole ? everyPath(content).filter((one) => !one.stop).length : undefined,
      added: whole ? addedByOption(content) : [],
    }
  },
})
