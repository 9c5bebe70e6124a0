/** What crosses the wire. Browser-safe; routes, pages and OpenAPI read it. */
export * from './contract/register.ts'
