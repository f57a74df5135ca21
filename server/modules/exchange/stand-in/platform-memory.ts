/** What the stand-in of the platform above keeps and how it judges a row. It keeps no values: names and numbers are not needed. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { Answer, SentRow } from '../channel/platform.ts'
import { dayDigestOf, digestOf, type Kept } from '../digest.ts'
import { faultsOf } from '../rules/faults.ts'
import { columnsOf, type Values } from '../rules/fields.ts'

export type KeptRow = Kept & { table: string; day: string; projectNo?: string; receipt: string }

/** How the stand-in misbehaves; each is asked for every row it would take. */
export type Temper = {
  /** A refusal of its own, beside those of the protocol. */
  refuse?: (row: SentRow, seenBefore: boolean) => { code: string; reason: string } | undefined
  /** Says it has taken the row, and loses it. */
  forget?: (row: SentRow, seenBefore: boolean) => boolean
}

/** Codes the national tables know; anything else is refused. */
const knownCodes: Readonly<Record<string, RegExp>> = {
  applyer_type: /^[1-6]$/,
  project_type: /^[129]$/,
  special_type: /^[12]$/,
  result_type: /^[0-7]$/,
  event_name: /^([1-9]|1[01])$/,
  is_delivery_results: /^[01]$/,
  satisfaction: /^[1-5]$/,
}

export type PlatformMemory = {
  take(row: SentRow): Answer
  totalsOf(day: string): { day: string; count: number; digest: string }
  rowsOf(day: string, after?: string): { rows: Kept[]; next?: string }
  /** Loses a row it has. */
  lose(guid: string): void
  /** Loses what it has of a case. */
  loseCase(projectNo: string): void
  /** Refuses the next acceptance, whatever is in it. */
  refuseNext(): void
  readonly kept: ReadonlyMap<string, KeptRow>
  /** How often a row was really taken over or changed: never more than once for a revision. */
  readonly changes: readonly { guid: string; revision: number }[]
}

const PAGE = 500

/** @param file keeps what was taken over a restart: one line a row */
export function platformMemory(temper: Temper = {}, file?: string): PlatformMemory {
  const kept = new Map<string, KeptRow>()
  const changes: { guid: string; revision: number }[] = []
  const seen = new Set<string>()
  let refusesNext = false
  const keep = (row: KeptRow) => {
    kept.set(row.guid, row)
    seen.add(row.guid)
  }
  if (file && existsSync(file)) {
    for (const line of readFileSync(file, 'utf8').split('\n')) if (line) keep(JSON.parse(line) as KeptRow)
  }
  const openedBy = new Map([...kept.values()].filter(isAcceptance).map((row) => [row.projectNo, row.guid]))

  const judge = (row: SentRow, values: Values): { code: string; reason: string } | undefined => {
    if (digestOf(values) !== row.digest) return { code: 'E-DIGEST', reason: '摘要与内容不符' }
    const [fault] = faultsOf(row.table, values)
    if (fault) return { code: 'E-FORMAT', reason: `${fault.title}${fault.reason}` }
    const wrong = Object.entries(knownCodes).find(
      ([column, codes]) => values[column] && !codes.test(String(values[column])),
    )
    if (wrong)
      return { code: 'E-CODE', reason: `${columnsOf(row.table)[wrong[0]]?.title ?? wrong[0]}的代码不在代码表中` }
    const opener = openedBy.get(String(values['project_no']))
    if (isAcceptance(row) && opener && opener !== row.guid)
      return { code: 'E-DUPLICATE', reason: '这个办件编号已有受理信息' }
    if (refusesNext && isAcceptance(row)) {
      refusesNext = false
      return { code: 'E-ORGAN', reason: '受理部门编码不在上级平台的机构目录中' }
    }
    return temper.refuse?.(row, seen.has(row.guid))
  }

  return {
    kept,
    changes,
    take(row) {
      const { guid, revision } = row
      const before = kept.get(guid)
      // The same again, or older than what is here: the answer was lost, not the row.
      if (before && before.revision >= revision) return { guid, revision, outcome: 'accepted', receipt: before.receipt }
      const values = businessValues(row)
      const projectNo = values['project_no'] === undefined ? undefined : String(values['project_no'])
      const waits = projectNo !== undefined && !isAcceptance(row) && !openedBy.has(projectNo)
      if (waits) return { guid, revision, outcome: 'later', code: 'E-ORDER', reason: '还没有收到这个办件的受理信息' }
      const refused = judge(row, values)
      const forgets = temper.forget?.(row, seen.has(guid)) ?? false
      seen.add(guid)
      if (refused) return { guid, revision, outcome: 'refused', ...refused }
      const receipt = `R${row.day.replaceAll('-', '')}-${guid.slice(-12)}-${revision}`
      changes.push({ guid, revision })
      if (isAcceptance(row)) openedBy.set(projectNo, guid)
      if (!forgets) {
        const line = { guid, revision, digest: row.digest, table: row.table, day: row.day, projectNo, receipt }
        keep(line)
        if (file) appendFileSync(file, `${JSON.stringify(line)}\n`)
      }
      return { guid, revision, outcome: 'accepted', receipt }
    },
    totalsOf(day) {
      const rows = [...kept.values()].filter((row) => row.day === day)
      return { day, count: rows.length, digest: dayDigestOf(rows) }
    },
    rowsOf(day, after = '') {
      const rows = [...kept.values()]
        .filter((row) => row.day === day && row.guid > after)
        .sort((one, other) => (one.guid < other.guid ? -1 : 1))
      const page = rows.slice(0, PAGE)
      return {
        rows: page.map(({ guid, revision, digest }) => ({ guid, revision, digest })),
        next: rows.length > PAGE ? page.at(-1)!.guid : undefined,
      }
    },
    lose: (guid) => void kept.delete(guid),
    loseCase(projectNo) {
      for (const row of kept.values()) if (row.projectNo === projectNo) kept.delete(row.guid)
    },
    refuseNext: () => void (refusesNext = true),
  }
}

const isAcceptance = (row: { table: string }) => row.table === 'up_pro_accept'
const envelope = new Set(['id', 'row_guid', 'cd_operation', 'cd_batch', 'cd_time', 'data_source'])

function businessValues({ row }: SentRow): Values {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !envelope.has(column)))
}
