import { pino, type Logger } from 'pino'

export type Log = Logger

/** Structured log. Bodies, queries and cookies are never logged, so no personal data can be. */
export function createLog(level: string, pretty: boolean): Log {
  return pretty
    ? pino({
        level,
        transport: { target: 'pino-pretty', options: { translateTime: 'SYS:HH:MM:ss', ignore: 'pid,hostname' } },
      })
    : pino({ level })
}

/** What was thrown, as one line for an operator. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}
