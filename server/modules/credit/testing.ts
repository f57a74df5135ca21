/** For tests of the modules below: the way from a broken promise to its repair. */
export { answerRequest } from './actions/answer-request.ts'
export { makeRequest } from './actions/make-request.ts'
export { creditRecords } from './views/credit-records.ts'
export { myCredit } from './views/my-credit.ts'
