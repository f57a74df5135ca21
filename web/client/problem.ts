/** What a refused or failed call throws: everything a screen needs to say what happened and how to go on. */
import { problemWords } from '../words/zh/problems.ts'

/** Codes made in the browser, beside the server's `module.reason`. */
export type LocalCode = 'web.offline' | 'web.unreachable' | 'web.unreadable' | 'web.cancelled' | 'web.broken'

export class ProblemError extends Error {
  readonly code: string
  /** HTTP status; 0 when no answer came. */
  readonly status: number
  /** One Chinese sentence for the person at the screen. */
  readonly title: string
  readonly facts: Readonly<Record<string, unknown>>
  /** The server's number for this answer, to be read out to whoever helps. */
  readonly instance: string | undefined

  constructor(spec: {
    code: string
    status: number
    title: string
    facts?: Record<string, unknown>
    instance?: string
  }) {
    super(spec.title)
    this.name = 'ProblemError'
    this.code = spec.code
    this.status = spec.status
    this.title = spec.title
    this.facts = spec.facts ?? {}
    this.instance = spec.instance
  }

  /** Chinese message by input field, dotted for nested ones (`applicant.phone`). */
  get fieldErrors(): Record<string, string> {
    const fields = this.facts.fields
    if (!Array.isArray(fields)) return {}
    const messages: Record<string, string> = {}
    for (const issue of fields.filter(isFieldIssue)) messages[issue.field] ??= issue.message
    return messages
  }

  /** Whether it stays unknown if the act was done: ask again with the same idempotency key. */
  get undecided(): boolean {
    return this.status === 0 || this.status >= 500
  }
}

function isFieldIssue(value: unknown): value is { field: string; message: string } {
  return typeof value === 'object' && value !== null && 'field' in value && 'message' in value
}

export function localProblem(code: LocalCode, status = 0): ProblemError {
  return new ProblemError({ code, status, title: problemWords[code.slice(4) as keyof typeof problemWords] })
}

/** Reads an `application/problem+json` body; anything else becomes a plain sentence with the number to report. */
export function problemFrom(status: number, text: string): ProblemError {
  const body = parsed(text)
  const title = body && typeof body.title === 'string' ? body.title : undefined
  const instance = typeof body?.instance === 'string' ? body.instance : undefined
  if (title && typeof body?.code === 'string' && status < 500) {
    const facts = typeof body.facts === 'object' && body.facts !== null ? (body.facts as Record<string, unknown>) : {}
    return new ProblemError({ code: body.code, status, title, facts, instance })
  }
  if (status >= 500) {
    const number = instance ? ` ${instance}` : `（${status}）`
    return new ProblemError({ code: 'web.broken', status, title: `${problemWords.broken}${number}`, instance })
  }
  return localProblem('web.unreadable', status)
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** A thrown value as the problem to show. */
export function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  return new ProblemError({ code: 'web.broken', status: 500, title: problemWords.broken.replace('，并报上编号', '') })
}
