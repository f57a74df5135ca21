/** Telling the platform above, for the modules whose facts are told. Functions run in the caller's transaction. */
export { rowsWanted } from './events.ts'
export { type Derived, exchangeIsOn, type Offer, offerRows, type Subject } from './offer.ts'
export { exchangeTables, type TableName, type Value, type Values } from './rules/fields.ts'
export { shanghaiMoment } from './rules/moment.ts'
