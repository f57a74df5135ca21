/** The worklist's filter between the address and the server: what stands in the address is what is asked. */
import type { CaseFilter, CaseListRow, CaseSort, CaseTab } from '#modules/cases/contract.ts'
import { caseSorts, channelTitles, statusTitles, tabTitles } from '#modules/cases/contract.ts'
import type { AddressState } from '../../ui/address-state.ts'
import { dateWords } from '../../words/format.ts'
import { workCaseWords } from '../../words/zh/work-cases.ts'
import { worklistWords as words } from '../../words/zh/work-worklist.ts'

/** What of the filter stands in the address, by the same words. */
const keys = [
  'status',
  'organId',
  'itemId',
  'handling',
  'channel',
  'applicantKind',
  'due',
  'dueFrom',
  'dueTo',
  'filedFrom',
  'filedTo',
  'handler',
  'deferred',
  'provisional',
  'text',
] as const satisfies readonly (keyof CaseFilter)[]
type Key = (typeof keys)[number]

const choices: Partial<Record<Key, readonly string[]>> = {
  status: Object.keys(statusTitles),
  handling: Object.keys(workCaseWords.handling),
  channel: Object.keys(channelTitles),
  applicantKind: Object.keys(words.kinds),
  due: Object.keys(words.dues),
  deferred: ['true'],
  provisional: ['true'],
}
const shapes: Partial<Record<Key, RegExp>> = {
  organId: /^[0-9a-f-]{36}$/,
  itemId: /^[0-9a-f-]{36}$/,
  dueFrom: /^\d{4}-\d\d-\d\d$/,
  dueTo: /^\d{4}-\d\d-\d\d$/,
  filedFrom: /^\d{4}-\d\d-\d\d$/,
  filedTo: /^\d{4}-\d\d-\d\d$/,
  text: /^.{2,60}$/,
  handler: /^.{1,50}$/,
}

/** Words nobody offers are as good as none: an address may be typed or old. */
export function filterOf(state: AddressState, tab: CaseTab): CaseFilter {
  const kept = keys.flatMap((key) => {
    const value = state[key]?.trim()
    const right = value && (choices[key]?.includes(value) ?? shapes[key]?.test(value))
    return right ? [[key, value] as const] : []
  })
  return { ...(Object.fromEntries(kept) as Partial<CaseFilter>), tab }
}

export function sortOf(state: AddressState): CaseSort {
  return caseSorts.find((one) => one === state.sort) ?? 'due'
}

/** The address that asks for a kept filter, whatever stood there before. */
export function addressOf(filter: CaseFilter, sort: CaseSort): AddressState {
  const asked = Object.fromEntries(keys.map((key) => [key, filter[key]]))
  return { ...asked, tab: filter.tab, sort: sort === 'due' ? undefined : sort, open: undefined }
}

export const nothingChosen: AddressState = {
  ...Object.fromEntries(keys.map((key) => [key, undefined])),
  open: undefined,
}

/** The tab is chosen above the list, the text beside it: the others are the conditions of the panel. */
export type Condition = { key: Key; words: string }

export function conditionsOf(filter: CaseFilter, names: { organ?: string; item?: string }): Condition[] {
  const said: Partial<Record<Key, string | undefined>> = {
    status: filter.status && statusTitles[filter.status],
    organId: filter.organId && (names.organ ?? words.organ),
    itemId: filter.itemId && (names.item ?? words.item),
    handling: filter.handling && workCaseWords.handling[filter.handling],
    channel: filter.channel && channelTitles[filter.channel],
    applicantKind: filter.applicantKind && words.kinds[filter.applicantKind],
    due: filter.due && words.dues[filter.due],
    dueFrom: filter.dueFrom && words.from(words.dueFrom, dateWords(filter.dueFrom)),
    dueTo: filter.dueTo && words.from(words.dueTo, dateWords(filter.dueTo)),
    filedFrom: filter.filedFrom && words.from(words.filedFrom, dateWords(filter.filedFrom)),
    filedTo: filter.filedTo && words.from(words.filedTo, dateWords(filter.filedTo)),
    handler:
      filter.handler &&
      (filter.handler === 'me' ? words.mine : words.from(workCaseWords.columns.handler, filter.handler)),
    deferred: filter.deferred && words.deferred,
    provisional: filter.provisional && words.provisional,
    text: filter.text && `「${filter.text}」`,
  }
  return keys.flatMap((key) => (said[key] ? [{ key, words: said[key] }] : []))
}

/** The word a post needs for each tab. */
const tabWords: Partial<Record<CaseTab, readonly string[]>> = {
  mine: ['cases.accept', 'cases.examine', 'cases.decide', 'cases.deliver'],
  countersign: ['cases.countersign'],
  claimed: ['routes.handle'],
  joint: ['routes.handle'],
}

/** Whose turn it is; what kind of step it is follows from the states below. */
const turns: readonly CaseTab[] = [
  'mine',
  'countersign',
  'claimed',
  'team',
  'joint',
  'others',
  'deferred',
  'checks',
  'all',
]

export function tabsFor(can: (word: string) => boolean): readonly CaseTab[] {
  return turns.filter((tab) => (tabWords[tab] ?? ['cases.see']).some(can))
}

export function tabOf(state: AddressState, can: (word: string) => boolean): CaseTab {
  const known = (Object.keys(tabTitles) as CaseTab[]).find((one) => one === state.tab)
  return known ?? tabsFor(can)[0] ?? 'all'
}

export type Choices = { organs: { id: string; name: string }[]; items: { id: string; name: string }[] }

export function namesIn(choicesOf: Choices | undefined, filter: CaseFilter, rows: readonly CaseListRow[]) {
  return {
    organ: choicesOf?.organs.find((one) => one.id === filter.organId)?.name ?? rows[0]?.organName,
    item: choicesOf?.items.find((one) => one.id === filter.itemId)?.name ?? rows[0]?.itemName,
  }
}
