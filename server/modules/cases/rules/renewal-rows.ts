/** The row of the table by which silence renews a licence. */
import type { Row } from './case-status.ts'
import { alike } from './provisions.ts'

export const renewalRows: readonly Row[] = [
  {
    act: 'deem-renewed',
    from: ['filed', 'corrected', 'accepted', 'suspended', 'examined'],
    to: 'granted',
    by: 'system',
    words: ['cases.sweep'],
    article: alike('第五十条第二款'),
    effect: '有效期届满前没有作出是否准予延续的决定的，视为准予延续，同时换发证照。',
    onlyWhen: ({ renewing }) => renewing === true,
  },
]
