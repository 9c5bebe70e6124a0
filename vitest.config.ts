import { defineConfig } from 'vitest/config'

const globalSetup = ['src/platform/postgres/test-server.ts', 'src/app/test-template.ts']

/**
 * Two projects: rules and capabilities over one PostgreSQL; then the journeys of e2e/ over the running program. No
 * retry of a single test: what it did until it failed stays done. `npm test` runs the whole file once more.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'src',
          include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'],
          testTimeout: 20_000,
          // No test replaces a module and none keeps state in one, so the files of a worker share what they import.
          isolate: false,
          maxWorkers: 2,
          globalSetup,
          setupFiles: ['src/app/test-seed.ts'],
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Each file has a program and a browser of its own; more than two of them wait for each other's processor.
          maxWorkers: 2,
          globalSetup: ['e2e/program.ts'],
          setupFiles: ['e2e/own-program.ts'],
        },
      },
    ],
  },
})
