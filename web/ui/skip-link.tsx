/** First stop of the Tab key: past the navigation to the content, which has the id `content`. */
import { uiWords } from '../words/zh/ui.ts'
import css from './skip-link.module.css'

export function SkipLink() {
  return (
    <a className={css.skip} href="#content">
      {uiWords.skipToContent}
    </a>
  )
}
