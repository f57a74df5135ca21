/** What the layout of a face must have, so that no licence leaves out what a licence has to say (GB/T 36903). */
import type { FaceLayout, FacePart } from '../contract.ts'

export const facePapers = { landscape: 'A4 横向', portrait: 'A4 纵向' } as const
export type FacePaper = keyof typeof facePapers
/** Width and height in millimetres. */
export const paperSizes = { landscape: [297, 210], portrait: [210, 297] } as const satisfies Record<
  FacePaper,
  readonly [number, number]
>

/** What every licence has to say besides the fields of its type (GB/T 36903). */
export const faceBasics = {
  title: '证照名称',
  number: '证照编号',
  validity: '有效期限',
  organ: '发证机关',
  issuedOn: '发证日期',
  identifier: '电子证照标识',
} as const

/** Whose licence it is; the face begins with it. */
export const holderFields = {
  person: ['持证人', '身份证件号码'],
  enterprise: ['持证主体', '统一社会信用代码'],
} as const satisfies Record<'person' | 'enterprise', readonly string[]>

export type FaceOf = { holderKind: 'person' | 'enterprise'; fields: readonly string[] }
/** `part` counts from zero; absent: the whole face. */
export type FaceFault = { part?: number; message: string }

/** The fields a layout may name, in the order they are offered. */
export function faceFieldsOf({ holderKind, fields }: FaceOf): string[] {
  return [...new Set([...Object.values(faceBasics), ...holderFields[holderKind], ...fields])]
}

export function faceFaults(layout: FaceLayout, type: FaceOf): FaceFault[] {
  const known = faceFieldsOf(type)
  const placed = new Set(layout.parts.flatMap((part) => ('field' in part ? [part.field] : [])))
  const has = (kind: FacePart['kind']) => layout.parts.filter((part) => part.kind === kind).length
  const missing = has('rest') > 0 ? [] : known.filter((name) => !placed.has(name))
  return [
    ...layout.parts.flatMap((part, index) =>
      partFaults(part, layout, known).map((message) => ({ part: index, message })),
    ),
    ...missing.map((name) => ({ message: `照面上还没有“${name}”：放上它，或者加一个“其余字段”` })),
    ...(has('qr') === 1 ? [] : [{ message: '照面上要有一个二维码，供人核验' }]),
    ...(has('seal') === 1 ? [] : [{ message: '照面上要有一个印章位置' }]),
    ...(has('rest') > 1 ? [{ message: '“其余字段”只能有一个' }] : []),
    ...(has('photo') > 1 ? [{ message: '照片只能有一个位置' }] : []),
  ]
}

/** Half the width of a seal, in millimetres. */
const SEAL = 21

function partFaults(part: FacePart, { paper }: FaceLayout, known: readonly string[]): string[] {
  const [width, height] = paperSizes[paper]
  const reach =
    part.kind === 'seal'
      ? { left: part.x - SEAL, top: part.y - SEAL, right: part.x + SEAL, bottom: part.y + SEAL }
      : { left: part.x, top: part.y, right: part.x + part.width, bottom: part.y + heightOf(part) }
  const outside = reach.left < 0 || reach.top < 0 || reach.right > width || reach.bottom > height
  return [
    ...(outside ? ['这一部分伸到纸外了'] : []),
    ...('field' in part && !known.includes(part.field) ? [`没有“${part.field}”这个字段`] : []),
  ]
}

/** Points to millimetres: the line a text takes. */
const lineOf = (size: number) => (size * 25.4) / 72

function heightOf(part: Exclude<FacePart, { kind: 'seal' }>): number {
  if (part.kind === 'qr') return part.width
  return 'height' in part ? part.height : lineOf(part.size)
}

/** What an editor begins with: the built-in face as parts. */
export const firstLayout: FaceLayout = {
  paper: 'landscape',
  parts: [
    { kind: 'value', field: faceBasics.title, x: 20, y: 26, width: 257, size: 36, align: 'centre' },
    { kind: 'value', field: faceBasics.number, x: 20, y: 47, width: 257, size: 12, align: 'centre' },
    { kind: 'rest', x: 30, y: 60, width: 237, height: 82, size: 16 },
    { kind: 'qr', x: 30, y: 150, width: 28 },
    { kind: 'field', field: faceBasics.identifier, x: 66, y: 160, width: 132, size: 7 },
    { kind: 'value', field: faceBasics.organ, x: 200, y: 163, width: 72, size: 14, align: 'centre' },
    { kind: 'value', field: faceBasics.issuedOn, x: 200, y: 171, width: 72, size: 14, align: 'centre' },
    { kind: 'seal', x: 236, y: 166 },
  ],
}
