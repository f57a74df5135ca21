/** Between what one types and the number it is. Money is typed in 元 and kept in 分, without floating point. */
import type { SingleValue } from '#modules/forms/contract.ts'

/** The number, null for nothing, or the text itself when it is not one (money: with more than two decimals too). */
export function numberFrom(text: string, scale: 1 | 100): SingleValue {
  const plain = text.trim().replace(/[，,\s]/g, '')
  if (plain === '') return null
  if (scale === 1) return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text
  const found = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(plain)
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : text
}

export function textFrom(value: SingleValue, scale: 1 | 100): string {
  if (typeof value !== 'number') return typeof value === 'string' ? value : ''
  if (scale === 1) return String(value)
  const whole = Math.trunc(value / 100)
  const cents = value % 100
  return cents === 0 ? String(whole) : `${whole}.${String(cents).padStart(2, '0')}`
}
