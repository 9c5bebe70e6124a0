/** SQL of the organisation schema, by concept. */
export * from './store/credentials.ts'
export * from './store/people.ts'
export * from './store/roles.ts'
export * from './store/sessions.ts'
export * from './store/units.ts'
