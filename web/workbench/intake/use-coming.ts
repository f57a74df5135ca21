/** Which materials are still being scanned or sent: whoever went on now would leave behind what is not here yet. */
import { useState } from 'react'
import { intakeWords } from '../../words/zh/work-intake.ts'
import type { Given } from './materials-step.tsx'

const words = intakeWords.materials

export function useComing(given: Readonly<Record<string, Given>>) {
  const [keys, setKeys] = useState<readonly string[]>([])
  const isComing = (key: string) => given[key]?.how === 'scan' && keys.includes(key)
  return {
    isComing,
    setComing: (key: string, on: boolean) =>
      setKeys((all) => (all.includes(key) === on ? all : on ? [...all, key] : all.filter((one) => one !== key))),
    /** What is wrong with this material, or is to be waited for. */
    faultAt: (key: string) => faultOf(given[key]) ?? (isComing(key) ? words.comingOne : undefined),
  }
}

export function faultOf(given: Given | undefined): string | undefined {
  if (!given) return words.choose
  return given.how === 'scan' && given.files.length === 0 ? words.uploadMissing : undefined
}
