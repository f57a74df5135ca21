/** Who goes on a journey, and with which screen in front of them. */
import { takeMouseAway } from './hands.ts'
import { lookOn } from './onlooker.ts'
import { withCheckCharacter } from '#modules/identity/rules/id-number.ts'
import { usccFrom } from '#modules/identity/rules/uscc.ts'
import { type BrowserContext, type BrowserContextOptions, expect, type Page, test as base } from '@playwright/test'

export { expect }

/** Sign-in names of the demo city. */
export const people = {
  citizen: 'citizen',
  elder: 'elder',
  agent: 'agent',
  clerk: 'shenyutong',
  chiefClerk: 'fanruolan',
  approver: 'chengsiyuan',
  head: 'hanguodong',
  healthApprover: 'qianpeilan',
  educationApprover: 'jiangshuhang',
  waterApprover: 'jianghaoran',
  policeApprover: 'zoukai',
  policeHead: 'duanhongwei',
  supervisor: 'liangzheng',
  manager: 'songwenbo',
  governmentOfficer: 'muqingyang',
  editor: 'duruo',
  otherEditor: 'zhangyinuo',
  countyEditor: 'shuwangzhi',
  systemAdmin: 'anli',
  securityAdmin: 'guanshoucheng',
  auditAdmin: 'shenjianming',
} as const

/** Password of the demo city's accounts and of everybody who registers here. */
export const PASSWORD = 'Yichuang-2026'

const screens = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1, isMobile: true, hasTouch: true },
  desk: { viewport: { width: 1440, height: 900 } },
} satisfies Record<string, BrowserContextOptions>
export type Screen = keyof typeof screens

/**
 * A new context has nothing cached, and bringing the whole application into one takes longer than many a journey: so the next
 * person on such a screen gets an emptied one.
 */
const idle: Record<Screen, BrowserContext[]> = { phone: [], desk: [] }

/** Nothing a person left stays: pages, session, what pages stored, what was permitted. Only the cache of files that never change does. */
async function empty(context: BrowserContext): Promise<void> {
  const origin = new URL(process.env['JOURNEYS_URL']!).origin
  const storageTypes = 'cookies,local_storage,indexeddb,cache_storage,service_workers,file_systems'
  for (const page of context.pages()) await page.close()
  await context.setOffline(false)
  await endSession(context)
  const blank = await context.newPage()
  const devtools = await context.newCDPSession(blank)
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes })
  await blank.close()
  await context.clearCookies()
  await context.clearPermissions()
}

/**
 * An answer that was on its way when its page closed may plant the session's cookie again after the clearing, and the next
 * person's sign-in would be refused as coming from another site. The cookie of a session that has ended carries no power.
 */
async function endSession({ request }: BrowserContext): Promise<void> {
  const session: { csrfToken: string | null } = await (await request.get('/api/session')).json()
  if (!session.csrfToken) return
  const headers = { 'x-csrf-token': session.csrfToken }
  expect((await request.post('/api/session/end', { data: {}, headers })).status(), 'the session ends').toBe(200)
}

type Come = (screen: Screen, username?: string) => Promise<Page>

/** `come` opens a browser of their own for somebody, signed in when a name is given. A page that breaks fails the journey. */
export const test = base.extend<{ come: Come }>({
  come: async ({ browser }, use) => {
    const broken: Error[] = []
    const used: { context: BrowserContext; screen: Screen }[] = []
    await use(async (screen, username) => {
      const context = idle[screen].pop() ?? (await browser.newContext(screens[screen]))
      used.push({ context, screen })
      const page = await context.newPage()
      takeMouseAway(page, screen)
      lookOn(page)
      page.on('pageerror', (error) => broken.push(error))
      if (username) await enter(page, username)
      return page
    })
    for (const { context, screen } of used) {
      await empty(context)
      idle[screen].push(context)
    }
    expect(broken, 'errors that no page caught').toEqual([])
  },
})

/** Signs in without the form, for journeys that are not about it. */
export async function enter(page: Page, username: string): Promise<void> {
  const answer = await page.request.post('/api/session', { data: { username, password: PASSWORD } })
  expect(answer.status(), `${username} signs in: ${await answer.text()}`).toBe(200)
}

/** Signs in as people do. */
export async function signIn(page: Page, username: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('main').getByRole('button', { name: '登录' }).click()
}

export type Newcomer = { name: string; idNumber: string; phone: string; username: string; password: string }

let newcomers = 0

/** A number nobody else of this run has. */
function fresh(): number {
  newcomers += 1
  return Date.now() + process.pid * 7 + newcomers * 104_729
}

/** Somebody nobody has seen before. */
export function newcomer(name: string): Newcomer {
  const seed = fresh()
  const born = new Date((seed % 11_000) * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
  return {
    name,
    // Day and order from different parts of the seed: eleven million people, and no two of a run alike.
    idNumber: withCheckCharacter(`990102${born}${String(Math.floor(seed / 11_000) % 1000).padStart(3, '0')}`),
    phone: `199${String(seed % 100_000_000).padStart(8, '0')}`,
    username: `new${seed.toString(36)}`,
    password: PASSWORD,
  }
}

/** The credit code of a firm nobody has seen before. */
export function newUscc(): string {
  return usccFrom(`91990102MA${String(fresh() % 10_000_000).padStart(7, '0')}`)
}

/** Registers somebody without the form; they are signed in afterwards. */
export async function register(page: Page, person: Newcomer): Promise<void> {
  const answer = await page.request.post('/api/accounts', { data: person })
  expect(answer.status(), await answer.text()).toBe(201)
}
