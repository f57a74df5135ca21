/** Asks before one leaves a page on which something typed would be lost. */
import { useBlocker } from '@tanstack/react-router'
import { workbenchWords } from '../words/zh/workbench.ts'

/** @param loses whether anything would be lost now; asked at the moment of leaving */
export function useLeaveGuard(loses: () => boolean): void {
  useBlocker({
    shouldBlockFn: ({ current, next }) =>
      current.pathname !== next.pathname && loses() && !window.confirm(workbenchWords.leave),
    enableBeforeUnload: loses,
  })
}
