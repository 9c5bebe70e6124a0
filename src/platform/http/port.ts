/** Whether a port is free, asked before the longer work rather than after it. */
import { createServer } from 'node:net'

/** Undefined when the port can be listened on; otherwise the system's reason. */
export async function whyNotFree(host: string, port: number): Promise<string | undefined> {
  return await new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)))
  })
}
