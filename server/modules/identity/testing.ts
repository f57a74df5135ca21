/** People, enterprises and staff for tests. */
import { type Actor, stranger, systemActor } from '#kernel/actor.ts'
import { addPost } from '#modules/organs/index.ts'
import type { World } from '#server/testing.ts'
import { register } from './actions/register.ts'
import { recordEnterprise } from './actions/record-enterprise.ts'
import { verifyPerson } from './actions/verify-person.ts'
import { actorFor, createAccount, openApplicant, usccFrom, withCheckCharacter } from './index.ts'

export { givenOrgan } from '#modules/organs/testing.ts'
export { authoriseRelative } from './actions/authorise-relative.ts'
export { changeOwnDetails } from './actions/change-own-details.ts'
export { correctEnterprise } from './actions/correct-enterprise.ts'
export { correctPerson } from './actions/correct-person.ts'
export { giveMandate } from './actions/give-mandate.ts'
export { resetPassword } from './actions/reset-password.ts'
export { revokeMandate } from './actions/revoke-mandate.ts'
export { removePost } from './actions/remove-post.ts'
export { resumeAccount } from './actions/resume-account.ts'
export { suspendAccount } from './actions/suspend-account.ts'
export { setPostRoles } from './actions/set-post-roles.ts'
export { setRolePermission } from './actions/set-role-permission.ts'
export { switchMandate } from './actions/switch-mandate.ts'
export { enterpriseAgents, mandateList } from './views/mandates.ts'
export { myRelatives } from './views/relatives.ts'

/** Passes the password rules. */
export const TEST_PASSWORD = 'Heyun-Lantern-42'

let drawn = 0
const next = () => (drawn += 1)

/** An ID number nobody in this process has had yet. */
export function someIdNumber(birthDate = '1990-05-17'): string {
  const sequence = next()
  const region = 990_102 + Math.floor(sequence / 1000)
  return withCheckCharacter(`${region}${birthDate.replaceAll('-', '')}${String(sequence % 1000).padStart(3, '0')}`)
}

export function someUscc(): string {
  return usccFrom(`91990102MA${String(next()).padStart(7, '0')}`)
}

export type GivenCitizen = {
  actor: Actor
  personId: string
  accountId: string
  username: string
  password: string
  idNumber: string
}

/** A citizen who has registered. */
export async function givenCitizen(
  world: World,
  given: { name?: string; birth?: string; phone?: string } = {},
): Promise<GivenCitizen> {
  const idNumber = someIdNumber(given.birth)
  const username = `citizen${next()}`
  const input = {
    name: given.name ?? '王静雯',
    idNumber,
    phone: given.phone ?? '19900000001',
    username,
    password: TEST_PASSWORD,
  }
  const { accountId } = await world.perform(register, stranger, input)
  const actor = await world.inside((ctx) => actorFor(ctx, { accountId }))
  return { actor, personId: actor.subjectId!, accountId, username, password: TEST_PASSWORD, idNumber }
}

/** A citizen whose identity card a window has seen; only such act for an enterprise. */
export async function givenVerified(
  world: World,
  given: { name?: string; birth?: string } = {},
): Promise<GivenCitizen> {
  const citizen = await givenCitizen(world, given)
  const { personId: id, idNumber, username } = citizen
  await world.perform(verifyPerson, systemActor('test'), { id, name: given.name ?? '王静雯', idNumber, username })
  return citizen
}

/** An enterprise whose legal representative is `agent`; `actor` is that citizen acting for it. */
export async function givenEnterprise(
  world: World,
  {
    agent,
    name = '示范市云桥巷子餐饮有限公司',
  }: { agent: { actor: Actor; accountId: string; personId: string }; name?: string },
): Promise<{ id: string; uscc: string; mandateId: string; actor: Actor }> {
  const uscc = someUscc()
  const person = await world.inside((ctx) => openApplicant(ctx, { kind: 'person', id: agent.personId }))
  const legalRepresentative = { name: person.name, idNumber: person.identifier }
  const { id, mandateId } = await world.perform(recordEnterprise, systemActor('test'), {
    name,
    uscc,
    legalRepresentative,
  })
  const actor = await world.inside((ctx) => actorFor(ctx, { accountId: agent.accountId, mandateId }))
  return { id, uscc, mandateId, actor }
}

export type GivenStaff = {
  actor: Actor
  accountId: string
  staffId: string
  postId: string
  username: string
  password: string
}

/** A member of staff with one post of these roles. They can sign in with `TEST_PASSWORD` only when `canSignIn`. */
export async function givenStaff(
  world: World,
  given: {
    roles: readonly string[]
    organId: string
    coversOrgans?: readonly string[]
    title?: string
    name?: string
    canSignIn?: boolean
    hallId?: string
    windowNo?: string
  },
): Promise<GivenStaff> {
  const { roles, organId, coversOrgans = [], title = '工作人员', name = '沈雨桐', hallId, windowNo } = given
  const username = `staff${next()}`
  return world.inside(async (ctx) => {
    const post = await addPost(ctx, {
      organId,
      title,
      roles: [...roles],
      coversOrgans: [...coversOrgans],
      hallId,
      windowNo,
    })
    const password = given.canSignIn ? TEST_PASSWORD : undefined
    const { accountId, subjectId } = await createAccount(ctx, {
      kind: 'staff',
      name,
      username,
      password,
      postIds: [post.id],
    })
    const actor = await actorFor(ctx, { accountId, postId: post.id })
    return { actor, accountId, staffId: subjectId, postId: post.id, username, password: TEST_PASSWORD }
  })
}

export type Browser = {
  get(path: string): Promise<Answer>
  send(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>
  csrf(): Promise<string | null>
  cookie(): string
  setCookie(): string
}
export type Answer = { status: number; body: Record<string, unknown> & { code?: string } }

/** A browser with a cookie of its own; `send` adds the token its page would know. */
export async function openBrowser(world: World): Promise<Browser> {
  const http = await world.http()
  let cookie = ''
  let setCookie = ''
  const ask = async (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
    headers: Record<string, string> = {},
  ) => {
    const response = await http.inject({ method, url, payload, headers: { ...headers, ...(cookie ? { cookie } : {}) } })
    const given = response.headers['set-cookie']
    if (given) {
      setCookie = String(given)
      cookie = setCookie.split(';')[0]!
    }
    return { status: response.statusCode, body: response.body ? (response.json() as Answer['body']) : {} }
  }
  const csrf = async () => (await ask('GET', '/api/session')).body['csrfToken'] as string | null
  return {
    get: (path) => ask('GET', path),
    csrf,
    cookie: () => cookie,
    setCookie: () => setCookie,
    async send(method, path, body = {}, headers) {
      const token = headers ? undefined : await csrf()
      return ask(method, path, body as object, headers ?? (token ? { 'x-csrf-token': token } : {}))
    },
  }
}

/** A browser in which that account has signed in. @throws Error when it cannot */
export async function signedIn(world: World, who: { username: string; password: string }): Promise<Browser> {
  const browser = await openBrowser(world)
  const { status, body } = await browser.send('POST', '/api/session', {
    username: who.username,
    password: who.password,
  })
  if (status !== 200) throw new Error(`sign-in was refused: ${body.code}`)
  return browser
}
