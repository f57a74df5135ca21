/** Telling the platform above, and asking other bodies. Functions run in the caller's transaction. */
export { factAnswered, rowsWanted } from './events.ts'
export { askFact, type FactKnown, type FactValues } from './facts/ask-fact.ts'
export { outsideFacts } from './facts/directory.ts'
export { findFactUse } from './facts/fact-use.ts'
export { factsAbout } from './facts/facts-about.ts'
export { type Derived, exchangeIsOn, type Offer, offerRows, type Subject } from './offer.ts'
export { exchangeTables, type TableName, type Value, type Values } from './rules/fields.ts'
export { shanghaiMoment } from './rules/moment.ts'
