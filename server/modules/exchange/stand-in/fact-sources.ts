/** Stands in for the bodies that answer facts, in the demo and in tests: speaks docs/fact-protocol.md, and can misbehave. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { isSigned } from '#kernel/signed-request.ts'
import type { AskedOutside } from '../channel/fact-source.ts'
import type { FactValues } from '../facts/ask-fact.ts'
import { outsideFacts } from '../facts/directory.ts'
import { readBody } from './upper-platform.ts'

/** `silent`: the connection stays open and nothing comes. */
export type Behaviour =
  | { values: FactValues }
  | { refuse: { code: string; reason: string } }
  | { status: number }
  | 'silent'

export type FactSources = {
  /** What to set as ONEWINDOW_FACTS_URL. */
  readonly url: string
  /** Every question that came, as it came. */
  readonly asked: readonly AskedOutside[]
  /** How this fact is answered from now on. */
  answer(fact: string, behaviour: Behaviour): void
  slowDown(milliseconds: number): void
  close(): Promise<void>
}

export async function startFactSources(behaviours: Readonly<Record<string, Behaviour>> = {}): Promise<FactSources> {
  const [app, key] = ['demo-city', 'stand-in']
  const told = new Map(Object.entries(behaviours))
  const asked: AskedOutside[] = []
  let delay = 0
  const server = createServer((request, response) => {
    const send = (status: number, body: object = {}) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const respond = async () => {
      const body = await readBody(request)
      if (!isSigned(request.headers, { app, key }, body)) return send(401)
      const question = JSON.parse(body) as AskedOutside
      asked.push(question)
      if (delay > 0) await setTimeout(delay)
      const behaviour = told.get(question.fact) ?? { values: usual(question.fact) }
      if (behaviour === 'silent') return undefined
      if ('status' in behaviour) return send(behaviour.status)
      const outcome =
        'refuse' in behaviour
          ? { outcome: 'refused', ...behaviour.refuse }
          : { outcome: 'answered', values: behaviour.values }
      return send(200, { question: question.question, ...outcome })
    }
    respond().catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `http://${app}:${key}@127.0.0.1:${(server.address() as AddressInfo).port}/share`,
    asked,
    answer: (fact, behaviour) => void told.set(fact, behaviour),
    slowDown: (milliseconds) => void (delay = milliseconds),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const favourable: Readonly<Record<string, FactValues[string]>> = {
  'marriage.status': '已婚',
  'realEstate.homes': 0,
  'registration.status': '存续',
  'registration.abnormal': false,
}

/** What a made-up person or firm has: enough for a favourable answer. */
function usual(fact: string): FactValues {
  const fields = outsideFacts.find(({ name }) => name === fact)?.fields ?? []
  const samples = { text: '已登记', number: 12, 'yes-no': true } as const
  return Object.fromEntries(fields.map(({ key, kind }) => [key, favourable[`${fact}.${key}`] ?? samples[kind]]))
}
