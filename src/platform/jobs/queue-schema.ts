/** The queue's own tables: made by the library as the owner, served by the worker role. Part of every migration. */
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { tolerateLostConnections } from '../db/lost-connections.ts'

/** Schema of the job library. Nothing of ours names its tables but the functions of `0003-jobs.sql`. */
const SCHEMA = 'graphile_worker'

/**
 * Brings the queue's tables up to the library and lets the worker role use them. The library switches row-level
 * security on without a policy (only the owner sees a row), so the worker gets one; it has no other schema to go to.
 */
export async function prepareQueue(
  connection: pg.ClientConfig,
  roles: { readonly owner: string; readonly worker: string },
): Promise<void> {
  const pool = new pg.Pool({
    ...connection,
    max: 2,
    onConnect: async (client) => {
      await client.query(`set role ${roles.owner}`)
    },
  })
  tolerateLostConnections(pool)
  try {
    await runMigrations({ pgPool: pool, schema: SCHEMA })
    await pool.query(`do $$
      declare name text;
      begin
        grant usage on schema ${SCHEMA} to ${roles.worker};
        grant select, insert, update, delete on all tables in schema ${SCHEMA} to ${roles.worker};
        for name in
          select tablename from pg_tables where schemaname = '${SCHEMA}' and rowsecurity and tablename not in
            (select tablename from pg_policies where schemaname = '${SCHEMA}' and policyname = 'worker')
        loop
          execute format('create policy worker on ${SCHEMA}.%I to ${roles.worker} using (true) with check (true)', name);
        end loop;
      end $$`)
  } finally {
    await pool.end()
  }
}
