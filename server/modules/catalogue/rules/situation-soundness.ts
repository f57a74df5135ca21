/** What makes a question tree unfit: dead ends, circles, questions nobody is asked, conditions that can never hold. */
import type { ItemContent, SituationQuestion } from '../contract.ts'
import {
  conditioned,
  conditionFault,
  everyPath,
  holds,
  mentioned,
  MOST_PATHS,
  type Path,
  pathOf,
} from './situations.ts'
import type { Fault } from './fault.ts'

/** At the question, at one of its options, or at the tree as a whole. */
const fault = (message: string, question?: number, option?: number): Fault => {
  const place = [question, option === undefined ? undefined : `options.${option}`]
  return { field: ['situations', ...place.filter((one) => one !== undefined)].join('.'), message }
}

export function situationFaults(content: ItemContent): Fault[] {
  const { situations = [] } = content
  const shape = [...deadEnds(situations), ...unreachable(situations)]
  const unreadable = conditioned(content).flatMap(({ what, condition, field }) => {
    const why = conditionFault(condition, content)
    return why ? [{ field, message: `${what}的情形条件${why}` }] : []
  })
  // Paths of a tree with a circle mean nothing; first the tree is mended.
  const faults = [...shape, ...questionConditions(situations), ...unreadable]
  return faults.length > 0 ? faults : contradictions(content)
}

/** What a question may be made to depend on: answers that may have been given when its turn comes. */
function questionConditions(situations: readonly SituationQuestion[]): Fault[] {
  return situations.flatMap(({ key, text, when, otherwise }, at) => {
    const wrong = (part: 'when' | 'otherwise', message: string): Fault[] => [
      { field: `situations.${at}.${part}`, message: `问题“${text}”${message}` },
    ]
    if (when === undefined)
      return otherwise === undefined ? [] : wrong('otherwise', '总是要问，不会走到“不问的时候”那一步')
    if (at === 0) return wrong('when', '是第一个问题，前面还没有回答，不能带条件')
    const why = conditionFault(when, { situations })
    if (why) return wrong('when', `的提问条件${why}`)
    const before = askedBefore(situations, key)
    const late = situations.find((one) => !before.has(one.key) && mentioned(when, { situations }).has(one.key))
    return late ? wrong('when', `的提问条件用到了这时还没有问过的问题“${late.text}”`) : []
  })
}

/** The questions from which some way leads to this one. */
function askedBefore(situations: readonly SituationQuestion[], key: string): Set<string> {
  const before = new Set<string>()
  const collect = (to: string): void => {
    for (const one of situations)
      if (!before.has(one.key) && waysOn(one).includes(to)) {
        before.add(one.key)
        collect(one.key)
      }
  }
  collect(key)
  before.delete(key)
  return before
}

/** The keys of what may come after the question. */
function waysOn({ options, otherwise }: SituationQuestion): string[] {
  const chosen = options.flatMap(({ leadsTo, stop }) => (leadsTo === undefined || stop ? [] : [leadsTo]))
  return otherwise === undefined ? chosen : [...chosen, otherwise]
}

function deadEnds(situations: readonly SituationQuestion[]): Fault[] {
  const keys = new Set(situations.map((one) => one.key))
  const twice = situations.findIndex((one, index) => situations.findIndex(({ key }) => key === one.key) !== index)
  const faults = twice === -1 ? [] : [fault(`情形问题的键名“${situations[twice]!.key}”重复`, twice)]
  for (const [at, { text, options, otherwise }] of situations.entries()) {
    if (otherwise !== undefined && !keys.has(otherwise))
      faults.push({
        field: `situations.${at}.otherwise`,
        message: `问题“${text}”不问的时候走进死胡同：没有下一个问题“${otherwise}”`,
      })
    if (new Set(options.map((one) => one.key)).size < options.length)
      faults.push(fault(`问题“${text}”的选项键名有重复`, at))
    for (const [place, { label, leadsTo, stop }] of options.entries()) {
      if (leadsTo !== undefined && !keys.has(leadsTo))
        faults.push(fault(`问题“${text}”选“${label}”后走进死胡同：没有下一个问题“${leadsTo}”`, at, place))
      if (leadsTo !== undefined && stop !== undefined)
        faults.push(fault(`问题“${text}”的选项“${label}”既说不适用，又接着往下问，自相矛盾`, at, place))
    }
  }
  return faults
}

function unreachable(situations: readonly SituationQuestion[]): Fault[] {
  const byKey = new Map(situations.map((one) => [one.key, one]))
  const done = new Set<string>()
  const open = new Set<string>()
  const circles: Fault[] = []
  const visit = (question: SituationQuestion | undefined): void => {
    if (!question || done.has(question.key)) return
    if (open.has(question.key))
      return void circles.push(fault(`问题“${question.text}”绕回了自己，永远问不完`, situations.indexOf(question)))
    open.add(question.key)
    for (const key of waysOn(question)) visit(byKey.get(key))
    open.delete(question.key)
    done.add(question.key)
  }
  visit(situations[0])
  const lost = situations.filter((one) => !done.has(one.key) && !open.has(one.key))
  return [
    ...circles,
    ...lost.map((one) => fault(`问题“${one.text}”谁也问不到：没有选项通向它`, situations.indexOf(one))),
  ]
}

function contradictions(content: ItemContent): Fault[] {
  const paths = everyPath(content)
  if (paths.length > MOST_PATHS) return [fault(`情形组合超过 ${MOST_PATHS} 种，请减少问题或选项`)]
  const going = paths.filter((path) => !path.stop)
  if (going.length === 0) return [fault('所有选项都不适用，谁也不能申请')]
  const never = conditioned(content).flatMap(({ what, condition, field }) =>
    going.some((path) => holds(condition, content, path.answers))
      ? []
      : [{ field, message: `${what}的情形条件自相矛盾，任何情形下都不会成立：${condition}` }],
  )
  return [...neverAsked(content.situations ?? [], paths), ...never]
}

/** An option leads to it, and yet no answers do: its own condition never holds, or that of a question before it always does. */
function neverAsked(situations: readonly SituationQuestion[], paths: readonly Path[]): Fault[] {
  const asked = new Set(paths.flatMap((path) => path.asked.map((one) => one.question)))
  const skipped = new Set(paths.flatMap((path) => path.skipped))
  return situations.flatMap((question, at) => {
    if (asked.has(question)) return []
    const { text, when } = question
    if (!skipped.has(question)) return [fault(`问题“${text}”谁也问不到：没有哪种回答走得到它`, at)]
    return [
      {
        field: `situations.${at}.when`,
        message: `问题“${text}”的提问条件自相矛盾，任何情形下都不会成立：${when}`,
      },
    ]
  })
}

/** Which materials each option adds, for the editor: those listed on some path with the option and on none without it. */
export function addedByOption(content: ItemContent): { question: string; option: string; materials: string[] }[] {
  const paths = everyPath(content).filter((path) => !path.stop)
  const listed = paths.map((path) => ({
    answers: path.answers,
    keys: content.materials.filter((one) => holds(one.when, content, path.answers)).map((one) => one.key),
  }))
  const names = new Map(content.materials.map((one) => [one.key, one.name]))
  return (content.situations ?? []).flatMap((question) =>
    question.options.map((option) => {
      const reached = listed.filter(({ answers }) => pathOf(content, answers).answers[question.key] !== undefined)
      const chosen = reached.filter(({ answers }) => answers[question.key] === option.key).flatMap(({ keys }) => keys)
      const others = new Set(
        reached.filter(({ answers }) => answers[question.key] !== option.key).flatMap(({ keys }) => keys),
      )
      const added = [...new Set(chosen)].filter((key) => !others.has(key))
      return { question: question.key, option: option.key, materials: added.map((key) => names.get(key)!) }
    }),
  )
}
