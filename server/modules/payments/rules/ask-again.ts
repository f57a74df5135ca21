const MINUTE = 60_000

/** How long to wait for the gateway's own notice before asking it, by how often it was asked: one minute, two, four … an hour. */
export function pauseBeforeAsking(asks: number): number {
  return Math.min(60, 2 ** Math.min(asks, 6)) * MINUTE
}
