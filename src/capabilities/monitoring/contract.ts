/** What crosses the wire of 网络交易监测. Browser-safe. */
export * from './contract/findings.ts'
export * from './contract/hosts.ts'
export * from './contract/models.ts'
export * from './contract/notices.ts'
export * from './contract/outside-models.ts'
export * from './contract/overview.ts'
export * from './contract/plans.ts'
export * from './contract/price-probes.ts'
