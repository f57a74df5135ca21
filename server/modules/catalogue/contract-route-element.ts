/** The element of an item that `routes` defines; a file of its own, so that the content may have it. */
export { routeXml } from '#modules/routes/contract.ts'
