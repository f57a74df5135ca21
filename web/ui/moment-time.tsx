/** A moment in few words; on hover the whole of it. */
import { agoWords, fullMomentWords, momentWords } from '../words/format.ts'

export type MomentTimeProps = {
  at: string
  /** 3 分钟前, while it is not long ago. */
  ago?: boolean
  className?: string
}

export function MomentTime({ at, ago = false, className }: MomentTimeProps) {
  return (
    <time className={className} dateTime={at} title={fullMomentWords(at)}>
      {ago ? agoWords(at) : momentWords(at)}
    </time>
  )
}
