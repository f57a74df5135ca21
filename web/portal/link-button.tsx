/** A link that looks like a button: it goes somewhere, so it is a link to the keyboard and the screen reader too. */
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, Ref } from 'react'
import css from './link-button.module.css'

type ButtonAnchorProps = AnchorHTMLAttributes<HTMLAnchorElement> & { primary?: boolean; ref?: Ref<HTMLAnchorElement> }

function ButtonAnchor({ primary, className, children, ...rest }: ButtonAnchorProps) {
  return (
    <a {...rest} className={`${css.button} ${primary ? css.primary : ''} ${className ?? ''}`}>
      {children}
    </a>
  )
}

export const LinkButton = createLink(ButtonAnchor)

/** The same for a file or another site: no page of ours, a plain address. */
export function FileLink(props: ButtonAnchorProps) {
  return <ButtonAnchor target="_blank" rel="noreferrer" {...props} />
}
