import { view } from '#kernel/view.ts'
import * as contract from '../contract.ts'
import { inSituation, pathOf } from '../rules/situations.ts'
import { findPublishedHead, withContent } from '../store.ts'

/** My exact list: what applies in this situation, and the question to ask next. */
export const checklist = view(contract.checklist, {
  async look(ctx, { id, answers: text }) {
    const found = await findPublishedHead(ctx, id)
    if (!found) throw contract.itemMissing({ id })
    const { id: versionId, no: versionNo, content } = await withContent(ctx, found)
    const path = pathOf(content, contract.readAnswers(text))
    const { materials, form, fees } = inSituation(content, path.answers)
    return {
      versionId,
      versionNo,
      next: path.next,
      stop: path.stop,
      complete: !path.next && !path.stop,
      answered: path.asked.map(({ question, answer }) => ({
        key: question.key,
        text: question.text,
        option: answer.key,
        label: answer.label,
      })),
      materials,
      form,
      fees,
    }
  },
})
