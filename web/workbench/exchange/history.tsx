/** Telling the platform above of cases that ended before anything was told, portion by portion. */
import { Button } from 'antd'
import { useState } from 'react'
import { offerHistory } from '#modules/cases/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Buttons, Card } from '../../ui/card.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { exchangeWords } from '../../words/zh/work-exchange.ts'

const words = exchangeWords.history

export function History() {
  const act = useAct(offerHistory)
  const [told, setTold] = useState<{ count: number; going: boolean }>()
  const start = async () => {
    let count = 0
    setTold({ count, going: true })
    for (let after: string | undefined, more = true; more; more = after !== undefined) {
      const portion = await act.run({ after, limit: 100 })
      if (!portion) return setTold(undefined)
      count += portion.offered
      after = portion.after
      setTold({ count, going: after !== undefined })
    }
    return undefined
  }
  return (
    <Card title={words.title}>
      <p>{words.text}</p>
      <Buttons>
        <Button loading={told?.going ?? false} onClick={() => void start()}>
          {words.start}
        </Button>
      </Buttons>
      <output>{told ? words[told.going ? 'going' : 'done'](told.count) : null}</output>
      {act.problem ? <ErrorBox problem={act.problem} /> : null}
    </Card>
  )
}
