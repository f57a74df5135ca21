/** A review route as it travels: BPMN text, what is wrong with it, its steps by name. */
import { z } from 'zod'

/** Room for a route of a hundred elements with its drawing. */
export const MOST_ROUTE_CHARACTERS = 200_000

export const routeXml = z.string().min(1).max(MOST_ROUTE_CHARACTERS, '流程文件太大，最多 20 万字')

/** `element`: id of the drawn element; absent when the whole route is meant. */
export const routeFault = z.object({ element: z.string().optional(), message: z.string() })
export type RouteFault = z.infer<typeof routeFault>

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

/** The drawing of a running case's route, with every step it may come to. */
export const drawnRoute = z.object({
  xml: z.string(),
  steps: z.array(z.object({ path: z.string(), name: z.string() })),
})
