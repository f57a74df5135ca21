/** What modules below may use of review routes. */
export { checkRoute } from './check.ts'
export { importForeign } from './rules/import-foreign.ts'
export { readRoute } from './rules/parse.ts'
export { DEFAULT_ROUTE, type Route, type RouteFacts } from './rules/route-model.ts'
export { writeRoute } from './rules/write.ts'
