/**
 * The wording of a letter as data: what a template may hold, what it must hold, and how it is filled in.
 * A field is replaced once and by plain text; nothing in a value or a template is ever run.
 */
import type { LetterField, TemplateBlock, TemplateFault } from '../contract.ts'

export type Table = {
  columns: readonly { title: string; share: number }[]
  rows: readonly (readonly string[])[]
}
export type FieldValue = string | readonly string[] | Table
export type FieldValues = Readonly<Record<string, FieldValue>>

/** What the law wants in a letter of this kind, and what there is to say it with. */
export type LetterWords = {
  readonly fields: readonly LetterField[]
  readonly conditions: readonly { readonly key: string; readonly name: string }[]
  readonly demands: readonly { field: string; name: string; basis: string; when?: string }[]
}

export type FilledBlock =
  | { kind: 'paragraph'; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'facts'; rows: [string, string][] }
  | { kind: 'points'; points: string[] }
  | { kind: 'table'; columns: { title: string; share: number }[]; rows: string[][] }

/** 权利救济 has its place on the page; wherever the list stands in the template, it is set there. */
export const REMEDIES = 'remedies'

const PLACEHOLDER = /\{\{([a-zA-Z][a-zA-Z.-]*)\}\}/g

/** Every fault of a template; none: it may be used. */
export function faultsOf(blocks: readonly TemplateBlock[], words: LetterWords): TemplateFault[] {
  const inBlocks = blocks.flatMap((block, at) =>
    [...new Set(blockFaults(block, words))].map((message) => ({ block: at, message })),
  )
  return [...inBlocks, ...[...new Set(missing(blocks, words))].map((message) => ({ message }))]
}

function blockFaults(block: TemplateBlock, words: LetterWords): string[] {
  const known = new Map(words.fields.map((field) => [field.key, field]))
  const faults: string[] = []
  if (block.when !== undefined && !words.conditions.some(({ key }) => key === conditionOf(block.when!)))
    faults.push(`没有“${block.when}”这个显示条件`)
  for (const text of textsOf(block)) {
    if (/[{}]/.test(text.replace(PLACEHOLDER, '')))
      faults.push('大括号没有成对，或者里面不是字段名：字段写成 {{字段}}，正文不能另用大括号')
    for (const key of fieldsIn(text)) {
      const field = known.get(key)
      if (!field) faults.push(`没有“${key}”这个字段`)
      else if (field.shape !== 'text') faults.push(`“${field.name}”要单独成段，不能放在句子里`)
    }
  }
  if (block.kind === 'list') {
    const field = known.get(block.field)
    if (!field) faults.push(`没有“${block.field}”这个字段`)
    else if (field.shape === 'text') faults.push(`“${field.name}”要放在句子里，不能单独成段`)
  }
  for (const key of fieldsOfBlock(block)) {
    const field = known.get(key)
    if (field?.onlyWhen && block.when !== field.onlyWhen)
      faults.push(`“${field.name}”只在“${nameOf(words, field.onlyWhen)}”时才有，这一段要设成只在那时显示`)
  }
  return faults
}

/** Under each of its conditions the letter says what the law demands. */
function missing(blocks: readonly TemplateBlock[], words: LetterWords): string[] {
  return statesOf(words).flatMap((holds) => {
    const said = new Set(blocks.filter((block) => isShown(block, holds)).flatMap(fieldsOfBlock))
    return words.demands
      .filter(({ field, when }) => (when === undefined || isShown({ when }, holds)) && !said.has(field))
      .map(({ name, basis, when }) =>
        when === undefined
          ? `每一份都要写明“${name}”（${basis}）`
          : `“${nameOf(words, when)}”时要写明“${name}”（${basis}）`,
      )
  })
}

/** Every way the conditions of a letter can hold: two to the number of them, and there are three at most. */
function statesOf({ conditions }: LetterWords): ReadonlySet<string>[] {
  return conditions.reduce<ReadonlySet<string>[]>(
    (states, { key }) => states.flatMap((state) => [state, new Set([...state, key])]),
    [new Set()],
  )
}

export function isShown({ when }: { when?: string }, holds: ReadonlySet<string>): boolean {
  if (when === undefined) return true
  return when.startsWith('!') ? !holds.has(conditionOf(when)) : holds.has(when)
}

function conditionOf(when: string): string {
  return when.startsWith('!') ? when.slice(1) : when
}

function nameOf(words: LetterWords, when: string): string {
  const name = words.conditions.find(({ key }) => key === conditionOf(when))?.name ?? when
  return when.startsWith('!') ? `不是${name}` : name
}

function textsOf(block: TemplateBlock): string[] {
  if (block.kind === 'list') return []
  return block.kind === 'facts' ? block.rows.flatMap(({ label, text }) => [label, text]) : [block.text]
}

export function fieldsIn(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, key]) => key!)
}

function fieldsOfBlock(block: TemplateBlock): string[] {
  return block.kind === 'list' ? [block.field] : textsOf(block).flatMap(fieldsIn)
}

export type Filled = { body: FilledBlock[]; remedies: string[] }

/** Puts the values in. A part that has nothing to say is left out. */
export function fill(blocks: readonly TemplateBlock[], values: FieldValues, holds: ReadonlySet<string>): Filled {
  const shown = blocks.filter((block) => isShown(block, holds))
  const remedies = shown.some((block) => block.kind === 'list' && block.field === REMEDIES)
    ? (values[REMEDIES] as readonly string[] | undefined)
    : undefined
  return {
    body: shown
      .filter((block) => block.kind !== 'list' || block.field !== REMEDIES)
      .flatMap((block) => filledBlock(block, values)),
    remedies: [...(remedies ?? [])],
  }
}

function filledBlock(block: TemplateBlock, values: FieldValues): FilledBlock[] {
  if (block.kind === 'list') return filledList(values[block.field])
  if (block.kind === 'facts') {
    const rows = block.rows
      .map(({ label, text }): [string, string] => [filledText(label, values), filledText(text, values)])
      .filter(([, text]) => text !== '')
    return rows.length === 0 ? [] : [{ kind: 'facts', rows }]
  }
  const text = filledText(block.text, values)
  return text === '' ? [] : [{ kind: block.kind, text }]
}

function filledList(value: FieldValue | undefined): FilledBlock[] {
  if (value === undefined || typeof value === 'string') return []
  if (isTable(value)) {
    if (value.rows.length === 0) return []
    return [{ kind: 'table', columns: [...value.columns], rows: value.rows.map((row) => [...row]) }]
  }
  return value.length === 0 ? [] : [{ kind: 'points', points: [...value] }]
}

function isTable(value: readonly string[] | Table): value is Table {
  return !Array.isArray(value)
}

/** One pass: what a value holds is never looked at again. */
function filledText(text: string, values: FieldValues): string {
  return text
    .replace(PLACEHOLDER, (_, key: string) => {
      const value = values[key]
      return typeof value === 'string' ? value : ''
    })
    .trim()
}
