/** Stands in for a city's mail server in the demo and in tests; keeps what it got in memory. */
import type { AddressInfo } from 'node:net'
import type { Clock } from '#kernel/time.ts'

export type TakenMail = { messageId: string; to: string; subject: string; text: string; at: Date }

export type MailServer = {
  /** What to set as ONEWINDOW_SMTP_URL. */
  readonly url: string
  readonly taken: readonly TakenMail[]
  /** The next `count` mails are answered with `code`; 4xx means try again, 55x never. */
  failNext(count: number, code?: number): void
  close(): Promise<void>
}

const KEPT = 500

/** Undefined where the development dependency `smtp-server` is not installed. */
export async function startMailServer({
  clock,
  host = '127.0.0.1',
}: {
  clock: Clock
  host?: string
}): Promise<MailServer | undefined> {
  const library = await import('smtp-server').catch(() => undefined)
  if (!library) return undefined
  const taken: TakenMail[] = []
  const failures: number[] = []
  const server = new library.SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => void chunks.push(chunk))
      stream.once('end', () => {
        const code = failures.shift()
        if (code !== undefined) return done(Object.assign(new Error('told to fail'), { responseCode: code }))
        const mail = readMail(Buffer.concat(chunks).toString('utf8'))
        const to = session.envelope.rcptTo.map(({ address }) => address).join(', ')
        if (!taken.some((one) => one.messageId === mail.messageId)) taken.push({ ...mail, to, at: clock.now() })
        if (taken.length > KEPT) taken.shift()
        return done()
      })
    },
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, host, () => resolve())
  })
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://${host}:${port}?from=no-reply@onewindow.example`,
    taken,
    failNext(count, code = 451) {
      failures.splice(0, failures.length, ...Array.from({ length: count }, () => code))
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** Reads what `channels/mail.ts` writes: one part, base64, headers as encoded words. */
function readMail(raw: string): { messageId: string; subject: string; text: string } {
  const [head = '', ...body] = raw.split('\r\n\r\n')
  const headers = new Map(
    head
      .replaceAll(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  )
  return {
    messageId: headers.get('message-id') ?? '',
    subject: decodeWords(headers.get('subject') ?? ''),
    text: Buffer.from(body.join('\r\n\r\n'), 'base64').toString('utf8').trim(),
  }
}

/** RFC 2047 encoded words. */
function decodeWords(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString('utf8') : decodeQuoted(word),
    )
}

function decodeQuoted(word: string): string {
  const bytes = word
    .replaceAll('_', ' ')
    .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
