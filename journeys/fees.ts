/** A case with a fee that journeys need before their story begins. */
import type { Page } from '@playwright/test'
import { ask, findItem, send } from './arranged.ts'
import { drawing } from './papers.ts'
import type { Newcomer } from './people.ts'

/** A temporary identity card applied for by this person and granted on the spot: its fee is due. */
export async function givenFeeCase(
  citizen: Page,
  person: Newcomer,
  officer: Page,
): Promise<{ caseId: string; billId: string }> {
  const paper = (await drawing(citizen, '申请材料')).buffer
  const { id: documentId } = await send<{ id: string }>(citizen, '/api/documents?name=paper.png', paper)
  const { caseId } = await send<{ caseId: string }>(citizen, '/api/cases', {
    itemId: await findItem(citizen, '临时居民身份证申领'),
    values: {
      applicantName: person.name,
      applicantIdNumber: person.idNumber,
      applicantPhone: person.phone,
      applicantAddress: '示范省示范市云溪区溪口街道溪畔路8号',
      purpose: 'exam',
      pickup: 'city',
    },
    materials: ['householdRegister', 'photo'].map((key) => ({ key, documentIds: [documentId] })),
  })
  await send(officer, `/api/cases/${caseId}/decision-on-the-spot`, {})
  const { bill } = await ask<{ bill: { id: string } }>(citizen, `/api/bills/of/${caseId}`)
  return { caseId, billId: bill.id }
}
