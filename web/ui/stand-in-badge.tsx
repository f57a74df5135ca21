/** Marks what a stand-in answered instead of a real outside system. */
import css from './stand-in-badge.module.css'
import { uiWords } from '../words/zh/ui.ts'

export function StandInBadge({ of }: { /** The system it stands for: 短信网关. */ of?: string }) {
  return (
    <span className={css.badge} title={uiWords.standInText}>
      {of ? `${uiWords.standIn} · ${of}` : uiWords.standIn}
    </span>
  )
}
