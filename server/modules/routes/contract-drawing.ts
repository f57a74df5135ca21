/** A review route as it travels: BPMN text, what is wrong with it, its steps by name. */
import { z } from 'zod'

/** Room for a route of a hundred elements with its drawing. */
export const MOST_ROUTE_CHARACTERS = 200_000

export const routeXml = z.string().min(1).max(MOST_ROUTE_CHARACTERS, '流程文件太大，最多 20 万字')

/** `element`: id of the drawn element; absent when the whole route is meant. */
export const routeFault = z.object({ element: z.string().optional(), message: z.string() })
export type RouteFault = z.infer<typeof routeFault>

export const bodyKinds = {
  handling: '承办部门',
  principal: '委托部门',
  named: '指定部门',
  level: '按层级和机关代字',
} as const
export const stepRoles = { approver: '审批岗', 'department-head': '负责人', 'window-clerk': '窗口岗' } as const
export const stages = { review: '审查', decision: '决定' } as const
export const silences = { record: '记录', agree: '视为同意' } as const

/** One step in words, for lists beside the drawing and for comparing two versions. */
export const routeStep = z.object({
  path: z.string(),
  name: z.string(),
  stage: z.enum(['review', 'decision']),
  /** Whose post does it: 「承办部门的审批岗」. */
  who: z.string(),
  budgetDays: z.number().int(),
})
export type RouteStep = z.infer<typeof routeStep>
