/**
 * A drawn route in words, line by line, so that two versions can be laid side by side: its steps, and where each leads. Reads the
 * tags itself: comparing must not wait for the parser.
 */
import { bodyKinds, silences, stages, stepRoles } from './route-terms.ts'

export type RouteLine = { readonly label: string; readonly text: string }

type Tag = { name: string; attributes: Record<string, string>; inside: Tag[]; text: string }

const TAG =
  /<(?:!--[\s\S]*?--|!\[CDATA\[([\s\S]*?)\]\]|\?[\s\S]*?\?|(\/?)([\w:.-]+)((?:[^"'<>]|"[^"]*"|'[^']*')*?)(\/?))>|([^<]+)/g
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

const plain = (text: string) =>
  text.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (all, hex?: string, dec?: string, word?: string) => {
    if (word !== undefined) return ENTITIES[word] ?? all
    return String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(hex ?? dec ?? '0', hex === undefined ? 10 : 16)))
  })

/** Names without their prefix: what a file calls its namespaces means nothing. */
const local = (name: string) => name.slice(name.indexOf(':') + 1)

function tagsOf(xml: string): Tag {
  const root: Tag = { name: '', attributes: {}, inside: [], text: '' }
  const open = [root]
  for (const [, data, closing, name = '', attributes = '', empty, text] of xml.matchAll(TAG)) {
    const current = open.at(-1) ?? root
    if (data !== undefined) current.text += data
    else if (text !== undefined) current.text += plain(text)
    else if (closing) open.splice(1 + Math.max(0, open.length - 2))
    else if (name) {
      const pairs = [...attributes.matchAll(ATTRIBUTE)].map(([, key = '', one, other]) => [
        local(key),
        plain(one ?? other ?? ''),
      ])
      const tag: Tag = { name: local(name), attributes: Object.fromEntries(pairs), inside: [], text: '' }
      current.inside.push(tag)
      if (!empty) open.push(tag)
    }
  }
  return root
}

const every = (tag: Tag): Tag[] => [tag, ...tag.inside.flatMap(every)]
const find = (tag: Tag, name: string) => every(tag).find((one) => one.name === name)

const word = (table: Readonly<Record<string, string>>, key: string | undefined, usual: string) =>
  table[key ?? usual] ?? key ?? ''

/** Whose post it is: 「承办部门的审批岗」. */
export function postInWords({
  body,
  role,
  uscc,
  level,
  letterWord,
}: Readonly<Record<string, string | undefined>>): string {
  const which = body === 'named' ? (uscc ?? '') : body === 'level' ? `${level ?? ''} 级 ${letterWord ?? ''}` : ''
  const who = which ? `${word(bodyKinds, body, 'handling')}（${which.trim()}）` : word(bodyKinds, body, 'handling')
  return `${who}的${word(stepRoles, role, 'approver')}`
}

function stepText(tag: Tag): string {
  const { stage, budgetDays, silence } = tag.attributes
  const signing = find(tag, 'countersign')
  const signers = signing?.inside.filter(({ name }) => name === 'posts' || name === 'post') ?? []
  const { order, quorum = 'all' } = signing?.attributes ?? {}
  return [
    word(stages, stage, 'review'),
    postInWords(tag.attributes),
    Number(budgetDays ?? 0) > 0 ? `${budgetDays} 个工作日` : '',
    silence === 'agree' ? `逾期${silences.agree}` : '',
    signers.length > 0
      ? `${order === 'sequence' ? '依次' : '同时'}会签：${signers.map(({ attributes }) => postInWords(attributes)).join('、')}（${quorum === 'all' ? '全部' : `${quorum} 人`}同意）`
      : '',
  ]
    .filter(Boolean)
    .join('；')
}

const EVENTS: Readonly<Record<string, string>> = {
  startEvent: '开始',
  endEvent: '结束',
  exclusiveGateway: '排他网关',
  parallelGateway: '并行网关',
}

/** Steps first, then where each leads. What only moved on the sheet says the same. */
export function routeInWords(xml: string): RouteLine[] {
  const tags = every(tagsOf(xml))
  const byId = new Map(
    tags.filter(({ name }) => name !== 'BPMNShape' && name !== 'BPMNEdge').map((tag) => [tag.attributes['id'], tag]),
  )
  const called = (id: string | undefined): string => {
    const tag = byId.get(id)
    if (tag?.name === 'boundaryEvent') return `“${called(tag.attributes['attachedToRef'])}”${timerText(tag)}`
    const kind = EVENTS[tag?.name ?? '']
    const name = tag?.attributes['name']?.trim()
    // Gateways without a name are told apart by their id.
    return name ? name : kind ? (kind.endsWith('网关') ? `${kind} ${id}` : kind) : (id ?? '')
  }
  const defaults = new Set(tags.map(({ attributes }) => attributes['default']).filter(Boolean))
  const steps = tags
    .filter(({ name }) => name === 'userTask')
    .map((tag) => ({ label: `步骤“${called(tag.attributes['id'])}”`, text: stepText(tag) }))
  const flows = tags
    .filter(({ name }) => name === 'sequenceFlow')
    .map((tag) => {
      const { id, sourceRef, targetRef } = tag.attributes
      const when = find(tag, 'conditionExpression')?.text.trim()
      const text = defaults.has(id) ? '其他情况' : when ? `当 ${when}` : '有'
      return { label: `${called(sourceRef)} → ${called(targetRef)}`, text }
    })
  return [...steps, ...flows]
}

function timerText(tag: Tag): string {
  const days = /P(\d+)D/.exec(find(tag, 'timeDuration')?.text ?? '')?.[1] ?? ''
  return tag.attributes['cancelActivity'] === 'false' ? `满 ${days} 个工作日另开一路` : `满 ${days} 个工作日转出`
}
