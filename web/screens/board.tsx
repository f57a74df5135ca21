/** Today's figures on the wall of the hall. */
import { ScreenFrame } from '../ui/screen-frame.tsx'
import { Empty } from '../ui/states.tsx'
import { screenWords } from '../words/zh/screens.ts'

export function BoardScreen() {
  return (
    <ScreenFrame title={screenWords.title}>
      <Empty title={screenWords.noFigures} />
    </ScreenFrame>
  )
}
