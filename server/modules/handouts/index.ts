/** What other modules may hear of results on their way to whoever applied. */
export { handoutReady, parcelReturned } from './events.ts'
