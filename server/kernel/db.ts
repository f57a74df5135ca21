import type { Writable } from 'node:stream'
import { DummyDriver, Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'

/** Each module sees its own tables through `tables<…>(ctx)`. */
export type Db = Kysely<object>

const INT8 = 20
const DATE = 1082

/** Whole numbers of this system stay below 2^53; a date of law is its text, not a moment in some time zone. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  if (oid === INT8) return Number
  if (oid === DATE) return (text: string) => text
  return pg.types.getTypeParser(oid, format as 'text')
}

export function openPool(url: string, max = 16): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types: { getTypeParser } as pg.CustomTypesConfig,
    options: '-c timezone=Asia/Shanghai -c statement_timeout=60000',
    keepAlive: true,
    // Statements that need not wait for one another travel together: `begin` with the first, the traces with `commit`.
    pipeline: true,
  } as pg.PoolConfig)
  // An idle connection that breaks (the database restarts) must not take the process with it.
  pool.on('error', () => {})
  pool.on('connect', (client) => saveRoundTrips(client))
  return pool
}

export function openDb(pool: pg.Pool): Db {
  return new Kysely<object>({ dialect: new PostgresDialect({ pool }) })
}

const isSelect = /^\s*select\b/
const statementNames = new Map<string, string>()
const MAX_PREPARED = 400

/**
 * Every statement that reads or carries parameters has a name, so that PostgreSQL plans it once per connection.
 * Texts of varying length (bulk inserts) stop being named when the table is full.
 */
function nameOf(text: string): string | undefined {
  const known = statementNames.get(text)
  if (known || statementNames.size >= MAX_PREPARED || text.length > 20_000 || text.startsWith('/* unnamed */'))
    return known
  const name = `s${statementNames.size}`
  statementNames.set(text, name)
  return name
}

/**
 * Put before a statement inside a transaction whose answer nobody reads: it is sent together with the next one, usually
 * `commit`, and its failure is that one's.
 */
export const held = sql.raw('/* held */ ')

/** Put before a statement with many shapes: it is planned as it comes, with its values, and takes no name from others. */
export const unnamed = sql.raw('/* unnamed */ ')

type Statement = { text: string; values?: unknown[] }
type Answer = { command: string; rowCount: number | null; rows: unknown[] }
const answerTo = (command: string): Answer => ({ command, rowCount: null, rows: [] })

/**
 * Names repeated statements; holds back `begin` and what is marked until the next statement; and what is asked at the same
 * time goes out together: one trip, not several.
 */
function saveRoundTrips(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...args: unknown[]) => Promise<Answer>
  /** Made here, a query is not copied property by property by the driver, which costs more than composing it. */
  const named = (text: string, values: unknown[] | undefined) =>
    new Promise<Answer>((resolve, reject) => {
      const answered = (error: Error | null, answer: Answer) => (error ? reject(error) : resolve(answer))
      const one = Object.assign(new pg.Query(text, values), { name: nameOf(text), callback: answered })
      void query(one)
    }).catch((error: Error) => {
      // Its trace leads to whoever asked, not to the socket.
      Error.captureStackTrace(error)
      throw error
    })
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection
  let waiting: Statement[] = []
  let begun = false
  let gathering = false

  /** Until whoever runs now has asked all they ask before they wait. */
  const gather = () => {
    if (gathering) return
    gathering = true
    stream.cork()
    process.nextTick(() => {
      gathering = false
      stream.uncork()
    })
  }

  const send = ({ text, values }: Statement) => {
    gather()
    return (values && values.length > 0) || isSelect.test(text) ? named(text, values) : query(text)
  }

  /** What waited goes first; when one of them fails, so does this. */
  const sendAll = async (statement: Statement): Promise<Answer> => {
    const all = [...waiting, statement]
    waiting = []
    return (await Promise.all(all.map(send))).at(-1)!
  }

  Object.assign(client, {
    query(text: unknown, values?: unknown[], ...rest: unknown[]) {
      if (typeof text !== 'string' || typeof values === 'function' || typeof rest[0] === 'function') {
        return query(text, values, ...rest)
      }
      const statement = { text, values }
      const begins = text === 'begin' || text.startsWith('start transaction')
      if (begins || (begun && text.startsWith('/* held */'))) {
        begun = true
        waiting.push(statement)
        return Promise.resolve(answerTo(begins ? 'BEGIN' : 'HELD'))
      }
      if (text === 'commit' || text === 'rollback') begun = false
      if (text === 'rollback') {
        const notBegun = waiting[0] !== undefined && !waiting[0].text.startsWith('/* held */')
        waiting = []
        if (notBegun) return Promise.resolve(answerTo('ROLLBACK'))
      }
      return waiting.length > 0 ? sendAll(statement) : send(statement)
    },
  })
}

/** Runs `work` in one transaction; a deadlock or serialization failure is tried again, since nothing was done. */
export async function inTransaction<T>(db: Db, work: (trx: Db) => Promise<T>, readOnly = false): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const transaction = db.transaction()
      const then: (() => void)[] = []
      const done = await (readOnly ? transaction.setAccessMode('read only') : transaction).execute(async (trx) => {
        const own = await unqueued(trx)
        afterwards.set(own, then)
        return work(own)
      })
      for (const one of then) one()
      return done
    } catch (error) {
      const code = (error as { code?: string }).code
      if (attempt >= 4 || (code !== '40001' && code !== '40P01')) throw error
    }
  }
}

const afterwards = new WeakMap<Db, (() => void)[]>()

/** What holds only once others can see what was written, like forgetting an older answer. Never when the transaction fails. */
export function afterCommit({ db }: { db: Db }, work: () => void): void {
  const then = afterwards.get(db)
  if (then) then.push(work)
  else work()
}

// What a transaction never needs: it neither opens connections nor begins another.
const within = {
  dialect: new PostgresDialect({ pool: () => Promise.reject(new Error('a transaction has its connection')) }),
  driver: new DummyDriver(),
}

/**
 * Kysely lets one statement of a transaction wait for the answer to the one before. PostgreSQL answers in the order of asking
 * anyway, so ours go out as they are asked.
 */
async function unqueued(trx: Transaction<object>): Promise<Db> {
  const queued = trx.getExecutor()
  const connection = await queued.provideConnection((one) => Promise.resolve(one))
  const executor = queued.withConnectionProvider({ provideConnection: (consumer) => consumer(connection) })
  const db = new Kysely<object>({ ...within, config: within, executor })
  answers.set(db, new Map())
  return db
}

const answers = new WeakMap<Db, Map<string, Promise<unknown>>>()

/**
 * What several parts of one act want to know is asked once, and all of them go by the same answer. Only for what the act
 * itself does not change. Outside a transaction every question is asked.
 * @param question names it within the transaction, `catalogue.version:<id>`
 */
export function askedOnce<T>({ db }: { db: Db }, question: string, ask: () => Promise<T>): Promise<T> {
  const known = answers.get(db)
  if (!known) return ask()
  const answer = (known.get(question) as Promise<T> | undefined) ?? ask()
  known.set(question, answer)
  return answer
}

/**
 * Statements that need not wait for one another's answer, in one trip and in the order given. All are waited for: when one refuses, none of the others still
 * asks on a connection that somebody else may have by then.
 * @throws the first refusal, in the order given
 */
export async function together<T extends readonly Promise<unknown>[]>(
  ...asked: T
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(asked)
  return Promise.all(asked)
}
