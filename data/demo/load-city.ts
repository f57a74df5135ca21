/** Sets the demo city up: regions, bodies, halls, posts, staff, people, enterprises, mandates and published items. */
import type { Actor } from '#kernel/actor.ts'
import { systemActor } from '#kernel/actor.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { deliverNews } from '#kernel/dispatcher.ts'
import { createItem, type ItemContent, publishVersion, submitDraft } from '#modules/catalogue/contract.ts'
import { recordMandate } from '#modules/counter/contract.ts'
import { uploadFile } from '#modules/documents/contract.ts'
import { previewLetter } from '#modules/documents/index.ts'
import { recordEnterprise } from '#modules/identity/contract.ts'
import { actorFor, actorNamed, createAccount } from '#modules/identity/index.ts'
import { nameDefiningBodies } from '#modules/licences/index.ts'
import { allowAgent, applyForSeal } from '#modules/signets/contract.ts'
import { addHall, addPost, ensureOrgan } from '#modules/organs/index.ts'
import { ensureRegion } from '#modules/vocabulary/index.ts'
import {
  type CityData,
  type DemoAccount,
  type DemoOrgan,
  type DemoPerson,
  readCity,
  type ReferenceItem,
} from './city-data.ts'
import { withPublicElements } from './public-elements.ts'
import { letDaughterAct } from './family-story.ts'
import { samplePage } from './stage.ts'
import type { Workshop } from './workshop.ts'

/** Everybody's password in the demo, printed at the start; there are no such accounts outside the demo. */
export const DEMO_PASSWORD = 'Yichuang-2026'

type Ids = Map<string, string>

/** @returns how many items were published */
export async function loadCity(workshop: Workshop): Promise<number> {
  const city = readCity()
  const organs = await workshop.inside((ctx) => addBodies(ctx, city))
  await workshop.inside((ctx) => addPeopleAndStaff(ctx, city, organs))
  await addEnterprises(workshop, city)
  await letDaughterAct(workshop, city, (index) => usernameOf(city, index))
  const items = await publishItems(workshop, city, organs)
  // Also where no history is told behind it: who may act for whom is news of the founding.
  await deliverNews(workshop.app)
  return items
}

async function addBodies(ctx: Ctx, city: CityData): Promise<Ids> {
  for (const { code, name, parent } of city.regions) {
    await ensureRegion(ctx, { code, name, parentCode: parent ?? undefined })
  }
  const organs: Ids = new Map()
  for (const { key, parentKey, handlesForCounty: _, ...organ } of city.organs) {
    const { id } = await ensureOrgan(ctx, { ...organ, parentId: parentKey ? organs.get(parentKey) : undefined })
    organs.set(key, id)
  }
  await nameDefiningBodies(ctx, Object.fromEntries(city.organs.map(({ key, uscc }) => [key, uscc])))
  return organs
}

async function addPeopleAndStaff(ctx: Ctx, city: CityData, organs: Ids): Promise<void> {
  const halls: Ids = new Map()
  for (const { key, organ, windows, ...hall } of city.halls) {
    const { id } = await addHall(ctx, { ...hall, organId: organs.get(organ)! }, windows)
    halls.set(key, id)
  }
  const shownStaff = new Map(city.accounts.map((account) => [account.username, account]))
  for (const { name, username, posts } of city.staff) {
    const postIds: string[] = []
    for (const { organ, hall, window, title, roles } of posts) {
      const place = hall ? { hallId: halls.get(hall), windowNo: window } : {}
      postIds.push((await addPost(ctx, { organId: organs.get(organ)!, title, roles, ...place })).id)
    }
    const demo = mark(shownStaff.get(username))
    await createAccount(ctx, { kind: 'staff', name, username, postIds, demo, password: demo && DEMO_PASSWORD })
  }
  const shownPeople = new Map(city.accounts.map((account) => [account.person, account]))
  for (const [index, person] of city.people.entries()) {
    const demo = mark(shownPeople.get(index))
    await createAccount(ctx, {
      kind: 'citizen',
      verified: true,
      ...contactOf(person),
      username: usernameOf(city, index),
      demo,
      password: demo && DEMO_PASSWORD,
    })
  }
}

const mark = (account?: DemoAccount) => account && { title: account.title, shows: account.shows }

/** The sign-in name of a person of the city, by their place in `people.json`; those of the demo accounts are easy to type. */
export function usernameOf(city: CityData, index: number): string {
  const shown = city.accounts.find((account) => account.person === index)
  return (shown && SIGN_IN_NAMES[shown.title]) ?? `person${index}`
}

const SIGN_IN_NAMES: Record<string, string> = {
  群众: 'citizen',
  老年群众: 'elder',
  企业经办人: 'agent',
  企业法定代表人: 'owner',
}

function contactOf({ name, idNumber, phone, address }: DemoPerson) {
  return { name, idNumber, phone, address }
}

async function addEnterprises(workshop: Workshop, city: CityData): Promise<void> {
  const clerk = systemActor('demo')
  const content = await workshop.inside((ctx) => previewLetter(ctx, samplePage('授权委托书', ctx.today)))
  for (const { name, uscc, address, legalRepresentative, agents } of city.enterprises) {
    const nameAndNumber = (index: number) => ({
      name: city.people[index]!.name,
      idNumber: city.people[index]!.idNumber,
    })
    const { id: enterpriseId, mandateId } = await workshop.perform(recordEnterprise, clerk, {
      name,
      uscc,
      address,
      legalRepresentative: nameAndNumber(legalRepresentative),
    })
    const mandates: string[] = []
    for (const agent of agents.filter((one) => one !== legalRepresentative)) {
      const scan = await workshop.perform(uploadFile, clerk, { name: '授权委托书.pdf', content })
      const wish = { enterpriseId, agent: nameAndNumber(agent), scans: [scan.id] }
      const given = await workshop.perform(recordMandate, clerk, wish)
      mandates.push(given.id)
    }
    const shown = city.accounts.some(({ person }) => person === legalRepresentative)
    if (shown) await addSeal(workshop, { username: usernameOf(city, legalRepresentative), mandateId }, mandates)
  }
}

/** The firm whose legal representative can be signed in as has a seal, and its agents may use it. */
async function addSeal(
  workshop: Workshop,
  representative: { username: string; mandateId: string },
  agents: readonly string[],
): Promise<void> {
  const { username, mandateId } = representative
  const actor = await workshop.inside(async (ctx) => {
    const { id: accountId } = await actorNamed(ctx, username)
    return actorFor(ctx, { accountId, mandateId })
  })
  const password = DEMO_PASSWORD
  const { id } = await workshop.perform(applyForSeal, actor, {
    kind: 'general',
    purposes: ['application', 'correction'],
    keeper: '办公室',
    password,
  })
  for (const agent of agents) await workshop.perform(allowAgent, actor, { id, mandateId: agent, password })
}

/** The two editors who write and check items. */
async function editorsOf(workshop: Workshop, city: CityData): Promise<[Actor, Actor]> {
  const names = city.staff.filter(({ posts }) => posts.some(({ roles }) => roles.includes('catalogue-editor')))
  const [author, checker] = await Promise.all(
    names.slice(0, 2).map(({ username }) => workshop.inside((ctx) => actorNamed(ctx, username))),
  )
  return [author!, checker!]
}

async function publishItems(workshop: Workshop, city: CityData, organs: Ids): Promise<number> {
  const [author, checker] = await editorsOf(workshop, city)
  let published = 0
  for (const item of city.items) {
    for (const { organ, content } of bodiesFor(item, city)) {
      const code = content.implementationCode ?? content.localCode ?? `${organ.uscc}-${item.key}`
      const { id, revision } = await workshop.perform(createItem, author, {
        organId: organs.get(organ.key)!,
        code,
        content: withPublicElements(content, organ),
      })
      await workshop.perform(submitDraft, author, { id, revision })
      await workshop.perform(publishVersion, checker, { id })
      published += 1
    }
  }
  return published
}

/** The body that owns the item and, where counties handle it too, the body of each county that does and has people for it. */
export function bodiesFor(item: ReferenceItem, city: CityData): { organ: DemoOrgan; content: ItemContent }[] {
  const owner = city.organs.find(({ key }) => key === item.organ)!
  const own = { organ: owner, content: item.content }
  if (!item.alsoCounties) return [own]
  const staffed = new Set(city.staff.flatMap(({ posts }) => posts.filter(decides).map(({ organ }) => organ)))
  const counties = city.organs.filter(
    (organ) => organ.key !== owner.key && staffed.has(organ.key) && organ.level === '4' && handles(organ, item, owner),
  )
  return [own, ...counties.map((organ) => ({ organ, content: countyContent(item, organ, city) }))]
}

const decides = ({ roles }: { roles: readonly string[] }) => roles.includes('approver')

function handles(organ: DemoOrgan, item: ReferenceItem, owner: DemoOrgan): boolean {
  return (
    organ.handlesForCounty.includes(item.organ) ||
    organ.key.split('-').slice(1).join() === owner.key.split('-').slice(1).join()
  )
}

/** The same item at county level: code, address and telephone are the county body's, and what its own list says otherwise. */
function countyContent({ key, content }: ReferenceItem, organ: DemoOrgan, city: CityData): ItemContent {
  const hall = city.halls.find(({ regionCode }) => regionCode === organ.regionCode)
  const own = city.countyItems.find((one) => one.item === key && one.organ === organ.key)
  return {
    ...content,
    ...own?.content,
    level: '4',
    implementationCode: content.basicCode ? `${organ.uscc}4${content.basicCode}` : undefined,
    service: {
      ...content.service,
      hall: hall?.name,
      address: hall?.address ?? organ.address,
      hours: hall?.hours ?? content.service.hours,
      phone: organ.phone,
    },
  }
}

/** The accounts to sign in with, as the server prints them. */
export function demoAccounts(): { username: string; title: string; shows: string }[] {
  const city = readCity()
  return city.accounts.map(({ title, shows, username, person }) => ({
    title,
    shows,
    username: username ?? usernameOf(city, person!),
  }))
}

/** Identity cards of the demo's people who sign in, to be laid on the ID reader's stand-in. */
export function demoCards(): { name: string; idNumber: string; address: string }[] {
  const { accounts, people } = readCity()
  return accounts.flatMap(({ person }) => {
    const found = person === undefined ? undefined : people[person]
    return found ? [{ name: found.name, idNumber: found.idNumber, address: found.address }] : []
  })
}
