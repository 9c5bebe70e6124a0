/** Whether the port is free, asked before the longer work rather than after it. */
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { Trouble, words } from './terminal.mjs'

/** A run that was ended a moment ago may still hold the port. */
const PATIENCE_MS = 5000

async function isFree(host, port) {
  return await new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error) => resolve(error.code))
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(true)))
  })
}

export async function checkPort() {
  const host = process.env.HOST || '127.0.0.1'
  const port = Number(process.env.PORT || 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Trouble(
      words(`PORT=${process.env.PORT} 不是端口号。`, `PORT=${process.env.PORT} is not a port number.`),
    )
  }
  const until = performance.now() + PATIENCE_MS
  let answer = await isFree(host, port)
  while (answer === 'EADDRINUSE' && performance.now() < until) {
    await wait(200)
    answer = await isFree(host, port)
  }
  if (answer === 'EADDRINUSE') {
    let free = port + 1
    while ((await isFree(host, free)) !== true && free < port + 50) free += 1
    throw new Trouble(
      words(
        `端口 ${port} 已被占用。请停止占用它的程序，或换一个端口：PORT=${free} npm start`,
        `Port ${port} is taken. Stop the program that has it, or choose another: PORT=${free} npm start`,
      ),
    )
  }
  if (answer === 'EACCES') {
    throw new Trouble(
      words(
        `无权使用端口 ${port}，请换 1024 以上的端口：PORT=8080 npm start`,
        `Port ${port} needs root; choose one above 1024: PORT=8080 npm start`,
      ),
    )
  }
}
