import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { MigrationDrift, migrate } from './migrate.ts'

let directory: string
let connection: pg.ClientConfig
const database = `migrate_${randomBytes(4).toString('hex')}`

async function asOwner(sql: string, name = database) {
  const client = new pg.Client({ ...inject('postgres'), database: name })
  await client.connect()
  try {
    return await client.query(sql)
  } finally {
    await client.end()
  }
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sishi-migrate-'))
})
afterAll(async () => {
  await asOwner(`drop database if exists ${database} with (force)`, 'postgres')
  await rm(directory, { recursive: true })
})
beforeEach(async () => {
  await asOwner(`drop database if exists ${database} with (force)`, 'postgres')
  await asOwner(`create database ${database}`, 'postgres')
  connection = { ...inject('postgres'), database }
  await writeFile(
    join(directory, '0001-first.sql'),
    'create schema shop; create table shop.item (id int primary key);',
  )
  await rm(join(directory, '0002-second.sql'), { force: true })
})

const run = () => migrate(connection, [{ owner: 'shop', directory }])

describe('migrations', () => {
  test('each is applied once, in order, and a second run changes nothing', async () => {
    expect(await run()).toEqual({ applied: ['shop/0001-first.sql'], altered: false })
    await writeFile(join(directory, '0002-second.sql'), 'alter table shop.item add column name text;')
    expect(await run()).toEqual({ applied: ['shop/0002-second.sql'], altered: false })
    expect(await run()).toEqual({ applied: [], altered: false })
  })

  test('one that was edited after it was applied stops the start and names itself', async () => {
    await run()
    await writeFile(join(directory, '0001-first.sql'), 'create schema shop;')
    await expect(run()).rejects.toThrow(MigrationDrift)
    await expect(run()).rejects.toThrow('shop/0001-first.sql was edited')
  })

  test('one that fails leaves the earlier ones and nothing of itself', async () => {
    await run()
    await writeFile(
      join(directory, '0002-second.sql'),
      'create table shop.half (id int); select no_such_thing();',
    )
    await expect(run()).rejects.toThrow('shop/0002-second.sql failed')
    const { rows } = await asOwner(
      `select to_regclass('shop.item') as item, to_regclass('shop.half') as half`,
    )
    expect(rows).toEqual([{ item: 'shop.item', half: null }])
  })

  test('a structure altered by hand is noticed', async () => {
    await run()
    await asOwner('create index by_hand on shop.item (id)')
    expect(await run()).toEqual({ applied: [], altered: true })
  })

  test('two programs that start at once apply each migration once', async () => {
    const both = await Promise.all([run(), run()])
    expect(both.flatMap((each) => each.applied)).toEqual(['shop/0001-first.sql'])
  })
})
