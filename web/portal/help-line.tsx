/** When the screen does not know the way: a person does. */
import css from './help-line.module.css'
import { portalWords } from '../words/zh/portal.ts'

export function HelpLine() {
  return (
    <p className={css.line}>
      <span>{portalWords.helpByPerson}</span>
      <a className={css.phone} href="tel:12345">
        {portalWords.hotline}
      </a>
    </p>
  )
}
