/** What crosses the wire. Browser-safe. */
export * from './contract/entry.ts'
export * from './contract/import.ts'
export * from './contract/requests.ts'
export * from './contract/series.ts'
