import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scopeOf } from '../../kernel/actor.ts'
import { ANONYMOUS } from '../../platform/anonymous.ts'
import { type TestDatabase, testDatabase } from '../../platform/db/testing.ts'
import { listPeople } from './store/people.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(async () => {
  await database.drop()
})

describe('row-level security', () => {
  test('nobody signed in sees no person', async () => {
    const page = await database.db.read(scopeOf(ANONYMOUS, 'any'), (tx) => listPeople(tx, { limit: 10 }))
    expect(page.items).toEqual([])
  })
})
