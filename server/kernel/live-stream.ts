/** The stream of one browser: server-sent events that name kinds of things, a heartbeat, and an end with the session. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Actor } from './actor.ts'
import type { App } from './app.ts'
import { type Caller, gather } from './ctx.ts'
import { inTransaction } from './db.ts'

const BEAT_MS = 20_000
const GATHER_MS = 200
/** Browsers ask for one; the oldest makes room. */
const MOST_OF_A_SESSION = 6

type Stream = { session: string; end: () => void }

export type Streams = {
  open(caller: Caller, session: string, reply: FastifyReply): Promise<void>
  /** The session has ended, or is somebody else's post now. */
  endOf(session: string): void
  endAll(): void
}

/** @param actorOf who the session is now; undefined once it has ended */
export function createStreams(app: App, actorOf: (session: string) => Promise<Actor | undefined>): Streams {
  const streams = new Set<Stream>()
  const ofSession = (session: string) => [...streams].filter((one) => one.session === session)

  async function open(caller: Caller, session: string, reply: FastifyReply): Promise<void> {
    let topics = await topicsOf(app, caller)
    for (const old of ofSession(session).slice(0, 1 - MOST_OF_A_SESSION)) old.end()
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // A proxy that collects answers would keep the news to itself.
      'x-accel-buffering': 'no',
    })
    const say = (event: string, data: object) => raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
    const kinds = new Set<string>()
    let telling: NodeJS.Timeout | undefined
    const tell = () => {
      telling = undefined
      say('changed', { kinds: [...kinds] })
      kinds.clear()
    }
    const silence = app.live.listen((touched) => {
      for (const topic of touched) if (topics.has(topic)) kinds.add(topic.split(':')[0]!)
      if (kinds.size > 0) telling ??= setTimeout(tell, GATHER_MS)
    })
    const beat = setInterval(() => {
      void (async () => {
        const actor = await actorOf(session)
        // Signed out on another server, or another post: the browser asks anew and gets what is theirs now.
        if (!actor || actor.id !== caller.actor.id || actor.post?.id !== caller.actor.post?.id) return end()
        topics = await topicsOf(app, { ...caller, actor })
        say('beat', {})
        return undefined
      })().catch(() => end())
    }, BEAT_MS)
    const stream: Stream = { session, end }
    function end(): void {
      if (!streams.delete(stream)) return
      clearInterval(beat)
      clearTimeout(telling)
      silence()
      raw.end()
    }
    raw.on('close', end)
    streams.add(stream)
    raw.write('retry: 2000\n')
    say('ready', {})
  }

  return {
    open,
    endOf: (session) => {
      for (const one of ofSession(session)) one.end()
    },
    endAll: () => {
      for (const one of streams) one.end()
    },
  }
}

/** Streams end before the server waits for open connections. */
export function endWith(http: FastifyInstance, streams: Streams): void {
  http.addHook('preClose', (done) => {
    streams.endAll()
    done()
  })
}

/** What each module lets this actor follow. */
async function topicsOf(app: App, caller: Caller): Promise<Set<string>> {
  return inTransaction(
    app.db,
    async (db) => {
      const { ctx } = gather(app, caller, db, app.clock.now())
      const topics = new Set<string>()
      for (const module of app.modules) for (const topic of (await module.follows?.(ctx)) ?? []) topics.add(topic)
      return topics
    },
    true,
  )
}
