/** Cases reviewed by several bodies at once, for tests. */
import type { Actor } from '#kernel/actor.ts'
import { givenItem } from '#modules/catalogue/testing.ts'
import { givenStaff, someUscc } from '#modules/identity/testing.ts'
import type { NewOrgan, Organ } from '#modules/organs/index.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import { type Route, writeRoute } from '#modules/routes/index.ts'
import type { World } from '#server/testing.ts'
import { acceptedCase, type CaseStory } from './testing.ts'

type Task = Extract<Route['nodes'][number], { kind: 'task' }>

export const reviewBy = (id: string, name: string, post: Task['post']['body'], changes: Partial<Task> = {}): Task => ({
  kind: 'task',
  id,
  name,
  stage: 'review',
  post: { body: post, role: 'approver' },
  budgetDays: 3,
  silence: 'record',
  ...changes,
})

const handling = { kind: 'handling' } as const
export const decision: Task = { ...reviewBy('decision', '决定', handling), stage: 'decision', budgetDays: 0 }

/** The own body and these others side by side, then the decision. */
export function sideBySide(...reviews: readonly Task[]): Route {
  return {
    nodes: [
      { kind: 'start', id: 'start' },
      { kind: 'parallel', id: 'split' },
      ...reviews,
      { kind: 'parallel', id: 'join' },
      decision,
      { kind: 'end', id: 'end' },
    ],
    flows: [
      { id: 'f0', from: 'start', to: 'split' },
      ...reviews.flatMap(({ id }) => [
        { id: `to-${id}`, from: 'split', to: id },
        { id: `of-${id}`, from: id, to: 'join' },
      ]),
      { id: 'f8', from: 'join', to: 'decision' },
      { id: 'f9', from: 'decision', to: 'end' },
    ],
  }
}

/** One review after the other, then the decision. */
export function inRow(...reviews: readonly Task[]): Route {
  const ids = ['start', ...reviews.map(({ id }) => id), 'decision', 'end']
  return {
    nodes: [{ kind: 'start', id: 'start' }, ...reviews, decision, { kind: 'end', id: 'end' }],
    flows: ids.slice(1).map((to, at) => ({ id: `f${at}`, from: ids[at]!, to })),
  }
}

/** The route with a timer on one of its steps, whose way leads through `way` to `to`; nowhere but its own end when absent. */
export function withTimer(
  { nodes, flows }: Route,
  {
    on,
    afterDays = 2,
    interrupting,
    way,
    to,
  }: {
    on: string
    afterDays?: number
    interrupting: boolean
    way?: Task
    to?: string
  },
): Route {
  const timer = `${on}-${interrupting ? 'late' : 'aside'}`
  const ends = to ? [] : [{ kind: 'end', id: `${timer}-end` } as const]
  const path = [timer, ...(way ? [way.id] : []), to ?? `${timer}-end`]
  return {
    nodes: [...nodes, { kind: 'timer', id: timer, on, afterDays, interrupting }, ...(way ? [way] : []), ...ends],
    flows: [...flows, ...path.slice(1).map((node, at) => ({ id: `${timer}-${at}`, from: path[at]!, to: node }))],
  }
}

export type Body = { organ: Organ; approver: Actor; colleague: Actor; head: Actor }

/** A body with two approvers and a head. */
export async function givenBody(world: World, name: string, more: Partial<NewOrgan> = {}): Promise<Body> {
  const organ = await givenOrgan(world, { name, uscc: someUscc(), ...more })
  const staff = async (role: string, who: string) =>
    (await givenStaff(world, { roles: [role], organId: organ.id, title: who, name: `${who}${name.slice(-3)}` })).actor
  return {
    organ,
    approver: await staff('approver', '审批岗一'),
    colleague: await staff('approver', '审批岗二'),
    head: await staff('department-head', '负责人'),
  }
}

export const named = (body: Body) => ({ kind: 'named', uscc: body.organ.uscc! }) as const

/** An accepted case of an item with this route. */
export async function routedCase(world: World, own: Body, route: Route): Promise<CaseStory> {
  const item = await givenItem(world, { organId: own.organ.id, content: { route: await writeRoute(route) } })
  return acceptedCase(world, { organ: own.organ, item, approver: own.approver })
}
