/** The platform above for tests of this and other modules, and the job that sends to it. */
import { newId } from '#kernel/id.ts'
import type { World } from '#server/testing.ts'
import { sendRows } from './jobs.ts'
import { offerRows } from './offer.ts'
import type { Fault } from './rules/faults.ts'
import type { Values } from './rules/fields.ts'
import type { RowState } from './shapes.ts'
import { exchangeTablesOf, valuesOf } from './store.ts'
import { type Behaviour, type FactSources, startFactSources } from './stand-in/fact-sources.ts'
import { startUpperPlatform, type UpperPlatform, type UpperPlatformOptions } from './stand-in/upper-platform.ts'

export type { UpperPlatform } from './stand-in/upper-platform.ts'
export type { Behaviour as FactBehaviour, FactSources } from './stand-in/fact-sources.ts'
export { factQuestions, myFactQuestions } from './views/fact-questions.ts'

/** Bodies that answer what this world asks of them; close them before the world. */
export async function givenFactSources(world: World, behaviours: Record<string, Behaviour> = {}): Promise<FactSources> {
  const sources = await startFactSources(behaviours)
  Object.assign(world.app.config, { factsUrl: sources.url })
  return sources
}

/** Starts the stand-in and points this world at it; close it before the world. */
export async function givenPlatform(world: World, options: UpperPlatformOptions = {}): Promise<UpperPlatform> {
  const platform = await startUpperPlatform(options)
  Object.assign(world.app.config, { exchangeUrl: platform.url })
  return platform
}

/** Lets reactions offer what has come up, and one run of the job send it. */
export async function sendAll(world: World): Promise<void> {
  await world.deliverNews()
  await world.runJob(sendRows)
}

export type OfferedCase = {
  id: string
  number: string
  words: string
  regionCode: string
  uscc: string
  /** How many steps it has. */
  steps: number
}

let offered = 0

/** A small case offered as the module of cases would: acceptance, a step unless more are asked for, result. */
export async function offeredCase(world: World, wish: Partial<OfferedCase> = {}): Promise<OfferedCase> {
  offered += 1
  const file: OfferedCase = {
    id: newId(world.clock.now()),
    number: `TEST-${String(offered).padStart(6, '0')}`,
    words: '材料齐全，同意',
    regionCode: '990102000000',
    uscc: '11440300MB2D072246',
    steps: 1,
    ...wish,
  }
  const { id, number, regionCode } = file
  await world.inside((ctx) =>
    offerRows(ctx, { module: 'test', id, regionCode, number }, async () => ({
      marker: file.words,
      rows: [
        { table: 'up_pro_accept', key: id, opens: true, values: acceptance(file) },
        ...Array.from({ length: file.steps }, (_, at) => ({
          table: 'up_pro_process' as const,
          key: `${id}:${at + 1}`,
          values: step(file),
        })),
        { table: 'up_pro_result', key: id, values: result(file) },
      ],
    })),
  )
  return file
}

const AT = '2026-03-02 09:00:00'

const acceptance = ({ number, uscc }: OfferedCase): Values => ({
  project_no: number,
  project_type: '2',
  task_code: '11440300MB2D0722464000123018000',
  task_name: '饮用水供水单位卫生许可',
  task_version: 1,
  catalog_code: '000123018000',
  apply_date: AT,
  apply_type: '2',
  applyer_name: '王静雯',
  applyer_type: '1',
  applyer_page_type: '111',
  applyer_page_code: '11010519491231002X',
  contact_mobile: '19900001234',
  accept_date: AT,
  org_code: uscc,
  org_name: '示范局',
})

const step = ({ number, words }: OfferedCase): Values => ({
  project_no: number,
  process_name: '受理',
  event_name: '3',
  event_start_time: AT,
  event_end_time: AT,
  handle_user_name: '程思远',
  handle_explain: words,
})

const result = ({ number }: OfferedCase): Values => ({
  project_no: number,
  result_type: '6',
  result_date: AT,
  is_delivery_results: '0',
})

export type ToldRow = {
  guid: string
  table: string
  revision: number
  state: RowState
  faults: Fault[]
  values: Values
}

/** What the platform is told of a subject, in the clear and in order. */
export async function toldRows(world: World, subjectId: string): Promise<ToldRow[]> {
  return world.inside(async (ctx) => {
    const rows = await exchangeTablesOf(ctx)
      .selectFrom('exchange.row')
      .selectAll()
      .where('subject_id', '=', subjectId)
      .orderBy('seq')
      .execute()
    return rows.map((row) => {
      const { guid, table_name: table, revision, state, faults } = row
      return { guid, table, revision, state, faults, values: valuesOf(ctx, row) }
    })
  })
}
