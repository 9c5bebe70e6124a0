/** What crosses the wire. Browser-safe; routes, pages and OpenAPI read it. */
export * from './contract/claims.ts'
export * from './contract/holdings.ts'
export * from './contract/imports.ts'
export * from './contract/matching.ts'
export * from './contract/register.ts'
export * from './contract/ties.ts'
export * from './contract/upkeep.ts'
