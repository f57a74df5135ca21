/** Whom to ask about a case: the body at work, and its number to tap. */
import type { MyCase } from './case-page.tsx'
import css from './case-page.module.css'

export function WhomToAsk({ ask }: { ask: MyCase['ask'] }) {
  return (
    <>
      {ask.organName}
      {ask.phone ? (
        <>
          {' '}
          <a className={css.phone} href={`tel:${ask.phone.replace(/[^\d+]/g, '')}`}>
            {ask.phone}
          </a>
        </>
      ) : null}
    </>
  )
}
