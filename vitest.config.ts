import { defineConfig } from 'vitest/config'

/** Two projects: rules (no database, no browser) and capability tests, then the journeys of e2e/. */
export default defineConfig({
  test: {
    projects: [
      {
        test: { name: 'src', include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.ts'], testTimeout: 20_000 },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
