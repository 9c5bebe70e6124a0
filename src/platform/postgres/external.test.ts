import { expect, inject, test } from 'vitest'
import { checkExternalPostgres, parseDatabaseUrl } from './external.ts'

test('a server that is new enough and UTF-8 is accepted', async () => {
  const { host, port, user, password, database } = inject('postgres')
  const url = `postgres://${user}:${password}@localhost/${database}?host=${encodeURIComponent(String(host))}&port=${port}`
  expect(await checkExternalPostgres(url)).toMatchObject({ ok: true, value: { host, user, database } })
})

test('a database that is not UTF-8 is refused with its encoding', async () => {
  const pg = (await import('pg')).default
  const owner = inject('postgres')
  const client = new pg.Client(owner)
  await client.connect()
  await client.query(
    `create database latin encoding 'LATIN1' locale_provider libc locale 'C' template template0`,
  )
  const url = `postgres://${owner.user}:${owner.password}@localhost/latin?host=${encodeURIComponent(String(owner.host))}`
  expect(await checkExternalPostgres(url)).toMatchObject({
    error: { code: 'postgres.not_utf8', details: { encoding: 'LATIN1' } },
  })
  await client.query('drop database latin')
  await client.end()
})

test('a server that does not answer is refused with the reason', async () => {
  const answer = await checkExternalPostgres('postgres://nobody@127.0.0.1:1/none')
  expect(answer).toMatchObject({ error: { code: 'postgres.not_reachable' } })
})

test.each(['mysql://a/b', 'localhost:5432', ''])('%j is not a PostgreSQL address', (url) => {
  expect(parseDatabaseUrl(url)).toMatchObject({ ok: false, error: { code: 'postgres.url_invalid' } })
})
