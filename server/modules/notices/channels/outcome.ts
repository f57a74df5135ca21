/** What a gateway said. A gateway that cannot be reached, or asks to come back later, throws instead. */
export type Outcome = { taken: true; receipt: string } | { taken: false; reason: string }
