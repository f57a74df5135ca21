/** Random sound routes for property tests, each with a second opinion on what is open after which step. */
import { fc } from '#server/properties.ts'
import type { Flow, Node, Route, RouteFacts, Task } from './rules/route-model.ts'

export { budgetDue } from './rules/budget.ts'

/** A route as a tree of blocks: sound by its making. `late`: a timer on the step by which it gives way to another. */
export type Shape =
  | { kind: 'step'; late: boolean; aside: boolean }
  | { kind: 'row' | 'together' | 'either'; parts: readonly Shape[] }
  | { kind: 'again'; part: Shape }
  | { kind: 'inside'; part: Shape }

const parts = (of: fc.Arbitrary<Shape>) => fc.array(of, { minLength: 2, maxLength: 3 })

export const shapes: fc.Arbitrary<Shape> = fc.letrec<{ shape: Shape; step: Shape }>((tie) => ({
  step: fc.record({
    kind: fc.constant('step' as const),
    late: fc.boolean(),
    aside: fc.boolean(),
  }),
  shape: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('step'),
    fc.record({
      kind: fc.constantFrom('row' as const, 'together' as const, 'either' as const),
      parts: parts(tie('shape')),
    }),
    fc.record({ kind: fc.constant('again' as const), part: tie('shape') }),
    fc.record({ kind: fc.constant('inside' as const), part: tie('shape') }),
  ),
})).shape

/** Facts that send a run its way: `pick` at choices, `again` at loops. */
export const walkFacts = (pick: number, again: boolean): RouteFacts => ({
  form: { pick, again },
  facts: { applicantKind: 'person', regionCode: '990102000000', channel: 'online', situation: {}, opinions: {} },
})

export function taskExample(id: string, over: Partial<Task> = {}): Task {
  return {
    kind: 'task',
    id,
    name: id,
    stage: 'review',
    post: { body: { kind: 'handling' }, role: 'approver' },
    budgetDays: 1,
    silence: 'record',
    ...over,
  }
}

/** The drawn route of a shape; its last step is the decision. */
export function drawn(shape: Shape): Route {
  let count = 0
  const next = (word: string) => `${word}${(count += 1)}`

  function scope(inner: Shape, closing: Node[]): Route {
    const nodes: Node[] = []
    const flows: Flow[] = []
    const add = (node: Node) => {
      nodes.push(node)
      return node.id
    }
    const link = (from: string, to: string, when?: string) => {
      flows.push({ id: next('flow'), from, to, ...(when ? { when } : {}) })
    }
    function draw(block: Shape): { first: string; last: string } {
      if (block.kind === 'step') return drawStep(block)
      if (block.kind === 'row') {
        const drawnParts = block.parts.map(draw)
        drawnParts.slice(1).forEach((part, at) => link(drawnParts[at]?.last ?? '', part.first))
        return { first: drawnParts[0]?.first ?? '', last: drawnParts.at(-1)?.last ?? '' }
      }
      if (block.kind === 'inside') {
        const id = next('sub')
        add({ kind: 'sub-process', id, name: id, inside: scope(block.part, []) })
        return { first: id, last: id }
      }
      if (block.kind === 'again') {
        const first = add({ kind: 'exclusive', id: next('back') })
        const body = draw(block.part)
        const out = next('out')
        const last = next('split')
        const merge = add({ kind: 'exclusive', id: next('on') })
        nodes.push({ kind: 'exclusive', id: last, defaultFlow: out })
        link(first, body.first)
        link(body.last, last)
        link(last, first, 'form.again')
        flows.push({ id: out, from: last, to: merge })
        return { first, last: merge }
      }
      const kind = block.kind === 'together' ? 'parallel' : 'exclusive'
      const drawnParts = block.parts.map(draw)
      const first = next('split')
      const last = add({ kind, id: next('join') })
      const defaultFlow = next('default')
      drawnParts.forEach((part, at) => {
        if (kind === 'exclusive' && at === 0) flows.push({ id: defaultFlow, from: first, to: part.first })
        else link(first, part.first, kind === 'exclusive' ? `form.pick = ${at}` : undefined)
        link(part.last, last)
      })
      nodes.push(kind === 'exclusive' ? { kind, id: first, defaultFlow } : { kind, id: first })
      return { first, last }
    }
    function drawStep({ late, aside }: Extract<Shape, { kind: 'step' }>): { first: string; last: string } {
      const id = add(taskExample(next('step')))
      if (aside) {
        const timer = add({ kind: 'timer', id: `${id}aside`, on: id, afterDays: 2, interrupting: false })
        const way = add(taskExample(`${id}besides`))
        link(timer, way)
        link(way, add({ kind: 'end', id: next('asideEnd') }))
      }
      if (!late) return { first: id, last: id }
      const timer = add({ kind: 'timer', id: `${id}late`, on: id, afterDays: 3, interrupting: true })
      const instead = add(taskExample(`${id}instead`))
      const merge = add({ kind: 'exclusive', id: next('merge') })
      link(id, merge)
      link(timer, instead)
      link(instead, merge)
      return { first: id, last: merge }
    }
    const start = add({ kind: 'start', id: next('start') })
    const body = draw(inner)
    const [decision] = closing
    const end = add({ kind: 'end', id: next('end') })
    link(start, body.first)
    if (decision) {
      add(decision)
      link(body.last, decision.id)
      link(decision.id, end)
    } else link(body.last, end)
    return { nodes, flows }
  }
  return scope(shape, [taskExample('decision', { stage: 'decision' })])
}

/** What reviewers do with steps; a case that has some is made by the module below. */
export { addSigner } from './actions/add-signer.ts'
export { answerConsultation } from './actions/answer-consultation.ts'
export { askSignatures } from './actions/ask-signatures.ts'
export { claimStep } from './actions/claim-step.ts'
export { consult } from './actions/consult.ts'
export { endDeputy } from './actions/end-deputy.ts'
export { handOverStep } from './actions/hand-over-step.ts'
export { releaseStep } from './actions/release-step.ts'
export { replaceAsked } from './actions/replace-asked.ts'
export { setDeputy } from './actions/set-deputy.ts'
export { signStep } from './actions/sign-step.ts'
export { myDeputies } from './views/my-deputies.ts'
export { urgeStep } from './actions/urge-step.ts'
