/**
 * A route says once what the outside may ask: address, shapes, permission, refusals.
 * From it come the HTTP handler, the OpenAPI document and the typed web client. Browser-safe.
 */
import { z } from 'zod'
import type { Db } from './db.ts'
import type { Refusal } from './problem.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD' | 'PATCH'

/** `public`: anyone; `signed-in`: any account; otherwise a permission word such as `cases.accept`. */
export type PermissionWord = string

export type RouteSpec<I extends z.ZodType, O extends z.ZodType> = {
  /** `module.verb-noun`, unique; also the OpenAPI operation id. */
  name: string
  method: Method
  /** `/api/cases/:id`; a path parameter is a field of `input` with the same name. */
  path: string
  /** One Chinese phrase for the API document and the audit screen. */
  summary: string
  permission: PermissionWord
  /** One flat object: path parameters, query (GET, DELETE) and JSON body together. Query numbers need `z.coerce`. */
  input: I
  output: O
  refusals?: readonly Refusal[]
  /** `bytes`: the request body is a file and arrives in `input.content` as a Buffer. */
  body?: 'json' | 'bytes'
  /**
   * `file`: the view returns a `FileAnswer` instead of JSON; `events`: a stream that stays open follows the look;
   * `headers`: a conduit answers by its protocol.
   */
  answer?: 'json' | 'file' | 'events' | 'headers'
  status?: 200 | 201 | 204
  /** Requests a minute from one address before 429; only for doors a stranger may knock on. */
  perMinute?: number
}

export type Route<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = Readonly<RouteSpec<I, O>>

export function route<I extends z.ZodType, O extends z.ZodType>(spec: RouteSpec<I, O>): Route<I, O> {
  return spec
}

export type InputOf<R> = R extends Route<infer I, z.ZodType> ? z.input<I> : never
export type ParsedInputOf<R> = R extends Route<infer I, z.ZodType> ? z.output<I> : never
export type OutputOf<R> = R extends Route<z.ZodType, infer O> ? z.output<O> : never

/** Reads in a transaction of its own. */
export type ReadPortion = <T>(work: (db: Db) => Promise<T>) => Promise<T>

/** What a view with `answer: 'file'` returns. */
export type FileAnswer = {
  content: Uint8Array
  mediaType: string
  name: string
  inline: boolean
  /** Instead of `content`, which is empty then: what is too large to hold, portion by portion, after the view has ended. */
  stream?: (read: ReadPortion) => AsyncIterable<Uint8Array>
}
export const fileAnswer = z.custom<FileAnswer>().meta({ description: '文件内容' })

/** The request body of a route with `body: 'bytes'`. */
export const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, '请选择要上传的文件')

/** Marks a field whose value must not stand in the audit trail or a log. */
export function sensitive<S extends z.ZodType>(schema: S): S {
  return schema.meta({ ...schema.meta(), 'x-sensitive': true }) as S
}

/** A date of law, `YYYY-MM-DD` in Asia/Shanghai. */
export const legalDate = z.iso.date('日期应写成 2026-01-31 的样子')
/** A moment, ISO 8601. */
export const moment = z.iso.datetime({ offset: true })
export const id = z.uuid('编号格式不对')

/** Query fields of every keyset-paged list: `after` is the `next` of the page before. */
export const pageQuery = {
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
}

/** The answer of every keyset-paged list; `next` is absent on the last page. */
export function pageOf<S extends z.ZodType>(row: S) {
  return z.object({ rows: z.array(row), next: z.string().optional() })
}

const MOST_AT_ONCE = 100

const verdict = z.object({
  id,
  done: z.boolean(),
  /** Why not: the refusal's code, its sentence and its facts. */
  code: z.string().optional(),
  title: z.string().optional(),
  facts: z.record(z.string(), z.unknown()).optional(),
})
export type BulkVerdict = z.infer<typeof verdict>

const bulkAnswer = z.object({ rows: z.array(verdict) })

/**
 * The contract of doing an act on many.
 * @param of the act's own contract; everything but `field` is asked once and the same for all
 */
export function bulkRoute<Shape extends z.ZodRawShape, Field extends keyof Shape & string>(
  of: Pick<Route, 'permission'> & { input: z.ZodObject<Shape> },
  spec: { name: string; path: string; summary: string; field: Field },
) {
  const others = Object.entries(of.input.shape).filter(([name]) => name !== spec.field)
  const shared = Object.fromEntries(others) as Omit<Shape, Field>
  return route({
    name: spec.name,
    method: 'POST',
    path: spec.path,
    summary: spec.summary,
    permission: of.permission,
    input: z.object({
      ...shared,
      ids: z.array(id).min(1, '请至少选择一件').max(MOST_AT_ONCE, `一次最多 ${MOST_AT_ONCE} 件`),
    }),
    output: bulkAnswer,
  })
}
