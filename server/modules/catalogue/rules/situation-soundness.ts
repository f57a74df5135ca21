/** What makes a question tree unfit: dead ends, circles, questions nobody is asked, conditions that can never hold. */
import type { ItemContent, SituationQuestion } from '../contract.ts'
import { conditioned, conditionFault, everyPath, holds, MOST_PATHS, pathOf } from './situations.ts'
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
  return shape.length + unreadable.length > 0 ? [...shape, ...unreadable] : contradictions(content)
}

function deadEnds(situations: readonly SituationQuestion[]): Fault[] {
  const keys = new Set(situations.map((one) => one.key))
  const twice = situations.findIndex((one, index) => situations.findIndex(({ key }) => key === one.key) !== index)
  const faults = twice === -1 ? [] : [fault(`情形问题的键名“${situations[twice]!.key}”重复`, twice)]
  for (const [at, { text, options }] of situations.entries()) {
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
    for (const { leadsTo, stop } of question.options) if (leadsTo !== undefined && !stop) visit(byKey.get(leadsTo))
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
  return conditioned(content).flatMap(({ what, condition, field }) =>
    going.some((path) => holds(condition, content, path.answers))
      ? []
      : [{ field, message: `${what}的情形条件自相矛盾，任何情形下都不会成立：${condition}` }],
  )
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
