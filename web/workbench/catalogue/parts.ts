/** The sections of the editor, and in which of them a field of the content is written. */
import { workCatalogueWords as words } from '../../words/zh/work-catalogue.ts'

export type Part = keyof typeof words.parts
export const partKeys = Object.keys(words.parts) as Part[]

const partOfField: Readonly<Record<string, Part>> = {
  basicCode: 'codes',
  implementationCode: 'codes',
  handlingCode: 'codes',
  localCode: 'codes',
  localBasicCode: 'codes',
  body: 'codes',
  power: 'codes',
  basis: 'basis',
  conditions: 'limits',
  quota: 'limits',
  quotaLimit: 'limits',
  statutory: 'limits',
  regime: 'limits',
  promised: 'limits',
  specialProcedures: 'limits',
  situations: 'situations',
  materials: 'materials',
  form: 'form',
  fees: 'fees',
  route: 'drawing',
  steps: 'route',
  flow: 'route',
  siteCheck: 'limits',
  coSigned: 'limits',
  intermediaries: 'route',
  result: 'route',
  online: 'online',
  trips: 'online',
  tripsReason: 'online',
  channels: 'online',
  depth: 'online',
  access: 'online',
  reach: 'online',
  towns: 'online',
  villages: 'online',
  commitment: 'online',
  instantApproval: 'online',
  service: 'service',
  enquiry: 'service',
  complaint: 'service',
  faq: 'service',
  videos: 'service',
}

/** @param path `materials.2.deferDays` */
export function partOf(path: string): Part {
  return partOfField[path.split('.')[0]!] ?? 'basics'
}
