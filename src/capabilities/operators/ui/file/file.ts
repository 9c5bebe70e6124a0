/** The file of an operator as the server answers it. */
import type { EndpointAnswer } from '../../../../kernel/endpoint.ts'
import type { getOperator } from '../../contract.ts'

export type OperatorFile = EndpointAnswer<typeof getOperator>
