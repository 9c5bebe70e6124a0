/** One matter of the page: the parts of a page ask for it each by itself, and share one answer. */
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { getMatter } from '../../contract.ts'

export const useMatter = (matterId: string) => useEndpoint(getMatter, { params: { matterId } })
