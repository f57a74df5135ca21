/** What a data element says about the field of a form that refers to it, and whether it is sound itself. Pure. */
import type { ElementContent, FieldKind } from '../contract.ts'

/** What both an element and a field of a form are checked by. */
export type Checked = {
  kind: string
  options?: readonly { value: string; label: string }[]
  maxLength?: number
  minimum?: number
  maximum?: number
  unit?: string
}

/** What a field takes over from its element when it is put into a form. */
export function inheritedFrom({ label, kind, help, options, maxLength, minimum, maximum, unit }: ElementContent) {
  return { label, kind, help, options, maxLength, minimum, maximum, unit }
}

const words = {
  kind: '填写方式',
  options: '选项',
  maxLength: '最多字数',
  minimum: '最小值',
  maximum: '最大值',
  unit: '单位',
} as const

/**
 * Where a field asks otherwise than its element allows, in Chinese words. A form may ask more strictly (fewer options, a
 * shorter text), never more loosely: what one element holds means the same everywhere.
 */
export function loosenedBy(field: Checked, element: ElementContent): string[] {
  const allowed = new Map(element.options?.map((one) => [one.value, one.label]))
  const wrong = {
    kind: field.kind !== element.kind,
    options: (field.options ?? []).some((one) => allowed.get(one.value) !== one.label),
    maxLength: element.maxLength !== undefined && !(field.maxLength && field.maxLength <= element.maxLength),
    minimum: element.minimum !== undefined && !(field.minimum !== undefined && field.minimum >= element.minimum),
    maximum: element.maximum !== undefined && !(field.maximum !== undefined && field.maximum <= element.maximum),
    unit: field.unit !== element.unit,
  }
  return Object.entries(words).flatMap(([part, word]) => (wrong[part as keyof typeof words] ? [word] : []))
}

const texts: readonly FieldKind[] = ['text', 'long-text']
const numbers: readonly FieldKind[] = ['number', 'amount']

/** What is wrong with an element by itself, each with the part it is about. */
export function elementFaults(element: ElementContent): { field: string; message: string }[] {
  const { kind, options, maxLength, minimum, maximum, unit } = element
  const chooses = kind === 'choice' || kind === 'choices'
  const bounded = minimum !== undefined || maximum !== undefined
  const twice = options?.find((one, at) => options.findIndex((other) => other.value === one.value) !== at)
  const found: [boolean, string, string][] = [
    [chooses && !options, 'options', '单选和多选要有选项'],
    [!chooses && options !== undefined, 'options', '只有单选和多选才有选项'],
    [twice !== undefined, 'options', `选项“${twice?.label}”重复`],
    [maxLength !== undefined && !texts.includes(kind), 'maxLength', '只有文字才有最多字数'],
    [bounded && !numbers.includes(kind), 'minimum', '只有数字和金额才有最小值、最大值'],
    [minimum !== undefined && maximum !== undefined && minimum > maximum, 'maximum', '最小值大于最大值'],
    [unit !== undefined && kind !== 'number' && kind !== 'text', 'unit', '只有数字和一行文字才有单位'],
  ]
  return found.flatMap(([wrong, field, message]) => (wrong ? [{ field, message }] : []))
}
