/** A draft half-way through when its item changes: what still fits is kept, and what changed is told. Pure. */
import { type Answers, type FormField, inSituation, type ItemContent, pathOf } from '#modules/catalogue/index.ts'
import type { DraftChange } from './contract.ts'
import type { FormValue, FormValues } from './rules/check-values.ts'

export type Begun = { situation: Answers; values: FormValues; materials: Readonly<Record<string, readonly string[]>> }
export type Carried = {
  situation: Record<string, string>
  values: Record<string, FormValue>
  materials: Record<string, string[]>
  changes: DraftChange[]
}

/** @param before the version the draft was begun on @param after the one in force */
export function carryOver(before: ItemContent, after: ItemContent, begun: Begun): Carried {
  const path = pathOf(after, begun.situation)
  const was = inSituation(before, begun.situation)
  // While a question is open nothing is called gone that its answer may bring back.
  const mine = path.next ? after : inSituation(after, path.answers)
  const now = inSituation(after, path.answers)
  const fields = new Map(fieldsOf(after).map((field) => [field.key, field]))
  const values = Object.entries(begun.values).filter(([key, value]) =>
    fits(fields.get(key), fieldIn(before, key), value),
  )
  const materials = Object.entries(begun.materials).filter(([key]) => after.materials.some((one) => one.key === key))
  return {
    situation: path.answers,
    values: Object.fromEntries(values),
    materials: Object.fromEntries(materials.map(([key, files]) => [key, [...files]])),
    changes: [
      ...questionChanges(before, after, begun.situation),
      ...fieldChanges(fieldsOf(was), fieldsOf(now), fieldsOf(mine), new Set(values.map(([key]) => key)), begun.values),
      ...materialChanges(was, now, mine),
      ...feeChanges(was, now),
    ],
  }
}

const fieldsOf = ({ form }: Pick<ItemContent, 'form'>): FormField[] => form.flatMap((section) => section.fields)
const fieldIn = (content: ItemContent, key: string) => fieldsOf(content).find((field) => field.key === key)

/** The field still asks the same kind of thing, and what was chosen can still be chosen; right or wrong is not judged here. */
function fits(field: FormField | undefined, before: FormField | undefined, value: FormValue): boolean {
  if (!field || (before && before.kind !== field.kind)) return false
  const chosen: readonly unknown[] =
    field.kind === 'choice' ? [value] : field.kind === 'choices' && Array.isArray(value) ? value : []
  const options = new Set<unknown>(field.options?.map((one) => one.value))
  return chosen.every((one) => one === null || one === '' || options.has(one))
}

function questionChanges(before: ItemContent, after: ItemContent, given: Answers): DraftChange[] {
  const { next, asked } = pathOf(after, given)
  const known = new Set(before.situations?.map((one) => one.key))
  const kept = new Set(asked.map(({ question }) => question.key))
  const gone = (before.situations ?? []).filter((one) => given[one.key] && !kept.has(one.key) && one.key !== next?.key)
  const open = next
    ? [{ what: 'question', how: known.has(next.key) ? 'changed' : 'added', name: next.text } as const]
    : []
  return [...open, ...gone.map((one) => ({ what: 'question', how: 'gone', name: one.text }) as const)]
}

function fieldChanges(
  was: readonly FormField[],
  now: readonly FormField[],
  mine: readonly FormField[],
  kept: ReadonlySet<string>,
  values: FormValues,
): DraftChange[] {
  const old = new Set(was.map((field) => field.key))
  const still = new Set(mine.map((field) => field.key))
  const filled = (key: string) => (values[key] ?? '') !== ''
  return [
    ...now.filter(({ key }) => !old.has(key)).map((one) => change('field', 'added', one.label)),
    ...now
      .filter(({ key }) => old.has(key) && filled(key) && !kept.has(key))
      .map((one) => change('field', 'changed', one.label)),
    ...was.filter(({ key }) => !still.has(key)).map((one) => change('field', 'gone', one.label)),
  ]
}

function materialChanges(was: ItemContent, now: ItemContent, mine: ItemContent): DraftChange[] {
  const old = new Map(was.materials.map((one) => [one.key, one]))
  const still = new Set(mine.materials.map((one) => one.key))
  return [
    ...now.materials.filter(({ key }) => !old.has(key)).map((one) => change('material', 'added', one.name)),
    ...now.materials
      .filter((one) => old.has(one.key) && differs(old.get(one.key)!, one))
      .map((one) => change('material', 'changed', one.name)),
    ...was.materials.filter(({ key }) => !still.has(key)).map((one) => change('material', 'gone', one.name)),
  ]
}

type Material = ItemContent['materials'][number]
const differs = (one: Material, other: Material): boolean =>
  one.name !== other.name || one.necessity !== other.necessity || one.licenceType !== other.licenceType

function feeChanges(was: ItemContent, now: ItemContent): DraftChange[] {
  const said = ({ fees }: ItemContent) => fees.map((fee) => `${fee.name} ${fee.standard}`)
  const old = new Set(said(was))
  const still = new Set(said(now))
  return [
    ...now.fees
      .filter((fee) => !old.has(`${fee.name} ${fee.standard}`))
      .map((fee) => change('fee', 'added', `${fee.name}（${fee.standard}）`)),
    ...was.fees
      .filter((fee) => !still.has(`${fee.name} ${fee.standard}`))
      .map((fee) => change('fee', 'gone', fee.name)),
  ]
}

function change(what: DraftChange['what'], how: DraftChange['how'], name: string): DraftChange {
  return { what, how, name }
}
