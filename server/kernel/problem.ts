/**
 * Expected refusals. Each is declared once, in a contract, and thrown where the rule stands.
 * The HTTP edge turns it into `application/problem+json` (RFC 9457). Browser-safe.
 */

export type Facts = Record<string, unknown>

export class Problem extends Error {
  readonly code: string
  readonly status: number
  readonly facts: Facts
  keepsWork = false
  /** Events that the refusal leaves, although the act leaves nothing. */
  readonly news: { name: string; payload: unknown }[] = []

  constructor(code: string, status: number, title: string, facts: Facts = {}) {
    super(title)
    this.code = code
    this.status = status
    this.facts = facts
  }

  /** Thrown like this, the refusal leaves standing what the act wrote before it: a failed sign-in counts. */
  keepingWork(): this {
    this.keepsWork = true
    return this
  }

  /** The refusal itself is a fact that others hear of: a seal was not given. */
  telling(name: string, payload: unknown): this {
    this.news.push({ name, payload })
    return this
  }
}

export type Refusal = {
  (facts?: Facts): Problem
  readonly code: string
  readonly status: number
  readonly title: string
}

/**
 * Declares an expected refusal.
 * @param code `module.reason`, stable for API clients
 * @param status HTTP status
 * @param title one Chinese sentence: what happened and how to go on
 */
export function refusal(code: string, status: number, title: string): Refusal {
  const refuse = (facts?: Facts) => new Problem(code, status, title, facts)
  return Object.assign(refuse, { code, status, title })
}

export const invalidInput = refusal('kernel.invalid-input', 422, '提交的内容有误，请按提示修改后再提交')
export const signInNeeded = refusal('kernel.sign-in-needed', 401, '请先登录')
export const notPermitted = refusal('kernel.not-permitted', 403, '您的岗位没有这项权限')
export const notYours = refusal('kernel.not-yours', 403, '这一件不在您可以处理的范围内')
export const notFound = refusal('kernel.not-found', 404, '没有找到您要的内容')
export const keyReused = refusal('kernel.key-reused', 409, '同一个提交编号不能用于不同的内容，请刷新页面后重新提交')
export const crossSite = refusal('kernel.cross-site', 403, '请求来源不可信，请刷新页面后重试')
export const tooMany = refusal('kernel.too-many-requests', 429, '操作太频繁，请稍后再试')
export const tooLarge = refusal('kernel.too-large', 413, '提交的内容太大，请压缩后再上传')
