const SHANGHAI_OFFSET_MS = 8 * 3_600_000

/** `YYYY-MM-DD hh:mm:ss` in Asia/Shanghai, as the tables of the exchange write a moment. */
export function shanghaiMoment(at: Date): string {
  return new Date(at.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ')
}
