import type { Outcome } from './outcome.ts'

export type Letter = { id: string; address: string; subject: string; text: string }

const PATIENCE_MS = 5000

/**
 * Hands one mail to the SMTP server.
 * @param server `smtp(s)://USER:PASSWORD@host:port?from=notice@city.example`
 * @throws Error, without the address, when it is worth trying again
 */
export async function sendMail(server: string, letter: Letter): Promise<Outcome> {
  const url = new URL(server)
  const from = url.searchParams.get('from') ?? `no-reply@${url.hostname}`
  const secure = url.protocol === 'smtps:'
  // Loaded with the first mail: many cities send none.
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    host: url.hostname,
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    ...(url.username && { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  })
  const outcome = await transport
    .sendMail({
      from: { name: '一窗政务服务', address: from },
      to: letter.address,
      subject: letter.subject,
      text: letter.text,
      textEncoding: 'base64',
      // A repeat after a crash carries the same number, by which mail systems know it again.
      messageId: `<${letter.id}@onewindow>`,
    })
    .then(({ response }): Outcome => ({ taken: true, receipt: response.slice(0, 200) }), refusalIn)
  transport.close()
  // Not the error itself: its words may hold the address, and errors are logged.
  if ('again' in outcome) throw new Error(`the mail server did not take it: ${outcome.again}`)
  return outcome
}

/** 550 to 553 speak of this mailbox and will say the same tomorrow; everything else is worth another try. */
function refusalIn(error: { responseCode?: number; code?: string }): Outcome | { again: string } {
  const { responseCode = 0, code } = error
  if (responseCode >= 550 && responseCode <= 553) {
    return { taken: false, reason: `邮件服务器拒收（${responseCode}）：邮箱地址无效或内容不能发送` }
  }
  return { again: responseCode ? String(responseCode) : (code ?? 'no answer') }
}
