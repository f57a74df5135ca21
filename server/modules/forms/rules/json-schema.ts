import type { FormField, FormSection } from '../contract.ts'

type Json = Record<string, unknown>

/**
 * The same form as JSON Schema 2020-12, for programs that apply through the API. Shape only: check digits and hidden
 * required fields are told by the check itself.
 */
export function jsonSchemaOf(sections: readonly FormSection[]): Json {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...objectOf(sections.flatMap((section) => section.fields)),
  }
}

function objectOf(fields: readonly FormField[]): Json {
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.key, propertyOf(field)])),
    required: fields.filter((field) => field.required && !field.when).map((field) => field.key),
    additionalProperties: false,
    ...conditionsOf(fields),
  }
}

function propertyOf(field: FormField): Json {
  const { label, help, element, kind } = field
  return {
    title: label,
    ...(help ? { description: help } : {}),
    // An annotation (JSON Schema 2020-12 core §6.5): which standard data element the value is.
    ...(element ? { 'x-data-element': `${element.key}@${element.version}` } : {}),
    ...shapes[kind](field),
  }
}

const shapes: Record<FormField['kind'], (field: FormField) => Json> = {
  text: ({ maxLength }) => ({ type: 'string', maxLength: maxLength ?? 200 }),
  'long-text': ({ maxLength }) => ({ type: 'string', maxLength: maxLength ?? 4000 }),
  number: ({ minimum, maximum }) => ({ type: 'number', ...bounds(minimum, maximum) }),
  amount: ({ minimum, maximum }) => ({
    type: 'integer',
    ...bounds(Math.max(0, minimum ?? 0), maximum),
    description: '单位：分',
  }),
  date: () => ({ type: 'string', format: 'date' }),
  choice: (field) => ({ type: 'string', oneOf: choicesOf(field) }),
  choices: (field) => ({ type: 'array', items: { oneOf: choicesOf(field) }, uniqueItems: true }),
  'yes-no': () => ({ type: 'boolean' }),
  'id-number': () => ({ type: 'string', pattern: '^[1-9]\\d{16}[\\dX]$' }),
  uscc: () => ({ type: 'string', pattern: '^[0-9A-HJ-NPQRTUWXY]{18}$' }),
  phone: () => ({ type: 'string', pattern: '^(1[3-9]\\d{9}|0\\d{9,11})$' }),
  region: () => ({ type: 'string', pattern: '^\\d{12}$' }),
  rows: ({ fields = [], minimum, maximum }) => ({
    type: 'array',
    items: objectOf(fields),
    ...(minimum === undefined ? {} : { minItems: minimum }),
    ...(maximum === undefined ? {} : { maxItems: maximum }),
  }),
}

function choicesOf({ options = [] }: FormField): Json[] {
  return options.map((one) => ({ const: one.value, title: one.label }))
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
    return [{ anyOf: [{ not: { properties: { [when.key]: holds }, required: [when.key] } }, { required: [key] }] }]
  })
  return conditions.length > 0 ? { allOf: conditions } : {}
}
