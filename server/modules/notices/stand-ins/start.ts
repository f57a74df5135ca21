import type { Clock } from '#kernel/time.ts'
import { type MailServer, startMailServer } from './mail-server.ts'
import { standInPage } from './page.ts'
import { type SmsGateway, startSmsGateway } from './sms-gateway.ts'

export type StandIns = {
  /** Settings for `config.smsUrl` and `config.smtpUrl`. */
  readonly smsUrl: string
  readonly smtpUrl?: string
  /** Where to see what was sent. */
  readonly pageUrl: string
  readonly sms: SmsGateway
  /** Absent where `smtp-server`, a development dependency, is not installed. */
  readonly mail?: MailServer
  close(): Promise<void>
}

/**
 * Starts the stand-ins for the SMS gateway and the mail server, on this machine only.
 * @param options `port` of the page and the SMS gateway; 0 or absent: any free one
 */
export async function startStandIns({ clock, port = 0 }: { clock: Clock; port?: number }): Promise<StandIns> {
  const mail = await startMailServer({ clock })
  const sms = await startSmsGateway({ clock, port, page: () => standInPage(sms.taken, mail?.taken ?? []) })
  return {
    smsUrl: sms.url,
    smtpUrl: mail?.url,
    pageUrl: sms.origin,
    sms,
    mail,
    close: async () => void (await Promise.all([sms.close(), mail?.close()])),
  }
}
