/** Routes of so many review steps in a row, as an editor would draw them. */
import { type Route, writeRoute } from '#modules/routes/index.ts'
import type { RouteFacts } from '#modules/routes/rules/route-model.ts'

const post = { body: { kind: 'handling' as const }, role: 'approver' as const }
const step = (id: string, name: string, stage: 'review' | 'decision') => ({
  kind: 'task' as const,
  id,
  name,
  stage,
  post,
  budgetDays: 1,
  silence: 'record' as const,
})

export function routeOf(reviews: number): Route {
  const names = Array.from({ length: reviews }, (_, at) => `review${at + 1}`)
  const path = ['start', ...names, 'decision', 'end']
  return {
    nodes: [
      { kind: 'start', id: 'start' },
      ...names.map((id, at) => step(id, `第${at + 1}次审查`, 'review')),
      step('decision', '决定', 'decision'),
      { kind: 'end', id: 'end' },
    ],
    flows: path.slice(1).map((to, at) => ({ id: `f${at}`, from: path[at]!, to })),
  }
}

export const drawnRoute = (reviews: number): Promise<string> => writeRoute(routeOf(reviews))

/** What a route without conditions is told of a case. */
export const plainFacts: RouteFacts = {
  form: {},
  facts: { applicantKind: 'person', regionCode: '990102000000', channel: 'online', situation: {}, opinions: {} },
}
