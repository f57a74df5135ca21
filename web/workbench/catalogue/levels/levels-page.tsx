/** Rules of sameness across levels. */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { levels, samenessRules } from '#modules/catalogue/contract.ts'
import { useView } from '../../../client/hooks.ts'
import { useCan } from '../../../client/session.ts'
import { Buttons, Card, Stack } from '../../../ui/card.tsx'
import { FactList } from '../../../ui/fact-list.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Empty, Loaded } from '../../../ui/states.tsx'
import { StateTag } from '../../../ui/state-tag.tsx'
import { workLevelsWords as words } from '../../../words/zh/work-levels.ts'
import page from '../catalogue.module.css'
import { DeskTabs } from '../desk-tabs.tsx'
import { LevelTabs } from './level-tabs.tsx'
import css from './levels.module.css'
import { RemoveRule } from './remove-rule.tsx'
import { RuleDialog } from './rule-dialog.tsx'

type Rules = OutputOf<typeof samenessRules>
export type Rule = Rules['rules'][number]

export function LevelsPage() {
  const view = useView(samenessRules, {})
  const may = useCan()('catalogue.publish')
  const [edited, setEdited] = useState<Rule | 'new'>()
  return (
    <Stack>
      <header className={page.head}>
        <PageTitle text={words.title} />
        {may ? (
          <Button type="primary" disabled={!view.data} onClick={() => setEdited('new')}>
            {words.newRule}
          </Button>
        ) : null}
      </header>
      <DeskTabs />
      <LevelTabs />
      <p className={`${css.quiet} ${css.text}`}>{words.intro}</p>
      <Loaded of={view} lines={8}>
        {({ rules, elements }) => (
          <>
            {rules.length === 0 ? <Empty title={words.empty}>{words.emptyText}</Empty> : null}
            <ul className={css.cards}>
              {rules.map((rule) => (
                <li key={rule.id}>
                  <OneRule rule={rule} onChange={may ? () => setEdited(rule) : undefined} />
                </li>
              ))}
            </ul>
            {edited ? (
              <RuleDialog
                rule={edited === 'new' ? undefined : edited}
                known={rules}
                elements={elements}
                onClose={() => setEdited(undefined)}
              />
            ) : null}
          </>
        )}
      </Loaded>
    </Stack>
  )
}

function OneRule({ rule, onChange }: { rule: Rule; onChange?: () => void }) {
  return (
    <Card
      title={<Link to={`/work/catalogue/levels/${rule.id}` as string}>{rule.name}</Link>}
      extra={
        <StateTag tone={rule.confirmed ? 'success' : 'warning'}>
          {rule.confirmed ? words.confirmed : words.unconfirmed}
        </StateTag>
      }
    >
      <Stack>
        <FactList
          facts={[
            { key: 'levels', label: words.levels, value: rule.levels.map((one) => levels[one]).join('、') },
            {
              key: 'elements',
              label: words.elements(rule.elements.length),
              value: rule.elements.map((one) => (one.compared ? one.title : words.notCompared(one.title))).join('、'),
            },
            ...(rule.note ? [{ key: 'note', label: words.rule.note, value: rule.note }] : []),
          ]}
        />
        <Buttons>
          <Link to={`/work/catalogue/levels/${rule.id}` as string} className={css.link}>
            {words.report}
            <span className="unseen">{rule.name}</span>
          </Link>
          {onChange ? (
            <>
              <Button onClick={onChange}>
                {words.change}
                <span className="unseen">{rule.name}</span>
              </Button>
              <RemoveRule rule={rule} />
            </>
          ) : null}
        </Buttons>
      </Stack>
    </Card>
  )
}
