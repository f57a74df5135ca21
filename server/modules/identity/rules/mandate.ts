/** 授权委托 (民法典 art. 161–165): who acts for whom, for which items, until when. */

export type Mandate = {
  itemIds?: readonly string[]
  /** First and last day, `YYYY-MM-DD`. */
  validFrom: string
  validTo?: string
  revokedAt?: Date
}

/** 民法典 art. 173: a mandate ends with its period or when it is revoked. */
export function isLive(mandate: Mandate, today: string): boolean {
  return !mandate.revokedAt && mandate.validFrom <= today && (mandate.validTo === undefined || today <= mandate.validTo)
}

/** 民法典 art. 165: the agent acts within the matters and the scope named in the mandate. */
export function coversItem(mandate: Mandate, itemId: string): boolean {
  return mandate.itemIds === undefined || mandate.itemIds.includes(itemId)
}
