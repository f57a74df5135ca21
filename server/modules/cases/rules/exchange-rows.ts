/**
 * A case as rows of the national exchange tables: derived from its history alone, so that the same history always gives
 * the same rows. Nothing before the body has spoken: the platform above knows a case from its acceptance on, or from its
 * end when it was never accepted, and then hears everything that came before.
 */
import type { LawKind, Status } from '../contract.ts'

type Value = string | number | null
export type Told = { table: string; key: string; values: Record<string, Value>; opens?: boolean }

export type Codes = {
  readonly application: string
  readonly handling: string
  readonly applicant: string
  readonly document: string
  readonly special: { readonly extension: string; readonly procedure: string }
  readonly collection: Readonly<Record<'paper' | 'document' | 'licence' | 'fact', string>>
  readonly results: Readonly<Record<ResultKind, string>>
  readonly step: (act: string) => string
}

export type ResultKind =
  | 'licensed'
  | 'granted'
  | 'denied'
  | 'not-accepted'
  | 'withdrawn'
  | 'terminated'
  | 'not-corrected'

/** Moments as the exchange writes them, `YYYY-MM-DD hh:mm:ss`. */
export type TellableEvent = {
  no: number
  act: string
  title: string
  /** The case's, after it. */
  status: Status
  at: string
  by: 'applicant' | 'staff' | 'system'
  actorName: string
  words?: string
  /** Of a termination. */
  ground?: string
  channel?: 'online' | 'counter' | 'post'
}

export type TellableCase = {
  id: string
  number: string
  status: Status
  law: LawKind
  applicant: {
    name: string
    identifier: string
    phone?: string
    address?: string
    legalRepresentative?: string
    agentName?: string
  }
  item: {
    name: string
    version: number
    implementationCode?: string
    basicCode?: string
    handlingCode?: string
    localCode?: string
    localBasicCode?: string
  }
  body: { name: string; uscc?: string }
  filedAt: string
  /** Days, `YYYY-MM-DD`. */
  acceptedOn?: string
  promisedDue?: string
  statutoryDue?: string
  decidedAt?: string
  granted?: boolean
  acceptanceLetter?: string
  /** 满意度, 1 the best to 5. */
  satisfaction?: number
  licence?: { title: string; number: string }
  events: readonly TellableEvent[]
  /** As they stand: of each material the last that was handed in. */
  materials: readonly {
    key: string
    name: string
    how: 'paper' | 'document' | 'licence' | 'fact'
    files: readonly string[]
    count: number
    licenceNumber?: string
  }[]
  procedures: readonly {
    no: number
    title: string
    reason: string
    basis: string
    begunAt: string
    plannedTo: string
    endedAt?: string
    result?: string
    handler?: string
  }[]
}

const beforeAcceptance: readonly Status[] = ['filed', 'correcting', 'corrected']
const decided: readonly Status[] = ['granted', 'denied']
const endingUndecided: Readonly<Record<string, ResultKind>> = {
  'not-accepted': 'not-accepted',
  withdrawn: 'withdrawn',
  terminated: 'terminated',
}

/** Every row this history demands, the acceptance first. */
export function exchangeRows(file: TellableCase, codes: Codes): Told[] {
  const opening = file.events.find((event) => !beforeAcceptance.includes(event.status))
  if (!opening) return []
  return [
    { table: 'up_pro_accept', key: file.id, values: acceptRow(file, opening, codes), opens: true },
    ...file.materials.map((one) => ({
      table: 'up_pro_material',
      key: `${file.id}:${one.key}`,
      values: materialRow(file, one, codes),
    })),
    ...file.events.map((event, at) => ({
      table: 'up_pro_process',
      key: `${file.id}:${event.no}`,
      values: processRow(file, event, file.events[at - 1] ?? event, codes),
    })),
    ...file.procedures.map((one) => ({
      table: 'up_pro_special_procedure',
      key: `${file.id}:${one.no}`,
      values: procedureRow(file, one, codes),
    })),
    ...file.events
      .filter((event) => event.act === 'extend')
      .map((event) => ({
        table: 'up_pro_special_procedure',
        key: `${file.id}:extension:${event.no}`,
        values: extensionRow(file, event, codes),
      })),
    ...resultRows(file, codes),
  ]
}

/** What ended the case without a decision. */
function endOf(file: TellableCase): TellableEvent | undefined {
  return file.status in endingUndecided ? file.events.find((event) => event.status === file.status) : undefined
}

function acceptRow(file: TellableCase, opening: TellableEvent, codes: Codes): Record<string, Value> {
  const { applicant, item, body } = file
  const contact = applicant.agentName ?? applicant.name
  return {
    project_no: file.number,
    project_name: cut(`${applicant.name}申请${item.name}`, 1000),
    project_type: codes.handling,
    task_code: item.implementationCode ?? null,
    task_handle_item: item.handlingCode ?? null,
    task_name: item.name,
    task_version: item.version,
    catalog_code: item.basicCode ?? null,
    local_task_code: cut(item.localCode, 50),
    local_catalog_code: cut(item.localBasicCode, 50),
    apply_date: file.filedAt,
    apply_type: codes.application,
    applyer_name: cut(applicant.name, 100),
    applyer_type: codes.applicant,
    applyer_page_type: codes.document,
    applyer_page_code: applicant.identifier,
    contact_name: cut(contact, 100),
    contact_mobile: applicant.phone && /^1\d{10}$/.test(applicant.phone) ? applicant.phone : null,
    legal: cut(applicant.legalRepresentative, 100),
    address: cut(applicant.address, 1000),
    // What the law accepts because the body stayed silent is accepted from the day of receipt (行政许可法 art. 32(1)(4)).
    accept_date:
      file.acceptedOn && !opening.at.startsWith(file.acceptedOn) ? `${file.acceptedOn} 00:00:00` : opening.at,
    accept_doc_no: cut(file.acceptanceLetter, 50),
    handle_user_name: opening.by === 'staff' ? cut(opening.actorName, 100) : null,
    org_code: body.uscc ?? null,
    org_name: cut(body.name, 100),
    promise_date: file.promisedDue ? lastMoment(file.promisedDue) : null,
  }
}

function materialRow(file: TellableCase, one: TellableCase['materials'][number], codes: Codes): Record<string, Value> {
  return {
    project_no: file.number,
    material_name: cut(one.name, 200),
    material_attach_name: cut(one.files.join('、') || undefined, 200),
    get_type: codes.collection[one.how],
    get_name: String(one.count),
    remark: one.licenceNumber ? `电子证照 ${one.licenceNumber}` : null,
  }
}

/** A step lasts from the one before it to its own act. */
function processRow(
  file: TellableCase,
  event: TellableEvent,
  before: TellableEvent,
  codes: Codes,
): Record<string, Value> {
  const who = { applicant: file.applicant.name, staff: event.actorName, system: '系统' }[event.by]
  return {
    project_no: file.number,
    process_name: event.title,
    event_name: codes.step(event.act),
    event_start_time: before.at,
    event_end_time: event.at,
    handle_user_name: cut(who, 100),
    handle_explain: cut(event.words?.trim() || event.title, 2000),
  }
}

/** While it runs its end is the one the applicant was told (行政许可法 art. 45). */
function procedureRow(
  file: TellableCase,
  one: TellableCase['procedures'][number],
  codes: Codes,
): Record<string, Value> {
  return {
    project_no: file.number,
    special_type: codes.special.procedure,
    special_name: one.title,
    special_reason: cut(`${one.reason}（${one.basis}）`, 2000),
    special_time: one.begunAt,
    end_time: one.endedAt ?? lastMoment(one.plannedTo),
    applyer_user_name: cut(file.applicant.name, 100),
    result: cut(one.result, 2000),
    handle_user: cut(one.handler, 100),
  }
}

function extensionRow(file: TellableCase, event: TellableEvent, codes: Codes): Record<string, Value> {
  const due = (file.law === 'licence' ? file.statutoryDue : file.promisedDue)!
  return {
    project_no: file.number,
    special_type: codes.special.extension,
    special_name: '延长审批',
    special_reason: cut(event.words?.trim() || event.title, 2000),
    special_time: event.at,
    end_time: lastMoment(due),
    applyer_user_name: cut(file.applicant.name, 100),
    handle_user: cut(event.actorName, 100),
  }
}

function resultRows(file: TellableCase, codes: Codes): Told[] {
  const decision = file.events.find((event) => decided.includes(event.status))
  const ended = decision ?? endOf(file)
  if (!ended) return []
  const kind = resultKind(file, ended)
  const delivery = file.events.find((event) => event.act === 'deliver')
  const values = {
    project_no: file.number,
    result_type: codes.results[kind],
    result_date: ended.at,
    result_explain: cut(ended.words?.trim() || ended.title, 2000),
    result_cetr_name: file.licence?.title ?? null,
    result_cetr_no: file.licence?.number ?? null,
    satisfaction: file.satisfaction === undefined ? null : String(file.satisfaction),
    is_delivery_results: delivery?.channel === 'post' ? '1' : '0',
    handle_user_name: ended.by === 'staff' ? cut(ended.actorName, 100) : null,
  }
  return [{ table: 'up_pro_result', key: file.id, values }]
}

function resultKind(file: TellableCase, ended: TellableEvent): ResultKind {
  if (ended.status === 'granted') return file.licence ? 'licensed' : 'granted'
  if (ended.status === 'denied') return 'denied'
  return ended.ground === 'not-corrected' ? 'not-corrected' : endingUndecided[file.status]!
}

/** A limit ends with its last day. */
function lastMoment(day: string): string {
  return `${day} 23:59:59`
}

function cut(text: string | undefined, most: number): string | null {
  return text === undefined || text === '' ? null : [...text].slice(0, most).join('')
}
