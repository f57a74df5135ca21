/** What a demo citizen can hand in over HTTP again and again: the items, their values, their uploaded materials. */
import { onePage } from '../bench/one-page.ts'
import { chanceFrom } from '#data/demo/chance.ts'
import { readCity } from '#data/demo/city-data.ts'
import { fillForm } from '#data/demo/fill-form.ts'
import { DEMO_PASSWORD } from '#data/demo/load-city.ts'
import { addDays, type LegalDate, legalDateOf } from '#kernel/time.ts'
import type { FormSection } from '#modules/catalogue/contract.ts'
import type { People } from './mixed-lives.testing.ts'

export { DEMO_PASSWORD }

type Given = { key: string; documentIds: string[] }
type Guide = { content: { materials: { key: string; necessity: string }[] } }

export type Dossier = {
  applicant: 'citizen' | 'owner'
  /** As it is sent to `/api/cases`. */
  application: {
    itemId: string
    values: Record<string, unknown>
    materials: (Given | { key: string; promise: true })[]
    commitment?: { fingerprint: string }
  }
  /** Handed in with it, and what was only promised and comes later. */
  materials: Given[]
  promised: Given[]
  today: LegalDate
  /** Late enough for the notice of seven days before it, and within the twenty in which it has to be held. */
  hearingDay: LegalDate
}

type Wish = { item: string; applicant?: 'owner'; values?: Record<string, unknown>; promises?: true; commits?: true }

const wishes = {
  workshop: { item: '食品生产加工小作坊登记' },
  promising: { item: '食品生产加工小作坊登记', promises: true },
  /** Decided by its published rule as it is filed. */
  insurance: { item: '灵活就业人员参加企业职工基本养老保险登记', values: { insuredBefore: false } },
  company: { item: '公司设立登记', commits: true },
  /** Three bodies look at it at once. */
  school: { item: '民办培训机构设立（办学许可）', applicant: 'owner' },
} as const satisfies Record<string, Wish>
export type DossierName = keyof typeof wishes
export type Dossiers = Readonly<Record<DossierName, Dossier>>

export async function prepareDossiers(people: People, url: string): Promise<Dossiers> {
  const entries: [string, Dossier][] = []
  for (const [name, wish] of Object.entries(wishes)) entries.push([name, await prepare(people, url, wish)])
  return Object.fromEntries(entries) as Dossiers
}

async function prepare(people: People, url: string, wish: Wish): Promise<Dossier> {
  const { applicant: by = 'citizen' } = wish
  const client = people[by]
  const ask = <T>(path: string) => client.send(url, 'GET', path) as Promise<T>
  const { items } = await ask<{ items: { id: string; name: string }[] }>(
    `/api/search/items?q=${encodeURIComponent(wish.item)}`,
  )
  const item = items.find(({ name }) => name === wish.item)
  if (!item) throw new Error(`the demo city has no item ${wish.item}`)
  const { content } = await ask<Guide>(`/api/items/${item.id}`)
  const form = await ask<{ sections: FormSection[] }>(`/api/items/${item.id}/form`)
  const { id } = (await client.send(url, 'POST', '/api/documents?name=material.pdf', onePage)) as { id: string }
  const today = legalDateOf(new Date())
  const given = (necessity: string) =>
    content.materials.filter((one) => one.necessity === necessity).map(({ key }) => ({ key, documentIds: [id] }))
  const [materials, promised] = [given('required'), given('deferrable')]
  const { offer } = wish.commits
    ? await ask<{ offer: { fingerprint: string } }>(`/api/items/${item.id}/commitment`)
    : { offer: undefined }
  return {
    applicant: by,
    application: {
      itemId: item.id,
      values: { ...fillForm(form.sections, itsFacts(), chanceFrom(1), today), ...wish.values },
      materials: [
        ...materials,
        ...(wish.promises
          ? promised.map(({ key }) => ({ key, promise: true as const }))
          : wish.commits
            ? []
            : promised),
      ],
      ...(offer ? { commitment: { fingerprint: offer.fingerprint } } : {}),
    },
    materials,
    promised,
    today,
    hearingDay: addDays(today, 16),
  }
}

function itsFacts() {
  const { people, enterprises } = readCity()
  const [person] = people
  return {
    facts: {
      'person.name': person!.name,
      'person.idNumber': person!.idNumber,
      'person.phone': person!.phone,
      'person.address': person!.address,
    },
    otherUsccs: enterprises.map(({ uscc }) => uscc),
    regionCode: '990102000000',
  }
}
