/** The ID reader of this machine, where the post serves a counter that has one. */
import { useState } from 'react'
import { desk } from '#modules/counter/contract.ts'
import { checkIdNumber } from '#modules/identity/contract.ts'
import { useView } from '../../client/hooks.ts'
import { useCan } from '../../client/session.ts'
import { citizenDeskWords } from '../../words/zh/work-citizens.ts'
import { type Card, readCard } from '../counter/read-card.ts'

const words = citizenDeskWords.find

export function useCardReader() {
  const can = useCan()
  const { reader } = useView(desk, {}, { when: can('counter.serve') }).data ?? {}
  const [said, setSaid] = useState('')
  /** The card that lies there; why there is none is said in `said`. */
  const read = async (): Promise<Card | undefined> => {
    if (!reader) return undefined
    const card = await readCard(reader.url)
    const known = typeof card === 'object' && checkIdNumber(card.idNumber) !== undefined
    setSaid(
      known
        ? words.readDone(card.name)
        : card === 'none'
          ? words.noCard
          : card === 'silent'
            ? words.noReader
            : words.notPerson,
    )
    return known ? card : undefined
  }
  return { reader, said, hush: () => setSaid(''), read }
}
