import type { z } from 'zod'

const TEXT_LIMIT = 120

/**
 * What of an input may stand in the audit trail: fields marked `sensitive` become `***`,
 * long texts are cut, bytes and nested lists become their size.
 */
export function masked(schema: z.ZodType, input: unknown): Record<string, unknown> {
  const shape = (schema as { shape?: Record<string, z.ZodType> }).shape ?? {}
  const kept: Record<string, unknown> = {}
  for (const [name, value] of Object.entries((input ?? {}) as Record<string, unknown>)) {
    const field = shape[name]
    kept[name] = field && isSensitive(field) ? '***' : shortened(field, value)
  }
  return kept
}

function isSensitive(schema: z.ZodType): boolean {
  if (schema.meta()?.['x-sensitive']) return true
  const inner = (schema as { def?: { innerType?: z.ZodType } }).def?.innerType
  return inner ? isSensitive(inner) : false
}

function shortened(schema: z.ZodType | undefined, value: unknown): unknown {
  if (typeof value === 'string') return value.length > TEXT_LIMIT ? `${value.slice(0, TEXT_LIMIT)}…` : value
  if (value instanceof Uint8Array) return `${value.byteLength} bytes`
  if (Array.isArray(value))
    return value.every((one) => typeof one !== 'object') && value.length <= 20 ? value : `${value.length} rows`
  if (value !== null && typeof value === 'object') return schema ? masked(schema, value) : '{…}'
  return value
}
