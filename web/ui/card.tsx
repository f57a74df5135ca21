/** The blocks pages are laid out with. */
import type { ReactNode } from 'react'
import css from './card.module.css'

export type CardProps = {
  title?: ReactNode
  /** Beside the title, at the right. */
  extra?: ReactNode
  /** Heading level of the title. */
  level?: 2 | 3
  children: ReactNode
  className?: string
}

export function Card({ title, extra, level = 2, children, className }: CardProps) {
  const Heading = `h${level}` as const
  return (
    <section className={`${css.card} ${className ?? ''}`}>
      {title || extra ? (
        <header className={css.header}>
          {title ? <Heading className={css.title}>{title}</Heading> : null}
          {extra}
        </header>
      ) : null}
      {children}
    </section>
  )
}

/** Blocks under each other with the theme's space between them. */
export function Stack({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={`${css.stack} ${className ?? ''}`}>{children}</div>
}

/** Blocks side by side that wrap: each at least `least` wide. */
export function Columns({ children, least = '260px' }: { children: ReactNode; least?: string }) {
  return (
    <div className={css.columns} style={{ gridTemplateColumns: `repeat(auto-fit, minmax(min(${least}, 100%), 1fr))` }}>
      {children}
    </div>
  )
}

/** Buttons in a row; the first is the primary one. */
export function Buttons({ children }: { children: ReactNode }) {
  return <div className={`${css.buttons} not-printed`}>{children}</div>
}
