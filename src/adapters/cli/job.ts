/**
 * @module The program of a thread of `sladd redact --jobs N`. Its error is handed to the one that made it.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { type Task, work } from './jobs'

await work(workerData as Task, (done) => parentPort?.postMessage(done))
