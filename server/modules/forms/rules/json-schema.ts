import type { FormField, FormSection } from '../contract.ts'

type Json = Record<string, unknown>

/**
 * The same form as JSON Schema 2020-12, for programs that apply through the API. Shape only: check digits and hidden
 * required fields are told by the check itself.
 */
export function jsonSchemaOf(sections: readonly FormSection[]): Json {
  const fields = sections.flatMap((section) => section.fields)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.key, propertyOf(field)])),
    required: fields.filter((field) => field.required && !field.when).map((field) => field.key),
    additionalProperties: false,
    ...conditionsOf(fields),
  }
}

function propertyOf(field: FormField): Json {
  return { title: field.label, ...(field.help ? { description: field.help } : {}), ...shapeOf(field) }
}

function shapeOf({ kind, options = [], maxLength, minimum, maximum }: FormField): Json {
  const choices = options.map((one) => ({ const: one.value, title: one.label }))
  switch (kind) {
    case 'text':
      return { type: 'string', maxLength: maxLength ?? 200 }
    case 'long-text':
      return { type: 'string', maxLength: maxLength ?? 4000 }
    case 'number':
      return { type: 'number', ...bounds(minimum, maximum) }
    case 'amount':
      return { type: 'integer', ...bounds(minimum ?? 0, maximum), description: '单位：分' }
    case 'date':
      return { type: 'string', format: 'date' }
    case 'choice':
      return { type: 'string', oneOf: choices }
    case 'choices':
      return { type: 'array', items: { oneOf: choices }, uniqueItems: true }
    case 'yes-no':
      return { type: 'boolean' }
    case 'id-number':
      return { type: 'string', pattern: '^[1-9]\\d{16}[\\dX]$' }
    case 'uscc':
      return { type: 'string', pattern: '^[0-9A-HJ-NPQRTUWXY]{18}$' }
    case 'phone':
      return { type: 'string', pattern: '^(1[3-9]\\d{9}|0\\d{9,11})$' }
    case 'region':
      return { type: 'string', pattern: '^\\d{12}$' }
  }
}

function bounds(minimum: number | undefined, maximum: number | undefined): Json {
  return { ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined ? {} : { maximum }) }
}

/** A required field that is shown only under a condition is required only then. */
function conditionsOf(fields: readonly FormField[]): Json {
  const conditions = fields.flatMap(({ key, required, when }) => {
    if (!required || !when) return []
    const asked = fields.find((one) => one.key === when.key)
    const holds = asked?.kind === 'choices' ? { contains: { const: when.equals } } : { const: when.equals }
    return [{ if: { properties: { [when.key]: holds }, required: [when.key] }, then: { required: [key] } }]
  })
  return conditions.length > 0 ? { allOf: conditions } : {}
}
