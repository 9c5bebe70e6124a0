/** What crosses the wire, by concept. Browser-safe. */

export * from './contract/board.ts'
export * from './contract/circulars.ts'
export * from './contract/discussion.ts'
export * from './contract/editions.ts'
export * from './contract/evidence.ts'
export * from './contract/history.ts'
export * from './contract/material-requests.ts'
export * from './contract/materials.ts'
export * from './contract/outlook.ts'
export * from './contract/plans.ts'
export * from './contract/score.ts'
export * from './contract/tasks.ts'
