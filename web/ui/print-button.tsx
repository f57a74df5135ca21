/** Prints the page as it stands; what paper cannot use carries the class `not-printed`, what only paper needs `only-printed`. */
import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { uiWords } from '../words/zh/ui.ts'
import css from './print-button.module.css'

export function PrintButton({ label = uiWords.print }: { label?: string }) {
  return (
    <Button className="not-printed" icon={<PrinterOutlined aria-hidden="true" />} onClick={() => window.print()}>
      {label}
    </Button>
  )
}

export type PrintHeaderProps = {
  /** The city and what the paper is: 示范市 · 一次性告知单. */
  title: string
  /** Case or item number. */
  number?: string
  /** A `QrCode` that leads back here. */
  code?: ReactNode
}

/** Head of the first printed page; not seen on screens. */
export function PrintHeader({ title, number, code }: PrintHeaderProps) {
  return (
    <div className={`${css.header} only-printed`}>
      <div>
        <p className={css.title}>{title}</p>
        {number ? <p>{number}</p> : null}
      </div>
      {code}
    </div>
  )
}
