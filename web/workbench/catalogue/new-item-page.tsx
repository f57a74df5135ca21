/** A new item: its body, code and name; everything else is written in the draft. */
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { createItem, type ItemContent } from '#modules/catalogue/contract.ts'
import { useAct } from '../../client/hooks.ts'
import { Card, Stack } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { workCatalogueWords } from '../../words/zh/work-catalogue.ts'
import { OrganField } from '../organ-field.tsx'
import css from './catalogue.module.css'

const words = workCatalogueWords.create

export function NewItemPage() {
  const navigate = useNavigate()
  const act = useAct(createItem)
  const [typed, setTyped] = useState({ organId: '', code: '', name: '' })
  const [tried, setTried] = useState(false)
  const missing = (text: string, message: string) => (tried && text.trim() === '' ? message : undefined)
  const create = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.values(typed).some((text) => text.trim() === '')) return
    const made = await act.run({ organId: typed.organId, code: typed.code, content: blankContent(typed.name.trim()) })
    if (made) void navigate({ to: `/work/catalogue/versions/${made.id}` as string })
  }
  return (
    <Stack className={css.editor}>
      <PageTitle text={workCatalogueWords.newItem} />
      <p>{words.effect}</p>
      <Card>
        <form noValidate onSubmit={(event) => void create(event)}>
          <Stack>
            {act.problem ? <ErrorBox problem={act.problem} /> : null}
            <OrganField
              label={workCatalogueWords.fields.organ}
              findLabel={words.organFind}
              required
              value={typed.organId}
              error={missing(typed.organId, words.organEmpty)}
              onChange={(organId) => setTyped({ ...typed, organId })}
            />
            <TextField
              label={workCatalogueWords.fields.code}
              help={words.codeHelp}
              required
              maxLength={80}
              value={typed.code}
              error={missing(typed.code, words.codeEmpty) ?? act.fieldErrors.code}
              onChange={(code) => setTyped({ ...typed, code })}
            />
            <TextField
              label={workCatalogueWords.fields.name}
              required
              maxLength={200}
              value={typed.name}
              error={missing(typed.name, words.nameEmpty) ?? act.fieldErrors['content.name']}
              onChange={(name) => setTyped({ ...typed, name })}
            />
            <div>
              <Button type="primary" htmlType="submit" loading={act.pending}>
                {words.verb}
              </Button>
            </div>
          </Stack>
        </form>
      </Card>
    </Stack>
  )
}

/** What a draft begins with; whatever is still missing stands among its faults until it is written. */
function blankContent(name: string): ItemContent {
  const limit = { days: 20, unit: 'working-day', explanation: '' } as const
  return {
    name,
    itemType: '01',
    level: '3',
    audience: ['1'],
    handling: 'promised',
    statutory: limit,
    promised: limit,
    conditions: [],
    materials: [],
    form: [],
    fees: [],
    basis: [],
    steps: [],
    result: { kind: 'approval', name: '', faceFields: [] },
    trips: 0,
    online: false,
    service: { address: '', hours: '', phone: '', complaintPhone: '' },
    faq: [],
    keywords: [],
  }
}
