/** What other bodies would prove: asked one by one when the applicant says so, and looked for until they have answered. */
import { useState } from 'react'
import { askForMaterial, type MaterialFact, reusableMaterials } from '#modules/cases/contract.ts'
import { call } from '../../client/call.ts'
import { useAct } from '../../client/hooks.ts'
import type { ProblemError } from '../../client/problem.ts'

const PAUSE_MS = 1500
const LOOKS = 8

export type MaterialFacts = {
  facts: readonly MaterialFact[]
  /** Key of the material whose proof is being asked for. */
  asking: string | undefined
  problem: ProblemError | undefined
  ask: (key: string) => Promise<void>
}

export function useMaterialFacts(
  itemId: string,
  organId: string | undefined,
  begun: readonly MaterialFact[],
): MaterialFacts {
  const [facts, setFacts] = useState(begun)
  const [asking, setAsking] = useState<string>()
  const act = useAct(askForMaterial)
  const ask = async (key: string) => {
    setAsking(key)
    if (await act.run({ itemId, organId, key })) {
      const known = await answered(itemId, organId, key)
      if (known) setFacts(known)
    }
    setAsking(undefined)
  }
  return { facts, asking, problem: act.problem, ask }
}

/** `undefined` when the server is not reached; a body that takes too long is left at `asked`. */
async function answered(itemId: string, organId: string | undefined, key: string) {
  for (let look = 1; ; look += 1) {
    const known = await call(reusableMaterials, { itemId, organId }).catch(() => undefined)
    if (!known || look === LOOKS || known.facts.every((one) => one.key !== key || one.state !== 'asked'))
      return known?.facts
    await new Promise((done) => setTimeout(done, PAUSE_MS))
  }
}
