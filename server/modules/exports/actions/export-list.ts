import { action } from '#kernel/action.ts'
import { holds } from '#kernel/actor.ts'
import { notPermitted } from '#kernel/problem.ts'
import { beginExport } from '../asking.ts'
import * as contract from '../contract.ts'
import { portionDue } from '../events.ts'
import { listNamed, pageOfList } from '../listed.ts'

/** Begins to write a list as a file, for whoever may read it; its reach is that of the moment it is asked for. */
export const exportList = action(contract.exportList, {
  async run(ctx, { list, format, filter }) {
    const view = listNamed(ctx, list)
    const word = view.route.permission
    if (!holds(ctx.actor, word)) throw notPermitted()
    // What the list refuses to show is refused here, before anything is written.
    await pageOfList(ctx, view, filter, 1)
    const title = `${view.asFile.title} ${ctx.today}`
    const asked = { list, format, title, filter, word, organIds: [], asAsker: true }
    const { exportId } = await beginExport(ctx, asked)
    ctx.emit(portionDue, { exportId })
    ctx.note({ list })
    return { exportId }
  },
  subject: (_input, { exportId }) => exportId,
})
