/** @module The thread program of `sladd redact --jobs N`. Errors go to the thread that created it. */
import { parentPort, workerData } from 'node:worker_threads'
import { type Task, work } from './jobs'

await work(workerData as Task, (done) => parentPort?.postMessage(done))
