/** What crosses the wire, by concept. Browser-safe. */
export * from './contract/evidence.ts'
export * from './contract/plans.ts'
export * from './contract/score.ts'
export * from './contract/tasks.ts'
