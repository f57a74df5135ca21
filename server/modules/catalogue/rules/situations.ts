/**
 * Situations: a few questions whose answers say which materials, form fields and fees apply to *this* applicant.
 * The guide, the window's checklist and filing all ask here, so they cannot differ.
 */
import { evaluate, parseExpression } from 'feelin'
import type { FormField, ItemContent, Material, SituationQuestion } from '../contract.ts'

/** Option by question. */
export type Answers = Readonly<Record<string, string>>

type Asking = { situations?: readonly SituationQuestion[] }
type Asked = { question: SituationQuestion; answer: SituationQuestion['options'][number] }
/** How far the answers lead. Answers to questions that this path does not ask are left out. */
export type Path = {
  answers: Record<string, string>
  asked: readonly Asked[]
  /** Met on the way and not asked: their condition did not hold. */
  skipped: readonly SituationQuestion[]
  /** The question still open; absent when the path has ended. */
  next?: SituationQuestion
  /** This item is not the right one: what to do instead. */
  stop?: string
}

/** Follows the answers from the first question. */
export function pathOf({ situations = [] }: Asking, given: Answers): Path {
  return goneOn(situations, { answers: {}, asked: [], skipped: [] }, situations[0], given)
}

/** The path from this question on, as far as the answers lead: a question whose condition does not hold leads to its `otherwise`. */
function goneOn(
  situations: readonly SituationQuestion[],
  before: Path,
  from: SituationQuestion | undefined,
  given: Answers,
): Path {
  const answers = { ...before.answers }
  const asked = [...before.asked]
  const skipped = [...before.skipped]
  const ways = { answers, asked, skipped }
  const met = new Set([...asked.map((one) => one.question), ...skipped])
  const after = (key: string | undefined) => situations.find((one) => key !== undefined && one.key === key)
  // A question met again would be a circle, which soundness refuses; here it only must not hang.
  for (let question = from; question && !met.has(question); ) {
    const { key, when, otherwise, options } = question
    if (!holds(when, { situations }, answers)) {
      met.add(question)
      skipped.push(question)
      question = after(otherwise)
      continue
    }
    const answer = options.find((one) => one.key === given[key])
    if (!answer) return { ...ways, next: question }
    met.add(question)
    asked.push({ question, answer })
    answers[key] = answer.key
    if (answer.stop) return { ...ways, stop: answer.stop }
    question = after(answer.leadsTo)
  }
  return ways
}

/** More paths than this nobody can check by eye, nor an editor preview. */
export const MOST_PATHS = 2000

/** Every way through the questions, by its answers; the one empty way when nothing is asked. Stops after `MOST_PATHS`. */
export function everyPath({ situations = [] }: Asking): Path[] {
  const paths: Path[] = []
  const explore = (path: Path): void => {
    const { next, ...before } = path
    if (paths.length > MOST_PATHS) return
    if (!next) return void paths.push(path)
    for (const { key } of next.options) explore(goneOn(situations, before, next, { [next.key]: key }))
  }
  explore(pathOf({ situations }, {}))
  return paths
}

/** Whether the condition holds: FEEL, with every question as a variable and null for those not asked. One that cannot be read does not. */
export function holds(condition: string | undefined, { situations = [] }: Asking, answers: Answers): boolean {
  if (condition === undefined) return true
  const scope = Object.fromEntries(situations.map(({ key }) => [key, answers[key] ?? null]))
  try {
    return evaluate(condition, scope).value === true
  } catch {
    return false
  }
}

/** The questions the condition asks about, by key, whatever its value. */
export function mentioned(condition: string, { situations = [] }: Asking): Set<string> {
  const keys = new Set(situations.map((one) => one.key))
  const found = new Set<string>()
  parseExpression(condition, Object.fromEntries([...keys].map((key) => [key, null])), undefined).iterate({
    enter({ name, from, to }) {
      const word = condition.slice(from, to)
      if (name === 'VariableName' && keys.has(word)) found.add(word)
    },
  })
  return found
}

/** Why the condition cannot be read, in Chinese; undefined when it can. */
export function conditionFault(condition: string, { situations = [] }: Asking): string | undefined {
  const scope = Object.fromEntries(situations.map(({ key }) => [key, null]))
  try {
    const { warnings } = evaluate(condition, scope)
    const unknown = warnings.find((one) => one.type === 'NO_VARIABLE_FOUND')
    return unknown ? `提到了不存在的问题：${/'(.+)'/.exec(unknown.message)?.[1] ?? condition}` : undefined
  } catch {
    return `写得不完整或有语法错误：${condition}`
  }
}

/**
 * The content as it stands for these answers: only the materials, fields and fees that apply. While a question is open,
 * what its answer might still add is left out.
 */
export function inSituation(content: ItemContent, given: Answers): ItemContent {
  if (!content.situations) return content
  const { answers } = pathOf(content, given)
  const applies = (condition: string | undefined) => holds(condition, content, answers)
  const asked = (fields: readonly FormField[]) =>
    fields
      .filter((field) => applies(field.inSituation))
      .map((field) =>
        field.fields ? { ...field, fields: field.fields.filter((one) => applies(one.inSituation)) } : field,
      )
      .filter((field) => field.fields?.length !== 0)
  const form = content.form
    .map((section) => ({ ...section, fields: asked(section.fields) }))
    .filter((section) => section.fields.length > 0)
  return {
    ...content,
    materials: content.materials.filter((one) => applies(one.when)),
    fees: content.fees.filter((one) => applies(one.when)),
    form,
  }
}

/** The exact list of materials for the answers: what the guide shows and the window checks. */
export function materialsFor(content: ItemContent, answers: Answers): Material[] {
  return inSituation(content, answers).materials
}

/** Materials, fields and fees that depend on the situation, and where in the content the condition stands. */
export function conditioned({
  materials,
  fees,
  form,
}: ItemContent): { what: string; condition: string; field: string }[] {
  return [
    ...materials.map(({ name, when }, at) => ({
      what: `材料“${name}”`,
      condition: when,
      field: `materials.${at}.when`,
    })),
    ...fees.map(({ name, when }, at) => ({ what: `收费“${name}”`, condition: when, field: `fees.${at}.when` })),
    ...form.flatMap((section, at) =>
      section.fields.flatMap((field, place) =>
        [field, ...(field.fields ?? [])].map(({ label, inSituation: when }, within) => ({
          what: `表单项“${label}”`,
          condition: when,
          field: `form.${at}.fields.${place}.${within === 0 ? '' : `fields.${within - 1}.`}inSituation`,
        })),
      ),
    ),
  ].flatMap(({ what, condition, field }) => (condition === undefined ? [] : [{ what, condition, field }]))
}
