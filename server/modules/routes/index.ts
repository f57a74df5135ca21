/** What modules below may use of review routes. */
export { DEFAULT_ROUTE, type Route, type RouteFacts } from './rules/route-model.ts'
