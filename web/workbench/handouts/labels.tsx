/** Labels for the parcels and the list that goes with them, on paper. */
import { Button } from 'antd'
import type { OutputOf } from '#kernel/contract.ts'
import type { printLabels } from '#modules/handouts/contract.ts'
import { Buttons, Card, Stack } from '../../ui/card.tsx'
import { PrintButton, PrintHeader } from '../../ui/print-button.tsx'
import { ScrollArea } from '../../ui/scroll-area.tsx'
import { portalWords } from '../../words/zh/portal.ts'
import { handoutWords } from '../../words/zh/work-handouts.ts'
import css from './handouts.module.css'

const words = handoutWords.post
const titles = handoutWords.columns

export function Labels({ rows, onClose }: { rows: OutputOf<typeof printLabels>['rows']; onClose: () => void }) {
  return (
    <Card title={words.list}>
      <PrintHeader title={words.city(portalWords.city)} />
      <Stack>
        <Buttons>
          <PrintButton />
          <Button onClick={onClose}>{words.close}</Button>
        </Buttons>
        <div className={css.labels}>
          {rows.map((row) => (
            <div key={row.caseId} className={css.label}>
              <p>
                {words.to}　{row.name}　{row.phone}
              </p>
              <p className={css.to}>{row.address}</p>
              <p>
                {words.from}　{row.organName}
              </p>
              <p>
                {words.contents}　{row.tracking}
              </p>
            </div>
          ))}
        </div>
        <ScrollArea label={words.list}>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">{titles.number}</th>
                <th scope="col">{titles.item}</th>
                <th scope="col">{words.to}</th>
                <th scope="col">{titles.tracking}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.caseId}>
                  <td>{row.caseNumber}</td>
                  <td>{row.itemName}</td>
                  <td>{row.name}</td>
                  <td>{row.tracking}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollArea>
      </Stack>
    </Card>
  )
}
