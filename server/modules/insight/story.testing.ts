/** Five months in a small city, made by performing acts: what the indicators are counted over in tests. */
import type { Act } from '#kernel/action.ts'
import type { Actor } from '#kernel/actor.ts'
import { addDays, type LegalDate } from '#kernel/time.ts'
import { filledForm, givenCase, instantly } from '#modules/cases/testing.ts'
import { reusableMaterials } from '#modules/cases/testing.ts'
import { givenItem } from '#modules/catalogue/testing.ts'
import { givenCitizen, givenStaff, someIdNumber } from '#modules/identity/testing.ts'
import type { ItemVersion } from '#modules/catalogue/index.ts'
import type { Organ } from '#modules/organs/index.ts'
import { givenOrgan } from '#modules/organs/testing.ts'
import type { World } from '#server/testing.ts'

/** Performs an act of any module by the name of its route. */
export function perform(world: World, name: string, actor: Actor, input: object): Promise<{ caseId: string }> {
  const act = world.app.modules.flatMap((module) => module.acts ?? []).find((one) => one.route.name === name)
  if (!act) throw new Error(`no act ${name}`)
  return world.perform(act as Act, actor, input) as Promise<{ caseId: string }>
}

type Life = {
  organ: Organ
  item: ItemVersion
  filed: LegalDate
  atWindow: boolean
  /** Days after filing. */
  acceptedAfter?: number
  decidedAfter?: number
  denied: boolean
  level?: string
}

/** Once handed in, it stands for a year. */
const premises = {
  key: 'premises',
  name: '经营场所证明',
  necessity: 'required',
  form: 'either',
  originals: 0,
  copies: 1,
  source: 'applicant',
  reuse: { least: 'C', months: 12 },
} as const

const levels = [
  'very-satisfied',
  'unsatisfied',
  undefined,
  'satisfied',
  'mostly-satisfied',
  undefined,
  'very-unsatisfied',
]

/** Three bodies in two regions; cases in every state, some late, some never decided, some rated. */
export async function tellCityStory(world: World): Promise<Organ[]> {
  const organs = [
    await givenOrgan(world, { name: '云溪区民政局', regionCode: '990102000000' }),
    await givenOrgan(world, { name: '云溪区教育局', regionCode: '990102000000' }),
    await givenOrgan(world, { name: '青禾县民政局', regionCode: '990123000000' }),
  ]
  world.moveTo('2026-01-05')
  const citizen = (await givenCitizen(world)).actor
  const items = new Map<Organ, ItemVersion[]>()
  for (const organ of organs) {
    const promised = await givenItem(world, { organId: organ.id, content: { materials: [premises] } })
    items.set(organ, [
      promised,
      await givenItem(world, { organId: organ.id, content: { ...instantly, name: '示范备案', materials: [premises] } }),
    ])
  }
  for (let at = 0; at < 30; at++) {
    const organ = organs[at % 3]!
    const instant = at % 4 === 1
    await live(world, citizen, {
      organ,
      item: items.get(organ)![instant ? 1 : 0]!,
      filed: addDays('2026-01-05', at * 5),
      atWindow: at % 5 === 2,
      acceptedAfter: at % 7 === 6 ? undefined : at % 3,
      // From the same day to well past the promised ten working days.
      decidedAfter: at % 7 >= 5 ? undefined : instant ? at % 3 : 3 + ((at * 11) % 24),
      denied: at % 8 === 3,
      level: levels[at % levels.length],
    })
  }
  return organs
}

/** Some go without the paper they handed in with an earlier case. */
async function handedInBefore(world: World, citizen: Actor, { item, acceptedAfter }: Life) {
  if (acceptedAfter !== 1) return undefined
  const { rows } = await world.show(reusableMaterials, citizen, { itemId: item.itemId })
  if (rows.length < item.content.materials.length) return undefined
  return rows.map(({ key, documentIds, caseId }) => ({ key, documentIds, fromCase: caseId }))
}

const staff = new WeakMap<Organ, Actor>()

async function live(world: World, citizen: Actor, life: Life): Promise<void> {
  const { organ, item, filed } = life
  const everyStep = ['window-clerk', 'approver']
  const approver = staff.get(organ) ?? (await givenStaff(world, { roles: everyStep, organId: organ.id })).actor
  staff.set(organ, approver)
  world.moveTo(filed, 10)
  const { caseId } = life.atWindow
    ? await perform(world, 'cases.file-for-applicant', approver, {
        itemId: item.itemId,
        applicant: { kind: 'person', name: '罗静', idNumber: someIdNumber() },
        values: filledForm(item.content),
        kept: { name: 'person' },
        materials: item.content.materials.map(({ key }) => ({ key, paper: true })),
      })
    : await givenCase(world, {
        organ,
        item,
        applicant: citizen,
        approver,
        materials: await handedInBefore(world, citizen, life),
      })
  if (life.acceptedAfter === undefined) return
  world.moveTo(addDays(filed, life.acceptedAfter), 11)
  await perform(world, 'cases.accept-case', approver, { caseId })
  if (life.decidedAfter === undefined) return
  // Late at night, so that a day counted in another time zone would show.
  world.moveTo(addDays(filed, Math.max(life.acceptedAfter, life.decidedAfter)), 23)
  const recommends = life.denied ? 'deny' : 'grant'
  await perform(world, 'cases.examine-case', approver, { caseId, recommends, opinion: '已经审查' })
  if (life.denied) await perform(world, 'cases.deny-case', approver, { caseId, reason: '不符合条件', basis: '第一项' })
  else await perform(world, 'cases.grant-case', approver, { caseId })
  if (!life.level || life.atWindow) return
  world.moveTo(addDays(filed, life.decidedAfter + 3), 0)
  await perform(world, 'ratings.rate-case', citizen, { caseId, level: life.level, words: '等了一些日子' })
}
