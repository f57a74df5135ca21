/** Prints the page as it stands; what paper cannot use carries the class `not-printed`. */
import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { uiWords } from '../words/zh/ui.ts'

export function PrintButton({ label = uiWords.print }: { label?: string }) {
  return (
    <Button className="not-printed" icon={<PrinterOutlined aria-hidden="true" />} onClick={() => window.print()}>
      {label}
    </Button>
  )
}
