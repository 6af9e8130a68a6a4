/**
 * The checks as a worker of workerd, where nothing is compiled at run time: first without the kernel, then with it.
 */
import * as sladd from 'sladd'
import * as workerd from 'sladd/workerd'
import { run } from './checks.mjs'

export default {
  async fetch(request) {
    const told = await run(new URL(request.url).pathname === '/kernel' ? workerd : sladd).catch((error) => ({
      failed: String(error),
    }))
    return Response.json(told)
  },
}
