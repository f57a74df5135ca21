/**
 * Situations: a few questions whose answers say which materials, form fields and fees apply to *this* applicant.
 * The guide, the window's checklist and filing all ask here, so they cannot differ.
 */
import { evaluate } from 'feelin'
import type { ItemContent, Material, SituationQuestion } from '../contract.ts'

/** Option by question. */
export type Answers = Readonly<Record<string, string>>

type Asking = { situations?: readonly SituationQuestion[] }
/** How far the answers lead. Answers to questions that this path does not ask are left out. */
export type Path = {
  answers: Record<string, string>
  asked: readonly { question: SituationQuestion; answer: SituationQuestion['options'][number] }[]
  /** The question still open; absent when the path has ended. */
  next?: SituationQuestion
  /** This item is not the right one: what to do instead. */
  stop?: string
}

/** Follows the answers from the first question. */
export function pathOf({ situations = [] }: Asking, given: Answers): Path {
  const byKey = new Map(situations.map((one) => [one.key, one]))
  const asked: { question: SituationQuestion; answer: SituationQuestion['options'][number] }[] = []
  const answers: Record<string, string> = {}
  let question: SituationQuestion | undefined = situations[0]
  // A question met again would be a circle, which soundness refuses; here it only must not hang.
  while (question && !(question.key in answers)) {
    const wanted: string | undefined = given[question.key]
    const answer: SituationQuestion['options'][number] | undefined = question.options.find((one) => one.key === wanted)
    if (!answer) return { answers, asked, next: question }
    asked.push({ question, answer })
    answers[question.key] = answer.key
    if (answer.stop) return { answers, asked, stop: answer.stop }
    question = answer.leadsTo === undefined ? undefined : byKey.get(answer.leadsTo)
  }
  return { answers, asked }
}

/** More paths than this nobody can check by eye, nor an editor preview. */
export const MOST_PATHS = 2000

/** Every way through the questions, by its answers; the one empty way when nothing is asked. Stops after `MOST_PATHS`. */
export function everyPath({ situations = [] }: Asking): Path[] {
  const paths: Path[] = []
  const explore = (answers: Answers): void => {
    if (paths.length > MOST_PATHS) return
    const path = pathOf({ situations }, answers)
    if (!path.next) return void paths.push(path)
    for (const option of path.next.options) explore({ ...path.answers, [path.next.key]: option.key })
  }
  explore({})
  return paths
}

/** Whether the condition holds: FEEL, with every question as a variable and null for those not asked. */
export function holds(condition: string | undefined, { situations = [] }: Asking, answers: Answers): boolean {
  if (condition === undefined) return true
  const scope = Object.fromEntries(situations.map(({ key }) => [key, answers[key] ?? null]))
  return evaluate(condition, scope).value === true
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
  const form = content.form
    .map((section) => ({ ...section, fields: section.fields.filter((field) => applies(field.inSituation)) }))
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
      section.fields.map(({ label, inSituation: when }, place) => ({
        what: `表单项“${label}”`,
        condition: when,
        field: `form.${at}.fields.${place}.inSituation`,
      })),
    ),
  ].flatMap(({ what, condition, field }) => (condition === undefined ? [] : [{ what, condition, field }]))
}
