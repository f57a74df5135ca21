/** The layout of a licence's face (照面) as data: what stands where on the page, in millimetres. Browser-safe. */
import { z } from 'zod'

const position = z.number().min(0, '位置不能在纸外').max(297, '位置不能在纸外')
const at = { x: position, y: position }
const width = z.number().min(5, '宽度至少 5 毫米').max(290, '宽度太大')
/** Points, as in print. */
const size = z.number().min(6, '字号至少 6').max(60, '字号最大 60')
const align = z.enum(['left', 'centre'])
const field = z.string().trim().min(1, '请选择字段').max(60)

/**
 * `value`: a field's value on one line, shrunk to its width. `field`: its name and value, broken into lines. `rest`: every
 * field that has no place of its own, one under the other. `qr`: with the words that tell how to check. `seal`: its centre.
 */
export const facePart = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    text: z.string().trim().min(1, '请填写文字').max(200),
    ...at,
    width,
    size,
    align,
  }),
  z.object({ kind: z.literal('value'), field, ...at, width, size, align }),
  z.object({ kind: z.literal('field'), field, ...at, width, size }),
  z.object({ kind: z.literal('rest'), ...at, width, height: width, size }),
  z.object({ kind: z.literal('photo'), ...at, width, height: width }),
  z.object({ kind: z.literal('qr'), ...at, width: z.number().min(18, '二维码至少 18 毫米').max(60) }),
  z.object({ kind: z.literal('seal'), ...at }),
])
export type FacePart = z.infer<typeof facePart>
export type FacePartKind = FacePart['kind']

export const faceLayout = z.object({
  paper: z.enum(['landscape', 'portrait']),
  parts: z.array(facePart).min(1, '照面不能是空的').max(60, '照面最多 60 个部分'),
})
export type FaceLayout = z.infer<typeof faceLayout>
