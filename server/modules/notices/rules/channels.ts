/** The ways besides the box. */
export const channels = { sms: '短信', mail: '电子邮件' } as const
export type Channel = keyof typeof channels

/** `former`: to the number before the one that is kept now. */
export function wayName({ channel, former }: { channel: Channel; former: boolean }): string {
  return former ? `${channels[channel]}（原号码）` : channels[channel]
}
