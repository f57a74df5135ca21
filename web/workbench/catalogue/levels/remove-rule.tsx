/** Deletes a rule of sameness, once nobody has to mend anything by it. */
import { Button } from 'antd'
import { useState } from 'react'
import { removeSamenessRule } from '#modules/catalogue/contract.ts'
import { useAct } from '../../../client/hooks.ts'
import { ReasonDialog } from '../../../ui/reason-dialog.tsx'
import { workLevelsWords } from '../../../words/zh/work-levels.ts'
import type { Rule } from './levels-page.tsx'

const words = workLevelsWords.remove

export function RemoveRule({ rule }: { rule: Rule }) {
  const [asking, setAsking] = useState(false)
  const act = useAct(removeSamenessRule)
  const remove = async () => {
    if (await act.run({ id: rule.id })) setAsking(false)
  }
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        {words.verb}
        <span className="unseen">{rule.name}</span>
      </Button>
      <ReasonDialog
        open={asking}
        title={words.title(rule.name)}
        effect={words.effect}
        verb={words.verb}
        danger
        reason="none"
        act={act}
        onConfirm={() => void remove()}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
