/** The demo city as it stands in `data/demo/city` and `data/reference/items`, read with its shapes. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { itemContent } from '#modules/catalogue/contract.ts'
import { hallWindow, organKind, organLevel } from '#modules/organs/contract.ts'
import { z } from 'zod'

const text = z.string().min(1)

const region = z.object({ code: text, name: text, parent: text.nullable() })
const organ = z.object({
  key: text,
  name: text,
  shortName: text,
  kind: organKind,
  uscc: text,
  regionCode: text,
  level: organLevel,
  parentKey: text.nullable(),
  address: text,
  phone: text,
  letterWord: text,
  /** City bodies whose items this county body handles. */
  handlesForCounty: z.array(text).default([]),
})
const hall = z.object({
  key: text,
  name: text,
  organ: text,
  regionCode: text,
  address: text,
  phone: text.optional(),
  hours: text,
  windows: z.array(hallWindow),
})
const staff = z.object({
  name: text,
  username: text,
  posts: z.array(
    z.object({ organ: text, title: text, roles: z.array(text), hall: text.optional(), window: text.optional() }),
  ),
})
const person = z.object({ name: text, birthDate: text, idNumber: text, phone: text, regionCode: text, address: text })
const enterprise = z.object({
  name: text,
  uscc: text,
  regionCode: text,
  address: text,
  legalRepresentative: z.number().int(),
  agents: z.array(z.number().int()),
})
const account = z.object({
  title: text,
  kind: z.enum(['person', 'staff']),
  person: z.number().int().optional(),
  enterprise: z.number().int().optional(),
  username: text.optional(),
  shows: text,
})
/** Where a county's own list says something else than the city's, so that there is something to compare. */
const countyItem = z.object({
  item: text,
  organ: text,
  content: itemContent.pick({ name: true, basis: true }).partial(),
})
const referenceItem = z.object({ organ: text, alsoCounties: z.boolean(), content: itemContent })

export type DemoOrgan = z.infer<typeof organ>
export type DemoStaff = z.infer<typeof staff>
export type DemoPerson = z.infer<typeof person>
export type DemoEnterprise = z.infer<typeof enterprise>
export type DemoAccount = z.infer<typeof account>
export type ReferenceItem = z.infer<typeof referenceItem> & { key: string }

export type CityData = {
  regions: z.infer<typeof region>[]
  organs: DemoOrgan[]
  halls: z.infer<typeof hall>[]
  staff: DemoStaff[]
  people: DemoPerson[]
  enterprises: DemoEnterprise[]
  accounts: DemoAccount[]
  items: ReferenceItem[]
  countyItems: z.infer<typeof countyItem>[]
}

export function readCity(): CityData {
  const folder = join(import.meta.dirname, 'city')
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))
  return {
    regions: z.array(region).parse(read('regions')),
    organs: z.array(organ).parse(read('organs')),
    halls: z.array(hall).parse(read('halls')),
    staff: z.array(staff).parse(read('staff')),
    people: z.array(person).parse(read('people')),
    enterprises: z.array(enterprise).parse(read('enterprises')),
    accounts: z.array(account).parse(read('accounts')),
    items: readItems(join(import.meta.dirname, '../reference/items')),
    countyItems: z.array(countyItem).parse(read('county-items')),
  }
}

function readItems(folder: string): ReferenceItem[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => {
      const key = name.replace(/\.json$/, '')
      const item = referenceItem.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')))
      return { key, ...item, content: { ...item.content, ...drawnRoute(key) } }
    })
}

/** The review route of the item, where one is drawn. */
function drawnRoute(key: string): { route?: string } {
  const file = join(import.meta.dirname, `../reference/routes/${key}.bpmn`)
  return existsSync(file) ? { route: readFileSync(file, 'utf8') } : {}
}
