import { expect, test } from 'vitest'
import { returnAddress, signInAddress } from './session.tsx'

test('signing in leads back to the address that one was at', () => {
  const address = signInAddress({ pathname: '/assessment/tasks', search: '?state=open&search=监测' })
  const search = new URLSearchParams(address.split('?')[1])
  expect(returnAddress(search)).toBe('/assessment/tasks?state=open&search=监测')
})

test('no link to sign-in leads out of the product', () => {
  for (const to of ['https://example.com', '//example.com', '/\\example.com', 'javascript:alert(1)']) {
    expect(returnAddress(new URLSearchParams({ to }))).toBe('/')
  }
})
