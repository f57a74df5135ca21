/**
 * A dialog over the page. The page below stays as it is; Escape and the close button end it, a click beside it does not.
 * Ctrl and Enter press its first button.
 */
import { ConfigProvider } from 'antd'
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { uiWords } from '../words/zh/ui.ts'
import css from './dialog.module.css'
import { keepReachable } from './scroll-area.tsx'

export type DialogProps = {
  open: boolean
  title: string
  onClose: () => void
  children: ReactNode
  /** Buttons; the primary one first. */
  footer?: ReactNode
  wide?: boolean
}

export function Dialog({ open, title, onClose, children, footer, wide }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null)
  const heading = useId()
  // Before the page is painted or the dialog taken away: closing it is what gives the focus back to where it was.
  useLayoutEffect(() => {
    const dialog = box.current
    if (!dialog || !open) return undefined
    dialog.showModal()
    if (window.matchMedia('(pointer: fine)').matches) firstControl(dialog)?.focus()
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      dialog.querySelector<HTMLButtonElement>('[data-footer] button:not(:disabled)')?.click()
    }
    dialog.addEventListener('keydown', listen)
    return () => {
      dialog.removeEventListener('keydown', listen)
      dialog.close()
    }
  }, [open])
  return (
    <dialog
      ref={box}
      className={`${css.dialog} ${wide ? css.wide : ''}`}
      aria-labelledby={heading}
      onCancel={(event) => {
        if (event.target !== box.current) return
        event.preventDefault()
        onClose()
      }}
    >
      {open ? (
        // Menus of antd must open inside the dialog: what lies outside a modal dialog is below it.
        <ConfigProvider getPopupContainer={() => box.current ?? document.body}>
          <div className={css.header}>
            <h2 id={heading}>{title}</h2>
            <button type="button" className={css.close} aria-label={uiWords.close} onClick={onClose}>
              <span aria-hidden="true">×</span>
            </button>
          </div>
          <div ref={keepReachable} className={css.body} data-body>
            {children}
          </div>
          {footer ? (
            <div className={css.footer} data-footer>
              {footer}
            </div>
          ) : null}
        </ConfigProvider>
      ) : null}
    </dialog>
  )
}

/** Where one begins: what is to be filled in, else the button that does it, unless it takes something away. On a touch screen a keyboard would cover the text. */
function firstControl(dialog: HTMLElement): HTMLElement | null {
  const field = '[data-body] :is(input, select, textarea):not(:disabled, [type="hidden"], [type="file"])'
  const harmless = '[data-footer] button:not(.ant-btn-dangerous)'
  return dialog.querySelector<HTMLElement>(field) ?? dialog.querySelector<HTMLElement>(harmless)
}
