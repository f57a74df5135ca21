import { action } from '#kernel/action.ts'
import { notYours } from '#kernel/problem.ts'
import { getOrgan } from '#modules/organs/index.ts'
import { importUnreadable } from '#modules/catalogue/index.ts'
import * as contract from '../contract-gathering.ts'
import { type GatheringRow, mayGather, stageRows } from '../gathering.ts'
import { stateOfGathering } from '../gathering-state.ts'
import { typeOfFace } from '../faces.ts'
import { licencesTables } from '../store.ts'

/** Takes a list in and judges every row. No licence is touched. */
export const stageGathering = action(contract.stageGathering, {
  subject: (_, output) => output.id,
  async run(ctx, { organId, typeKey, source, name, content }) {
    if (!(await mayGather(ctx, organId))) throw notYours()
    await typeOfFace(ctx, { key: typeKey })
    const job: GatheringRow = {
      id: ctx.newId(),
      organ_id: organId,
      organ_name: (await getOrgan(ctx, organId)).name,
      type_key: typeKey,
      source,
      file_name: name,
      status: 'judged',
      rows: 0,
      made_by: ctx.actor.subjectId ?? ctx.actor.id,
      made_by_name: ctx.actor.name,
      made_at: ctx.now,
      stopped_at: null,
    }
    const db = licencesTables(ctx)
    await db.insertInto('licences.gathering').values(job).execute()
    const rows = await stageRows(ctx, job, content)
    if (rows === 0) throw importUnreadable({ reason: '清单里没有证照' })
    await db.updateTable('licences.gathering').set({ rows }).where('id', '=', job.id).execute()
    ctx.note({ rows, typeKey })
    return stateOfGathering(ctx, { ...job, rows })
  },
})
