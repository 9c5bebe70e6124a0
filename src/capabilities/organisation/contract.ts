/** What crosses the wire, by concept. Browser-safe. */
export * from './contract/bodies.ts'
export * from './contract/experts.ts'
export * from './contract/import.ts'
export * from './contract/meetings.ts'
export * from './contract/people.ts'
export * from './contract/roles.ts'
export * from './contract/session.ts'
export * from './contract/units.ts'
