/** What crosses the wire of 网页留证. Browser-safe. */
export * from './contract/captures.ts'
export * from './contract/custody.ts'
