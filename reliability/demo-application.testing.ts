/** One application a demo citizen can make over HTTP again and again: the item, its values, its uploaded materials. */
import { onePage } from '../bench/one-page.ts'
import { chanceFrom } from '#data/demo/chance.ts'
import { readCity } from '#data/demo/city-data.ts'
import { fillForm } from '#data/demo/fill-form.ts'
import { DEMO_PASSWORD } from '#data/demo/load-city.ts'
import type { FormSection } from '#modules/catalogue/contract.ts'
import type { Client } from './server-process.testing.ts'

export { DEMO_PASSWORD }

type Guide = { content: { materials: { key: string; necessity: string }[] } }
export type Application = {
  itemId: string
  values: Record<string, unknown>
  materials: { key: string; documentIds: string[] }[]
}

/** @param name part of the item's name */
export async function prepareApplication(client: Client, url: string, name: string): Promise<Application> {
  const found = (await client.send(url, 'GET', `/api/search/items?q=${encodeURIComponent(name)}`)) as {
    items: { id: string; name: string }[]
  }
  const item = found.items.find((one) => one.name.includes(name))
  if (!item) throw new Error(`the demo city has no item ${name}`)
  const guide = (await client.send(url, 'GET', `/api/items/${item.id}`)) as Guide
  const form = (await client.send(url, 'GET', `/api/items/${item.id}/form`)) as { sections: FormSection[] }
  const document = (await client.send(url, 'POST', '/api/documents?name=material.pdf', onePage)) as { id: string }
  const city = readCity()
  const [person] = city.people
  const applicant = {
    facts: {
      'person.name': person!.name,
      'person.idNumber': person!.idNumber,
      'person.phone': person!.phone,
      'person.address': person!.address,
    },
    otherUsccs: city.enterprises.map(({ uscc }) => uscc),
    regionCode: '990102000000',
  }
  return {
    itemId: item.id,
    values: fillForm(form.sections, applicant, chanceFrom(1), '2026-01-05'),
    materials: guide.content.materials
      .filter(({ necessity }) => necessity !== 'optional')
      .map(({ key }) => ({ key, documentIds: [document.id] })),
  }
}
