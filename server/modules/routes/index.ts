/** What modules below may use of review routes. */
export { checkRoute, readRoute } from './check.ts'
export { importForeign } from './import-foreign.ts'
export { DEFAULT_ROUTE, type Route, type RouteFacts } from './rules/route-model.ts'
export { writeRoute } from './write.ts'
