/** What a list may show of an item: its elements, and what is drawn from several of them. */
import type { ItemContent } from '../contract.ts'
import { type ElementKey, elements, elementText } from './elements.ts'

const drawn = {
  deferrable: {
    title: '可容缺的材料',
    read: ({ materials }: ItemContent) =>
      materials
        .filter((one) => one.necessity === 'deferrable')
        .map((one) => `${one.name}（${one.deferDays} 个工作日内补交）`)
        .join('\n'),
  },
  /** 四免: what need not be handed in, filled in or come for. */
  exempt: {
    title: '四免内容',
    read: ({ materials, form, trips, gaps }: ItemContent) => {
      const proven = materials.filter((one) => one.licenceType)
      const names = (proofs: boolean) => proven.filter((one) => Boolean(one.proof) === proofs).map((one) => one.name)
      const fields = form.flatMap((section) => section.fields).filter((field) => field.prefill)
      return [
        names(false).length > 0 && `免交证照：${names(false).join('、')}`,
        names(true).length > 0 && `免交证明：${names(true).join('、')}`,
        fields.length > 0 && `免填表单：${fields.map((field) => field.label).join('、')}`,
        trips === 0 && !gaps?.includes('trips') && '免跑现场',
      ]
        .filter(Boolean)
        .join('\n')
    },
  },
} as const

export const listColumns = [...Object.keys(elements), ...Object.keys(drawn)] as ListColumn[]

export type ListColumn = ElementKey | keyof typeof drawn
export const isListColumn = (key: string): key is ListColumn =>
  Object.hasOwn(elements, key) || Object.hasOwn(drawn, key)

export function columnTitle(key: ListColumn): string {
  return key in drawn ? drawn[key as keyof typeof drawn].title : elements[key as ElementKey].title
}

export function columnText(content: ItemContent, key: ListColumn): string {
  return key in drawn ? drawn[key as keyof typeof drawn].read(content) : elementText(content, key as ElementKey)
}
