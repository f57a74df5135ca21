/** Cases that a journey needs before its story begins: made through the API by whoever is signed in on a page. */
import { expect, type Page } from '@playwright/test'
import { drawing } from './papers.ts'
import { type CaseCodes, FOOD_LICENCE, SHOP_USCC } from './portal.ts'

type ItemRow = { id: string; name: string; regionName: string }

/** The item of that name, the city's own or that of one of its counties. */
export async function findItem(page: Page, name: string, regionName = '示范市'): Promise<string> {
  const { items } = await ask<{ items: ItemRow[] }>(page, `/api/search/items?limit=30&q=${encodeURIComponent(name)}`)
  const item = items.find((one) => one.name === name && one.regionName === regionName)
  expect(item, `${name} of ${regionName}`).toBeDefined()
  return item!.id
}

/** A food business licence applied for, complete; of the materials `promised` names, only the promise. */
export async function givenFoodCase(page: Page, shop: string, promised: readonly string[] = []): Promise<CaseCodes> {
  const paper = await drawing(page, '申请材料')
  const { id: documentId } = await send<{ id: string }>(page, '/api/documents?name=paper.png', paper.buffer)
  const filed = await send<{ caseId: string; number: string; queryCode: string }>(page, '/api/cases', {
    itemId: await findItem(page, FOOD_LICENCE),
    situation: { sells: 'made', vending: 'no', who: 'self' },
    values: {
      enterpriseName: shop,
      enterpriseUscc: SHOP_USCC,
      legalRepresentative: '吴立夏',
      contactName: '吴立夏',
      contactPhone: '19900005678',
      shopName: shop,
      premisesAddress: '示范省示范市云溪区溪口街道溪畔路8号',
      premisesRegion: '990102000000',
      premisesArea: 36,
      businessFormat: 'catering',
      businessItems: ['hot'],
      foodWorkers: 3,
      safetyManager: '吴立夏',
      sellsOnline: false,
    },
    materials: ['businessLicence', 'idCard', 'layoutPlan', 'safetyRules'].map((key) =>
      promised.includes(key) ? { key, promise: true } : { key, documentIds: [documentId] },
    ),
  })
  return { id: filed.caseId, number: filed.number, queryCode: filed.queryCode }
}

/** Reads from the API. */
export async function ask<Answer>(page: Page, path: string): Promise<Answer> {
  const answer = await page.request.get(path)
  expect(answer.ok(), `GET ${path}: ${answer.status()}`).toBe(true)
  return (await answer.json()) as Answer
}

/** Sends JSON, or bytes as they are. */
export async function send<Answer>(page: Page, path: string, data: object | Buffer): Promise<Answer> {
  const { csrfToken } = await ask<{ csrfToken: string }>(page, '/api/session')
  const type = Buffer.isBuffer(data) ? 'application/octet-stream' : 'application/json'
  const answer = await page.request.post(path, { data, headers: { 'x-csrf-token': csrfToken, 'content-type': type } })
  expect(answer.ok(), `POST ${path}: ${answer.status()} ${await answer.text()}`).toBe(true)
  return (await answer.json()) as Answer
}

type Deciders = { clerk: Page; approver: Page; head: Page }

/** Takes the case through its acts, each by the signed-in page that may: delivered in the end. */
export async function grantFoodCase(file: CaseCodes, staff: Deciders): Promise<void> {
  await decideFoodCase(file, staff)
  await send(staff.clerk, `/api/cases/${file.id}/delivery`, { channel: 'online' })
}

/** Granted, and waiting to be handed out. */
export async function decideFoodCase({ id }: CaseCodes, staff: Deciders): Promise<void> {
  await send(staff.clerk, `/api/cases/${id}/acceptance`, {})
  await send(staff.approver, `/api/cases/${id}/examination`, { recommends: 'grant', opinion: '材料齐全，建议准予' })
  await send(staff.head, `/api/cases/${id}/grant`, {})
}
