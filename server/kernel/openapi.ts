import { z } from 'zod'
import type { Route } from './contract.ts'
import { doorsOf, type Module } from './module.ts'
import { invalidInput, notPermitted, signInNeeded, type Refusal } from './problem.ts'

type Json = Record<string, unknown>
type Kind = ReturnType<typeof doorsOf>[number]['kind']

/** The OpenAPI 3.1 document of every route, from the contracts alone. */
export function openApiDocument(modules: readonly Module[], version: string): Json {
  const paths: Record<string, Json> = {}
  const shared: Json = {}
  for (const module of modules) {
    for (const { route, kind } of doorsOf(module)) {
      const path = route.path.replace(/:(\w+)/g, '{$1}')
      paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(module, route, kind, shared) }
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'OneWindow 一窗',
      version,
      description: '市级一体化政务服务平台接口。错误一律为 application/problem+json（RFC 9457）。',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: modules.map((module) => ({ name: module.name, description: module.title })),
    paths,
    components: {
      schemas: { Problem: problemSchema, ...shared },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'onewindow_session' } },
    },
  }
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'instance'],
  properties: {
    type: { type: 'string', description: '/problems/ 加错误代码' },
    title: { type: 'string', description: '给人看的一句话' },
    status: { type: 'integer' },
    code: { type: 'string' },
    instance: { type: 'string', description: '本次请求编号' },
    facts: { type: 'object', description: '补充事实，如可办的动作、各字段的错误', additionalProperties: true },
  },
}

function operation(module: Module, route: Route, kind: Kind, shared: Json): Json {
  const schema = jsonSchemaOf(route.input, 'input', `${route.name}.input`, shared)
  const fields = (schema['properties'] ?? {}) as Record<string, Json>
  const required = new Set((schema['required'] ?? []) as string[])
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1]!)
  const others = Object.keys(fields).filter((name) => !inPath.includes(name))
  const inQuery =
    route.method === 'GET' || route.method === 'DELETE' || route.body === 'bytes'
      ? others.filter((name) => name !== 'content')
      : []
  const parameter = (name: string, place: string) => ({
    name,
    in: place,
    required: place === 'path' || required.has(name),
    schema: fields[name] ?? { type: 'string' },
  })
  const inBody = others.filter((name) => !inQuery.includes(name) && name !== 'content')
  return {
    operationId: route.name,
    summary: route.summary,
    tags: [module.name],
    'x-permission': route.permission,
    security: route.permission === 'public' ? [] : [{ session: [] }],
    parameters: [
      ...inPath.map((name) => parameter(name, 'path')),
      ...inQuery.map((name) => parameter(name, 'query')),
      ...(kind === 'act' || kind === 'bulk'
        ? [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: false,
              schema: { type: 'string', minLength: 16, maxLength: 100 },
            },
          ]
        : []),
    ],
    ...(hasBody(route, kind) ? { requestBody: requestBody(route, fields, inBody, required) } : {}),
    responses: responses(route, shared),
  }
}

function hasBody({ method }: Route, kind: Kind): boolean {
  return kind === 'conduit' ? method === 'PATCH' : kind !== 'view' && method !== 'DELETE'
}

function requestBody(route: Route, fields: Record<string, Json>, names: string[], required: Set<string>): Json {
  const binary = { schema: { type: 'string', format: 'binary' } }
  if (route.answer === 'headers') return { required: true, content: { 'application/offset+octet-stream': binary } }
  if (route.body === 'bytes') return { required: true, content: { 'application/octet-stream': binary } }
  const properties = Object.fromEntries(names.map((name) => [name, fields[name]!]))
  const needed = names.filter((name) => required.has(name))
  return {
    required: needed.length > 0,
    content: {
      'application/json': {
        schema: { type: 'object', properties, ...(needed.length > 0 ? { required: needed } : {}) },
      },
    },
  }
}

function responses(route: Route, shared: Json): Json {
  const answer =
    route.answer === 'headers'
      ? { description: '见响应头' }
      : route.answer === 'file'
        ? {
            description: '文件',
            content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
          }
        : {
            description: '成功',
            content: {
              'application/json': {
                schema: jsonSchemaOf(route.output, 'output', `${route.name}.output`, shared),
              },
            },
          }
  const refusals: readonly Refusal[] = [
    invalidInput,
    ...(route.permission === 'public' ? [] : [signInNeeded, notPermitted]),
    ...(route.refusals ?? []),
  ]
  const byStatus = Map.groupBy(refusals, (one) => one.status)
  const problems = [...byStatus].map(([status, ones]) => [
    String(status),
    {
      description: ones.map((one) => `${one.code}：${one.title}`).join('\n'),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ])
  return { [String(route.status ?? 200)]: answer, ...Object.fromEntries(problems) }
}

/** A schema that refers to itself keeps its parts under `$defs`, which here belong to the whole document. */
function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output', name: string, shared: Json): Json {
  const whole = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as Json
  const text = JSON.stringify(whole).replaceAll('"#/$defs/', `"#/components/schemas/${name}.`)
  const { $schema: _, $defs = {}, ...rest } = JSON.parse(text) as Json & { $defs?: Json }
  for (const [key, part] of Object.entries($defs)) shared[`${name}.${key}`] = part
  return rest
}
