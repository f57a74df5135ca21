/** Asking the applicant in front of the window to rate: a one-time code to type or scan on another screen. */
import { Button } from 'antd'
import type { Status } from '#modules/cases/contract.ts'
import { openPad, rateableStatuses } from '#modules/ratings/contract.ts'
import { deviceMark } from '../../client/device.ts'
import { useAct } from '../../client/hooks.ts'
import type { useCan } from '../../client/session.ts'
import { useState } from 'react'
import type { OutputOf } from '#kernel/contract.ts'
import { Stack } from '../../ui/card.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { ErrorBox } from '../../ui/states.tsx'
import { momentWords } from '../../words/format.ts'
import { workRatingWords } from '../../words/zh/work-ratings.ts'

const words = workRatingWords.pad

export function mayOpenPad(status: Status, can: ReturnType<typeof useCan>): boolean {
  return rateableStatuses.includes(status) && can('ratings.open-pad')
}

export function OpenPad({ caseId }: { caseId: string }) {
  const act = useAct(openPad)
  const [pad, setPad] = useState<OutputOf<typeof openPad>>()
  const open = async () => setPad(await act.run({ caseId, device: deviceMark() }))
  return (
    <Stack>
      <p>{words.effect}</p>
      <div>
        <Button loading={act.pending} onClick={() => void open()}>
          {pad ? words.again : words.open}
        </Button>
      </div>
      {act.problem ? <ErrorBox problem={act.problem} /> : null}
      <output>
        {pad ? (
          <>
            <p>
              {words.code}
              <strong>{pad.code}</strong>
            </p>
            <p>{words.until(momentWords(pad.expiresAt))}</p>
          </>
        ) : null}
      </output>
      {pad ? <QrCode text={`${location.origin}/rate/pad?code=${pad.code}`} label={words.scan} /> : null}
    </Stack>
  )
}
