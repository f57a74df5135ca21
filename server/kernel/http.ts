import { timingSafeEqual } from 'node:crypto'
import { Readable } from 'node:stream'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import { sql } from 'kysely'
import { type Act, perform } from './action.ts'
import { type Bulk, performEach } from './bulk.ts'
import { carry, type Conduit } from './conduit.ts'
import { type Actor, stranger, systemActor } from './actor.ts'
import type { App } from './app.ts'
import type { FileAnswer, Route } from './contract.ts'
import { type Caller, gather } from './ctx.ts'
import { inTransaction } from './db.ts'
import { newId } from './id.ts'
import { createStreams, endWith, type Streams } from './live-stream.ts'
import { openApiDocument } from './openapi.ts'
import { crossSite, invalidInput, notFound, Problem, tooLarge, tooMany } from './problem.ts'
import { show, type View } from './view.ts'
import { serveWeb } from './web-files.ts'

export const SESSION_COOKIE = 'onewindow_session'
const BODY_LIMIT = 1_000_000
const FILE_LIMIT = 21_000_000

export type HttpOptions = { webFolder?: string; version: string; secureCookies?: boolean }

/** The server: every contract's route, the API document, the health check and the built web. */
export async function createHttp(app: App, options: HttpOptions): Promise<FastifyInstance> {
  const http = fastify({
    loggerInstance: app.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: app.config.trustProxy,
    bodyLimit: BODY_LIMIT,
    genReqId: () => newId(app.clock.now()),
    // The router's own limit on path parameters would turn long input into a bare 404.
    routerOptions: { maxParamLength: 400 },
  })
  await http.register(cookie)
  await http.register(helmet, {
    contentSecurityPolicy: { directives: contentPolicy([app.config.readerUrl, app.config.scannerUrl]) },
    hsts: app.config.publicUrl?.startsWith('https://') ?? false,
  })
  if (app.config.rateLimit) await http.register(rateLimit, { global: false, errorResponseBuilder: () => tooMany() })
  http.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: FILE_LIMIT }, (_, body, done) =>
    done(null, body),
  )
  // Portions of a file flow to the disk as they come: nobody waits here for all of them.
  http.addContentTypeParser('application/offset+octet-stream', (_request, _body, done) => done(null))
  http.setErrorHandler((error, request, reply) => answerError(error, request, reply))
  http.addHook('onResponse', (request, reply, done) => {
    request.log.debug(
      {
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'answered',
    )
    done()
  })
  const streams = createStreams(app, (session) => actorBehind(app, session))
  endWith(http, streams)
  for (const module of app.modules) {
    for (const act of module.acts ?? []) addRoute(http, app, options, streams, act)
    for (const one of module.views ?? []) addRoute(http, app, options, streams, one)
    for (const one of module.bulks ?? []) addRoute(http, app, options, streams, one)
    for (const one of module.conduits ?? []) addConduit(http, app, one)
  }
  // Written when it is first asked for: it takes longer than everything else a start does here.
  let document: string | undefined
  http.get('/api/openapi.json', (_, reply) => {
    document ??= JSON.stringify(openApiDocument(app.modules, options.version))
    return reply.type('application/json; charset=utf-8').send(document)
  })
  await serveWeb(http, options.webFolder, (request, reply) => answerError(notFound(), request, reply))
  return http
}

/** @param devices on the browser's own machine, that pages may ask */
const contentPolicy = (devices: readonly (string | undefined)[]) => ({
  defaultSrc: ["'self'"],
  connectSrc: ["'self'", ...devices.filter((one) => one !== undefined).map((one) => new URL(one).origin)],
  scriptSrc: ["'self'"],
  // antd writes its styles at run time.
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  objectSrc: ["'none'"],
  frameAncestors: ["'self'"],
  upgradeInsecureRequests: null,
})

function addRoute(
  http: FastifyInstance,
  app: App,
  options: HttpOptions,
  streams: Streams,
  what: Act | View | Bulk,
): void {
  const { route } = what
  http.route({
    method: route.method,
    url: route.path,
    bodyLimit: route.body === 'bytes' ? FILE_LIMIT : BODY_LIMIT,
    config: route.perMinute && app.config.rateLimit ? { rateLimit: { max: route.perMinute, timeWindow: 60_000 } } : {},
    handler: async (request, reply) => {
      const caller = await callerOf(app, request)
      if (what.kind !== 'view') refuseCrossSite(app, request, caller.actor)
      const input = inputOf(route, request)
      const output = await answerTo(app, what, caller, input, request)
      if (caller.session !== undefined) {
        // Who signs out, or in as somebody else, is told nothing more under the old name.
        streams.endOf(request.cookies[SESSION_COOKIE] ?? '')
        setCookie(reply, caller.session, app, options)
      }
      if (route.answer === 'events') return streams.open(caller, request.cookies[SESSION_COOKIE] ?? '', reply)
      reply.header('cache-control', 'no-store')
      if (route.answer === 'file') return sendFile(reply, app, output as FileAnswer)
      return reply.status(route.status ?? 200).send(output)
    },
  })
}

function addConduit(http: FastifyInstance, app: App, what: Conduit): void {
  const { method, path: url } = what.route
  http.route({
    method,
    url,
    handler: async (request, reply) => {
      const caller = await callerOf(app, request)
      if (method !== 'HEAD') refuseCrossSite(app, request, caller.actor)
      return reply.send(await carry(app, what, caller, request.params, asWebRequest(request)))
    },
  })
}

function asWebRequest({ method, url, headers, raw, host }: FastifyRequest): Request {
  const given = Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
  const body = method === 'PATCH' ? (Readable.toWeb(raw) as ReadableStream) : undefined
  const asked = new URL(url, `http://${host}`)
  return new Request(asked, { method, headers: given as [string, string][], body, duplex: 'half' } as RequestInit)
}

function answerTo(app: App, what: Act | View | Bulk, caller: Caller, input: unknown, request: FastifyRequest) {
  if (what.kind === 'view') return show(app, what, caller, input)
  const key = keyOf(request)
  return what.kind === 'act' ? perform(app, what, caller, input, key) : performEach(app, what, caller, input, key)
}

async function callerOf(app: App, request: FastifyRequest): Promise<Caller> {
  const token = request.cookies[SESSION_COOKIE]
  return { actor: token ? await actorOf(app, token, request) : stranger, requestId: request.id, ip: request.ip }
}

async function actorOf(app: App, token: string, { id, ip }: { id: string; ip?: string }): Promise<Actor> {
  const authenticate = app.modules.find((module) => module.authenticate)?.authenticate
  if (!authenticate) return stranger
  const caller = { actor: systemActor('kernel.authenticate'), requestId: id, ip }
  const { ctx } = gather(app, caller, app.db, app.clock.now())
  return (await authenticate(ctx, token)) ?? stranger
}

/** For a stream that is open already. */
async function actorBehind(app: App, token: string): Promise<Actor | undefined> {
  const actor = await actorOf(app, token, { id: newId(app.clock.now()) })
  return actor.kind === 'stranger' ? undefined : actor
}

function inputOf(route: Route, request: FastifyRequest): unknown {
  const params = request.params as Record<string, string>
  const query = request.query as Record<string, unknown>
  if (route.body === 'bytes') return { ...query, content: request.body, ...params }
  if (route.method === 'GET' || route.method === 'DELETE') return { ...query, ...params }
  if (
    request.body !== undefined &&
    request.body !== null &&
    (typeof request.body !== 'object' || Array.isArray(request.body))
  )
    throw invalidInput()
  return { ...(request.body as object | undefined), ...params }
}

function keyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key !== 'string' || key.length < 16 || key.length > 100) {
    throw invalidInput({ fields: [{ field: 'Idempotency-Key', message: '提交编号应为 16 到 100 个字符' }] })
  }
  return key
}

/** The token a page must send back in `x-csrf-token` with every act of this session. */
export function csrfTokenOf(app: { vault: App['vault'] }, sessionToken: string): string {
  return app.vault.fingerprint('kernel.csrf', sessionToken)
}

/** Acts come from our own pages: same origin always, and with a session also the token only our pages can read. */
function refuseCrossSite(app: App, request: FastifyRequest, actor: Actor): void {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw crossSite()
  const origin = request.headers.origin
  if (origin !== undefined && !originIsOurs(app, origin, request.host)) throw crossSite()
  const session = request.cookies[SESSION_COOKIE]
  // The cookie of a session that has ended carries no power, and its page could not know the token.
  if (!session || actor.kind === 'stranger') return
  const expected = Buffer.from(csrfTokenOf(app, session))
  const sent = Buffer.from(String(request.headers['x-csrf-token'] ?? ''))
  // Every token is equally long, so its length tells nothing.
  if (sent.length !== expected.length || !timingSafeEqual(sent, expected)) throw crossSite()
}

function originIsOurs(app: App, origin: string, host: string): boolean {
  if (app.config.publicUrl && origin === new URL(app.config.publicUrl).origin) return true
  return URL.canParse(origin) && new URL(origin).host === host
}

function setCookie(reply: FastifyReply, token: string | null, app: App, options: HttpOptions): void {
  const shared = {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: options.secureCookies ?? app.config.publicUrl?.startsWith('https://') ?? false,
  } as const
  if (token === null) void reply.clearCookie(SESSION_COOKIE, shared)
  else void reply.setCookie(SESSION_COOKIE, token, { ...shared, maxAge: Math.round(app.config.sessionHours * 3600) })
}

function sendFile(reply: FastifyReply, app: App, file: FileAnswer): FastifyReply {
  const place = file.inline ? 'inline' : 'attachment'
  return reply
    .type(file.mediaType)
    .header('content-disposition', `${place}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    .send(bodyOf(app, file))
}

function bodyOf(app: App, { content, stream }: FileAnswer): Buffer | Readable {
  if (!stream) return Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  return Readable.from(stream((work) => inTransaction(app.db, work, true)))
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error)
  if (problem.status >= 500) request.log.error({ err: error, route: request.routeOptions.url }, 'unexpected')
  return reply
    .status(problem.status)
    .type('application/problem+json; charset=utf-8')
    .send(
      JSON.stringify({
        type: `/problems/${problem.code}`,
        title: problem.message,
        status: problem.status,
        code: problem.code,
        instance: request.id,
        ...(Object.keys(problem.facts).length > 0 ? { facts: problem.facts } : {}),
      }),
    )
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  const { statusCode, code } = error as { statusCode?: number; code?: string }
  if (statusCode === 413) return tooLarge()
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return invalidInput({ reason: code })
  return new Problem('kernel.unexpected', 500, '系统出了点问题，请稍后再试；如果一直这样，请把页面下方的编号告诉我们')
}

/** Whether the database answers; used before anything is served. */
export async function databaseAnswers(app: App): Promise<boolean> {
  return inTransaction(app.db, async (db) => (await sql`select 1`.execute(db)).rows.length === 1).catch(() => false)
}
