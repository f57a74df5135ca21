/** When the screen does not know the way: a person does. */
import { PhoneOutlined } from '@ant-design/icons'
import css from './help-line.module.css'
import { portalWords } from '../words/zh/portal.ts'

export const hotlineAddress = 'tel:12345'

export function HelpLine() {
  return (
    <p className={css.line}>
      <span>{portalWords.helpByPerson}</span>
      <a className={css.phone} href={hotlineAddress}>
        {portalWords.hotline}
      </a>
    </p>
  )
}

/** One tap, one ring: the short form at the end of every page. */
export function CallHotline() {
  return (
    <a className={css.phone} href={hotlineAddress}>
      {portalWords.callHotline}
    </a>
  )
}

/** The same at the top of a page for whoever reads in large text, as wide as the page. */
export function CallBar() {
  return (
    <p className={`${css.bar} not-printed`}>
      <a className={css.call} href={hotlineAddress}>
        <PhoneOutlined aria-hidden="true" />
        <strong>{portalWords.callHotline}</strong>
        <span className={css.note}>{portalWords.callNote}</span>
      </a>
    </p>
  )
}
