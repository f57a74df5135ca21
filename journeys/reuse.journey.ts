/** A paper handed in once is not asked for again; whose it is sees each use and may object. */
import { ask, findItem, send } from './arranged.ts'
import { drawing } from './papers.ts'
import { expect, newcomer, register, test } from './people.ts'
import { handInMaterials, submit } from './portal.ts'

test('a household book handed in for the first child is not asked for with the second, and its use can be objected to', async ({
  come,
}) => {
  const phone = await come('phone')
  const parent = newcomer('应芒种')
  await register(phone, parent)
  const itemId = await findItem(phone, '出生登记')
  const values = (childName: string) => ({
    applicantName: parent.name,
    applicantIdNumber: parent.idNumber,
    applicantPhone: parent.phone,
    relation: 'mother',
    childName,
    childSex: 'female',
    bornOn: '2026-08-01',
    childNation: '汉族',
    birthCertificateNumber: 'Q990000001',
    follow: 'mother',
    householdAddress: '示范省示范市云溪区云桥街道清和路9号',
    householderName: parent.name,
    alsoMedicalInsurance: false,
  })
  const paper = await drawing(phone, '居民户口簿')
  const { id } = await send<{ id: string }>(phone, '/api/documents?name=paper.png', paper.buffer)
  const keys = ['birthCertificate', 'householdRegister', 'parentIds']
  const materials = keys.map((key) => ({ key, documentIds: [id] }))
  await send(phone, '/api/cases', { itemId, values: values('应小一'), materials })
  const { csrfToken } = await ask<{ csrfToken: string }>(phone, '/api/session')
  const draft = { revision: 0, values: values('应小二'), step: 'materials' }
  const kept = await phone.request.put(`/api/items/${itemId}/draft`, {
    data: draft,
    headers: { 'x-csrf-token': csrfToken },
  })
  expect(kept.ok(), await kept.text()).toBe(true)

  await phone.goto(`/apply/${itemId}`)
  await expect(phone.getByRole('heading', { name: '已为您免交 1 份' })).toBeVisible()
  await expect(phone.getByText(/办「出生登记」时交过/)).toBeVisible()
  await handInMaterials(phone)
  await submit(phone)

  await phone.goto('/me/materials')
  await expect(phone.getByRole('heading', { name: '居民户口簿' })).toBeVisible()
  await phone.getByRole('button', { name: /的这次使用提出异议/ }).click()
  await phone.getByLabel('为什么认为不当').fill('我没有办过第二个孩子的登记')
  await phone.getByRole('button', { name: '提交异议' }).click()
  await expect(phone.getByText(/已提出异议，.*前答复/)).toBeVisible()
})
