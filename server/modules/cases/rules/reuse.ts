/**
 * Which materials handed in before stand for what an item asks (国务院关于在线政务服务的若干规定 art. 7; trust levels: 国办函〔2016〕108号).
 * How old and how well checked they may be no law settles: the item says, material by material.
 */
import type { Reuse, TrustLevel } from '../contract.ts'

export type Asked = { key: string; name: string; reuse?: Reuse }

/** A material of an earlier case: all its files together. */
export type Earlier = {
  caseId: string
  caseNumber: string
  itemName: string
  /** As that item called it: the same paper has one name in the whole city's directory. */
  name: string
  documentIds: readonly string[]
  /** Of its files the least checked. */
  trustLevel: TrustLevel
  handedInOn: string
}

export type Reusable = Earlier & { key: string }

/** The latest one that is young enough and checked well enough, for each material that allows it. */
export function reusableFor(asked: readonly Asked[], earlier: readonly Earlier[], today: string): Reusable[] {
  return asked.flatMap(({ key, name, reuse }) => {
    if (!reuse) return []
    const oldest = monthsBefore(today, reuse.months)
    const [latest] = earlier
      .filter((one) => one.name === name && one.trustLevel <= reuse.least && one.handedInOn >= oldest)
      .toSorted((a, b) => (a.handedInOn < b.handedInOn ? 1 : a.handedInOn > b.handedInOn ? -1 : 0))
    return latest ? [{ ...latest, key }] : []
  })
}

/** The same day so many months earlier, or the last day of that month. */
export function monthsBefore(today: string, months: number): string {
  const [year, month, day] = today.split('-').map(Number) as [number, number, number]
  const at = year * 12 + month - 1 - months
  const [thenYear, thenMonth] = [Math.floor(at / 12), (at % 12) + 1]
  const last = new Date(Date.UTC(thenYear, thenMonth, 0)).getUTCDate()
  return [thenYear, thenMonth, Math.min(day, last)].map((part) => String(part).padStart(2, '0')).join('-')
}
