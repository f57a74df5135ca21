/** A licence changed from its own page: the application says which licence it is about, and the new one keeps its number. */
import { givenFoodCase, grantFoodCase } from './arranged.ts'
import { expectGoodLooks } from './looks.ts'
import { expect, newcomer, people, register, test } from './people.ts'

test('from the page of a licence its holder sees until when it is renewed in time, and applies for a change of it', async ({
  come,
}) => {
  const citizen = await come('phone')
  await register(citizen, newcomer('贺春生'))
  const codes = await givenFoodCase(citizen, '春生面馆')
  await grantFoodCase(codes, {
    clerk: await come('desk', people.clerk),
    approver: await come('desk', people.approver),
    head: await come('desk', people.head),
  })
  await citizen.goto('/licences')
  await citizen
    .getByRole('link', { name: /食品经营许可证/ })
    .first()
    .click()
  const services = citizen.getByRole('heading', { name: '变更和延续' })
  await expect(services).toBeVisible()
  await expect(citizen.getByText(/届满三十日前/).first()).toBeVisible()
  await expectGoodLooks(citizen, [new URL(citizen.url()).pathname])
  await citizen.getByRole('link', { name: '申请变更' }).click()
  await expect(citizen.getByText('本次申请：变更已有的证照。')).toBeVisible()
})
