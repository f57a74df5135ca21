/** What the elements of an item are written in. */
import { z } from 'zod'

export const keyed = z.string().regex(/^[a-z][a-zA-Z0-9]*$/, '键名以小写字母开头，只用字母和数字')
export const words = (most: number) => z.string().trim().min(1, '请填写').max(most, `最多 ${most} 个字`)
/** FEEL over the answers to the situation questions: `premises = "rented" and staff in ("few", "many")`. */
export const feel = words(500)
export const codeOf = <T extends Readonly<Record<string, string>>>(table: T) =>
  z.enum(Object.keys(table) as [keyof T & string, ...(keyof T & string)[]])
