/** Recipes of docs/how-to/pipelines.md that receive lines from a daemon. */
import { appendFileSync, existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { called, freePort, installed, send, until, Workshop } from '../pipelines'

let shop: Workshop
beforeEach(() => {
  shop = new Workshop()
})
afterEach(() => shop.end())

const READABLE = /871220-2384|anna@example\.se|192\.0\.2\.44/
const text = (i: number) => `hej ${i} 871220-2384 från anna@example.se.`
const masked = (i: number) => `hej ${i} [personnummer] från [email].`
/** Which of the messages stand in a text, redacted. */
const seen = (output: string) =>
  [...output.matchAll(/hej (\d+) \[personnummer\] från \[email\]\./g)].map(([, i]) => Number(i))
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i)

/** Asks for a page, as soon as somebody listens. */
async function ask(url: string): Promise<void> {
  const isAnswered = () =>
    fetch(url, { headers: { connection: 'close' } }).then(
      () => true,
      () => false,
    )
  while (!(await isAnswered())) await wait(50)
}

const rsyslogd = installed('rsyslogd')
describe.skipIf(rsyslogd === undefined)(called('rsyslog', rsyslogd), () => {
  /** Starts it with rules, of which one takes what comes. */
  async function started(rules: string, ruleset: string): Promise<{ port: number; host: string }> {
    const port = await freePort()
    const input = `module(load="imtcp")\ninput(type="imtcp" address="127.0.0.1" port="${port}" ruleset="${ruleset}")`
    const main = `global(workDirectory="${shop.folder}")\n$EscapeControlCharactersOnReceive on\n${rules}\n${input}\n`
    const file = shop.write('rsyslog.conf', main)
    shop.start(rsyslogd as string, ['-n', '-f', file, '-i', shop.path('rsyslogd.pid')])
    return { port, host: '127.0.0.1' }
  }
  const message = (i: number) =>
    `<34>1 2026-11-22T10:00:00Z host app 12 ID47 [ex@1 mail="anna@example.se"] ${text(i)}\n`

  test('mmexternal: what a program that died has not answered is asked for once more', async () => {
    const rules = shop.recipe('rsyslog', 'rsyslog')
    const to = await started(rules, 'redacted')
    for (const i of upTo(40)) {
      const dies = i % 10 === 5
      if (dies) {
        await until(() => seen(shop.read('log/syslog')).length === i)
        shop.signalNewest('SIGSTOP')
      }
      await send(to, message(i))
      // It holds a message that it does not answer.
      if (dies) await wait(200)
      if (dies) shop.signalNewest('SIGKILL')
    }
    await until(() => shop.read('log/syslog').split('\n').length > 40)
    const output = shop.read('log/syslog')
    expect(output).not.toMatch(READABLE)
    expect(new Set(seen(output))).toEqual(new Set(upTo(40)))
  })

  test('mmexternal by itself lets pass what nobody answered', async () => {
    const rules = shop.recipe('rsyslog', 'rsyslog').replaceAll(shop.path('sladd'), '/nowhere/sladd')
    await send(await started(rules.replace(/if \$!sladd == "redacted"/, 'if $!sladd != "x"'), 'redacted'), message(1))
    await until(() => shop.read('log/syslog').endsWith('\n'))
    expect(shop.read('log/syslog')).toMatch(READABLE)
  })

  test('mmexternal: what cannot be asked is withheld', async () => {
    const rules = shop.recipe('rsyslog', 'rsyslog').replaceAll(shop.path('sladd'), '/nowhere/sladd')
    await send(await started(rules, 'redacted'), message(1))
    await until(() => shop.read('log/syslog').includes('a message was withheld'))
    expect(shop.read('log/syslog')).not.toMatch(READABLE)
  })

  test.each([
    ['msg', '%msg%\n', masked(7)],
    ['rawmsg', '%rawmsg%\n', `<34>1 2026-11-22T10:00:00Z host app 12 ID47 [ex@1 mail="[email]"] ${masked(7)}`],
    [
      'fulljson',
      '%rawmsg%|%msg%|%structured-data%\n',
      `<34>1 2026-11-22T10:00:00Z host app 12 ID47 [ex@1 mail="[email]"]         ${masked(7)}|${masked(7)}|[ex@1 mail="[email]"]`,
    ],
  ])('mmexternal: %s', async (mode, template, line) => {
    const to = await started(
      `module(load="mmexternal")\ntemplate(name="t" type="string" string="${template.replace('\n', '\\n')}")
       ruleset(name="one") {
         action(type="mmexternal" interface.input="${mode}" binary="${shop.path('sladd')} redact --protocol rsyslog:${mode}")
         action(type="omfile" file="${shop.path('log/one')}" template="t")
       }`,
      'one',
    )
    await send(to, message(7))
    await until(() => shop.read('log/one').endsWith('\n'))
    expect(shop.read('log/one')).toBe(`${line}\n`)
  })

  test('omprog: what was not confirmed is sent again', async () => {
    const to = await started(shop.recipe('rsyslog', 'rsyslog', 1), 'handed')
    await send(to, upTo(100).map(message).join(''))
    for (const count of [5, 50]) {
      await until(() => new Set(seen(shop.logs('handed'))).size >= count)
      shop.signalNewest('SIGKILL')
    }
    await until(() => new Set(seen(shop.logs('handed'))).size === 100)
    expect(shop.logs('handed')).not.toMatch(READABLE)
  })
})

const syslogNg = installed('syslog-ng')
test.skipIf(syslogNg === undefined)(called('syslog-ng', syslogNg), async () => {
  const file = shop.write('syslog-ng.conf', shop.recipe('syslog-ng', 'syslog-ng'))
  const usr = dirname(dirname(syslogNg as string))
  const files = ['-R', shop.path('persist'), '-p', shop.path('pid'), '-c', shop.path('control')]
  const modules = existsSync(join(usr, 'lib/syslog-ng')) && usr.startsWith('/opt')
  const version = modules ? readdirSync(join(usr, 'lib/syslog-ng')).find((name) => /^\d/.test(name)) : undefined
  const own = version === undefined ? [] : ['--module-path', join(usr, 'lib/syslog-ng', version)]
  shop.start(syslogNg as string, ['-F', '-f', file, ...files, ...own], {
    env: { ...process.env, LD_LIBRARY_PATH: join(usr, 'lib/syslog-ng') },
  })
  const to = { path: shop.path('run/syslog-ng.sock') }
  const line = (i: number) => `<34>Nov 22 10:00:00 host app: ${text(i)}\n`
  // One connection keeps the order.
  await send(to, upTo(10).map(line).join(''))
  await until(() => seen(shop.logs('messages')).length === 10)
  shop.signalNewest('SIGKILL')
  await until(() => shop.read('pids').trim().split('\n').length > 1)
  await send(
    to,
    upTo(10)
      .map((i) => line(10 + i))
      .join(''),
  )
  await until(() => seen(shop.logs('messages')).includes(19))
  expect(seen(shop.logs('messages'))).toEqual(upTo(20))
  expect(shop.logs('messages')).not.toMatch(READABLE)
})

const apache = installed('apache2')
test.skipIf(apache === undefined)(called('Apache, without a shell, over a restart and a death', apache), async () => {
  const port = await freePort()
  const modules = ['mpm_event', 'authz_core']
  const file = shop.write(
    'apache.conf',
    `ServerRoot ${shop.folder}\nServerName example.se\nListen 127.0.0.1:${port}\nPidFile ${shop.path('apache.pid')}\nUser www-data\nGroup www-data
    ${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
    DocumentRoot ${shop.path('run')}\nLogFormat "%h %l %u %t \\"%r\\" %>s %b" combined
    ${shop.recipe('Apache', 'apache').replace('100M', '2k')}`,
  )
  shop.start(apache as string, ['-D', 'FOREGROUND', '-f', file])
  const asked = () => [...shop.logs('access').matchAll(/hej=(\d+)&mail=\[email\]&end/g)].map(([, i]) => Number(i))
  for (const i of upTo(60)) {
    if (i % 20 === 0) await until(() => asked().length === i)
    if (i === 20) {
      const begun = shop.read('pids').length
      shop.run(apache as string, ['-f', file, '-k', 'graceful'])
      await until(() => shop.read('pids').length > begun)
      await wait(1000)
    }
    if (i === 40) shop.signalNewest('SIGKILL', 2)
    await ask(`http://127.0.0.1:${port}/?hej=${i}&mail=anna%40example.se&end`)
  }
  await until(() => asked().length === 60)
  expect(new Set(asked())).toEqual(new Set(upTo(60)))
  expect(readdirSync(shop.path('log')).length).toBeGreaterThan(2)
  expect(shop.logs('access')).not.toMatch(/anna|%40/)
})

const nginx = installed('nginx')
test.skipIf(nginx === undefined)(
  called('nginx, through a named pipe that is held open over a death', nginx),
  async () => {
    const port = await freePort()
    const log = shop.recipe('nginx', 'nginx', 1)
    const file = shop.write(
      'nginx.conf',
      `daemon off; pid ${shop.path('nginx.pid')}; error_log ${shop.path('run/error')}; events {}
    http { ${log.replace('combined', 'line')} log_format line '$request'; access_log off;
      server { listen 127.0.0.1:${port}; ${log.replace('combined', 'line')} location / { return 204; } } }`.replace(
        /http \{ access_log [^;]*;/,
        'http {',
      ),
    )
    const shell = shop.start('sh', ['-c', shop.recipe('nginx', 'sh')])
    await until(() => existsSync(shop.path('run/nginx.pipe')) && shop.read('pids') !== '')
    shop.start(nginx as string, ['-c', file])
    const asked = () => [...shop.logs('access').matchAll(/hej=(\d+)&mail=\[email\]/g)].map(([, i]) => Number(i))
    for (const i of upTo(20)) {
      if (i === 10) {
        await until(() => asked().length === i)
        shop.signalNewest('SIGKILL')
      }
      for (;;) {
        if (
          await fetch(`http://127.0.0.1:${port}/?hej=${i}&mail=anna@example.se`).then(
            () => true,
            () => false,
          )
        )
          break
        await new Promise((done) => setTimeout(done, 50))
      }
    }
    await until(() => asked().includes(19))
    expect(asked()).toEqual(upTo(20))
    shell.kill('SIGKILL')
  },
)

const logrotate = installed('logrotate')
describe.skipIf(logrotate === undefined)(called('logrotate', logrotate), () => {
  test('renames and signals', async () => {
    const command = shop.recipe('Write to a file that grows', 'sh', 1).replace('myserver', 'cat')
    const shell = shop.start('sh', ['-c', command])
    const config = shop.write('rotate.conf', `su root root\n${shop.recipe('Write to a file that grows', 'logrotate')}`)
    for (const i of upTo(30)) {
      shell.stdin?.write(`${text(i)}\n`)
      await until(() => seen(shop.logs('app')).length === i + 1)
      if (i % 10 === 9) shop.run(logrotate as string, ['-f', '-s', shop.path('state'), config])
    }
    expect(shop.logs('app')).toBe(
      upTo(30)
        .map((i) => `${masked(i)}\n`)
        .join(''),
    )
    expect(shop.read('log/app.log.1')).not.toBe('')
  })

  test('copies and truncates', async () => {
    shop.write('log/old.log', '')
    const shell = shop.start('sh', ['-c', shop.recipe('Write to a file that grows', 'sh', 2)])
    const config = shop.write('rotate.conf', `su root root\n${shop.path('log/old.log')} {\ncopytruncate\nrotate 3\n}\n`)
    for (const i of upTo(20)) {
      appendFileSync(shop.path('log/old.log'), `${text(i)}\n`)
      await until(() => seen(shop.read('log/clean.log')).length === i + 1)
      if (i === 9) shop.run(logrotate as string, ['-f', '-s', shop.path('state'), config])
    }
    expect(seen(shop.read('log/clean.log'))).toEqual(upTo(20))
    shell.kill()
  })
})
