/** The review route of a version while it is drawn: checked before it is saved, begun from the usual one or from a file. */
import { id, route } from '#kernel/contract.ts'
import { routeFault, routeStep, routeXml } from '#modules/routes/contract.ts'
import { z } from 'zod'
import { itemMissing } from './contract-refusals.ts'
import { limit } from './item-content.ts'

/** Of the draft as it stands on the screen, saved or not. */
const drawnFor = {
  id,
  /** Keys of the form's fields. */
  fields: z.array(z.string().max(80)).max(500),
}

export const routeCheck = route({
  name: 'catalogue.route-check',
  method: 'POST',
  path: '/api/catalogue/versions/:id/route/check',
  summary: '检查审批流程能否运行',
  permission: 'catalogue.edit',
  input: z.object({
    ...drawnFor,
    /** Keys of the situation questions. */
    situations: z.array(z.string().max(80)).max(100),
    promised: limit.pick({ days: true, unit: true }),
    xml: routeXml,
  }),
  output: z.object({ faults: z.array(routeFault), steps: z.array(routeStep) }),
  refusals: [itemMissing],
})

/** The route an item has that draws none, to begin a drawing from. */
export const usualRoute = route({
  name: 'catalogue.usual-route',
  method: 'GET',
  path: '/api/catalogue/versions/:id/route/usual',
  summary: '查看未画流程时采用的默认流程',
  permission: 'catalogue.edit',
  input: z.object({ id }),
  output: z.object({ xml: routeXml }),
  refusals: [itemMissing],
})

/** A BPMN file of another engine: what of it can be used, and what was not taken. */
export const routeFromFile = route({
  name: 'catalogue.route-from-file',
  method: 'POST',
  path: '/api/catalogue/versions/:id/route/from-file',
  summary: '读取其他系统的 BPMN 流程文件',
  permission: 'catalogue.edit',
  input: z.object({ ...drawnFor, xml: z.string().max(400_000, '流程文件太大') }),
  output: z.object({
    /** Absent when the file is no BPMN. */
    xml: routeXml.optional(),
    notes: z.array(routeFault),
  }),
  refusals: [itemMissing],
})
