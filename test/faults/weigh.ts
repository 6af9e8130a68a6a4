import type { Rows } from './rows'

const TWELVE = '«[personnummer] 198712202384»'
const ELEVEN = '«[fodselsnummer] 41819077302»'
const MOBILE = '«[phone] 0701740605»'

export const ROWS: readonly Rows[] = [
  {
    what: 'a container that says nothing about a proved number',
    texts: [
      `{"request":{"url":"/person/${TWELVE}"}}`,
      `{"request":{"url":"/p/${TWELVE}"}}`,
      `{"requestContext":{"authorizer":{"claims":{"sub":"${TWELVE}"}}}}`,
      `{"order":{"customer":{"id":"${TWELVE}"}}}`,
      `{"order":{"customer":${TWELVE.replace('[personnummer]', '"[personnummer]"')}}}`,
      `{"order":{"id":"${TWELVE}"}}`,
      `{"order":{"contact":{"value":"${MOBILE}"}}}`,
      `{"trace":[{"user":"${TWELVE}"},{"user":"${MOBILE}"}]}`,
      `{"konto":{"innehavare":"${ELEVEN}"}}`,
      `{"ticket":"{\\"reporter\\":\\"${TWELVE}\\"}"}`,
      '{"release":{"host":"«[ip] 192.0.2.44»"}}',
      '{"version":{"agent":{"ip":"«[ip] 192.0.2.44»"}}}',
    ],
  },
  {
    what: 'a version in its container',
    texts: ['{"version":{"number":"1.84.1.0"}}', '{"versions":["1.84.1.0"]}', '{"app":{"version":["1.84.1.0"]}}'],
  },
  {
    what: 'four numbers of a release, told by the signs round them or the name before them',
    texts: [
      ...[
        '[assembly: AssemblyVersion("1.2.3.4")]',
        "setVersion('1.2.3.4')",
        'appversion=1.84.1.5',
        'FILEVERSION: 1.84.1.5',
      ],
      ...[
        '{"appversion":"1.84.1.5"}',
        '<fileversion>1.84.1.5</fileversion>',
        'log4j-core 2.17.1.0 found',
        'app 3.2.1.0',
      ],
      ...[
        'image: app:1.2.3.4',
        '"containerImage": "app:1.2.3.4"',
        'FROM node:20.1.0.3',
        'pull example.se/team/app:1.2.3.4',
      ],
      ...[
        "implementation 'se.example:app:2.17.1.5'",
        '(foo@1.2.3.4)',
        '{"m":"[assembly: AssemblyVersion(\\"1.2.3.4\\")]"}',
        'foo@1.2.3.4',
        'deprecated "foo@1.2.3.4": use bar',
        '2.4.1.3-rc1',
        '17.0.9.1+9',
      ],
    ],
  },
  {
    what: 'addresses beside such signs',
    texts: [
      ...[
        'ip:«[ip] 192.0.2.44»',
        'addr:«[ip] 10.7.31.9»',
        'ssh root@«[ip] 192.0.2.44»',
        'sip:bo@«[ip] 1.2.3.4»',
        'image from «[ip] 1.2.3.4»',
      ],
      ...[
        'ban(«[ip] 1.2.3.4»)',
        'nät «[ip] 192.0.2.0»/24',
        'host/«[ip] 10.1.2.3»',
        'image: «[ip] 192.0.2.44»',
        'ip:«[ip] 1.2.3.4»',
      ],
      ...['«[ip] 192.0.2.44»-anna', 'FROM <«[ip] 192.0.2.44»>', 'client 1:«[ip] 192.0.2.44»'],
    ],
  },
  {
    what: 'a text in a field of a machine',
    texts: [
      `{"request":"GET /person/${TWELVE} HTTP/1.1"}`,
      `{"trace":"at Kund.spara ${TWELVE} saknas"}`,
      `{"order":"ring ${MOBILE} om leverans"}`,
    ],
  },
  {
    what: 'a word of a machine somewhere on the line',
    texts: [
      `kund ${TWELVE} har ett ärende`,
      `order ${MOBILE}`,
      `order 17, kund ${TWELVE}`,
      `ärende 4711 ${TWELVE}`,
      `request from ${TWELVE} failed`,
      `updated user ${TWELVE}`,
      `order ${TWELVE} klar`,
      `order=17 kund=${TWELVE}`,
      `<order><kund>${TWELVE}</kund></order>`,
      `created=2026-11-01 user=${MOBILE}`,
      `Faktura skickad till ${MOBILE}`,
      `Fakturan gäller ${ELEVEN}`,
      `kontoutdrag til bruker ${ELEVEN}, konto sperret`,
    ],
  },
  {
    what: 'an own word beside the value',
    texts: [
      '{"stack_trace":"pnr «[personnummer] 8712202384»"}',
      '{"request":{"body":"tlf «[phone] 68051234»"}}',
      '{"order":{"note":"kund pnr «[personnummer] 8712202384»"}}',
      '{"orderId":"pnr «[personnummer] 8712202384»"}',
      '{"orderId":"«[personnummer] 8712202384» (pnr)"}',
      '{"timestamp":"tlf «[phone] 68051234»"}',
      '{"konto":"fnr: «[fodselsnummer] 01019550091»"}',
      '{"phone":"pnr «[personnummer] 8712202384»"}',
      'orderId="pnr «[personnummer] 8712202384»"',
      '<order>pnr «[personnummer] 8712202384»</order>',
      'ärende pnr «[personnummer] 8712202384» sak',
    ],
  },
  {
    what: 'a name whose head is no number of a machine',
    texts: [
      `{"createdBy":"${TWELVE}"}`,
      `{"created_by":"${TWELVE}"}`,
      `updatedBy=${TWELVE}`,
      `orderOwner=${MOBILE}`,
      `<requestUser>${TWELVE}</requestUser>`,
      `{"ticket.assignee":"${TWELVE}"}`,
      `{"order.customer.id":"${TWELVE}"}`,
      `{"traceUserId":"${TWELVE}"}`,
      `{"requestBody":"${TWELVE}"}`,
      `{"request_url":"${TWELVE}"}`,
      `{"orderNote":"${MOBILE}"}`,
      `{"phoneOwner":"${TWELVE}"}`,
      `{"kontoEier":"${ELEVEN}"}`,
      '{"release_host":"«[ip] 192.0.2.44»"}',
    ],
  },
  { what: 'the same in a column', options: { format: 'csv' }, texts: [`createdBy,orderId\n${TWELVE},198712202384\n`] },
  {
    what: 'numbers of machines by their own name',
    texts: [
      ...[
        'orderId',
        'timestamp',
        'created_at',
        'createdAt',
        'trace.id',
        'requestId',
        'order',
        'order_ref',
        'expires',
      ].map((name) => `{"${name}":"198712202384"}`),
      ...['orderId', 'ts', 'order-number', 'ordrenr', 'ticketNo'].map((name) => `${name}=0701740605`),
      '{"orderIds":["198712202384"]}',
      '{"orderId":"ORD-198712202384"}',
      '{"orderIds":"198712202384, 198712202384"}',
      '<orderId>198712202384</orderId>',
    ],
  },
  {
    what: 'numbers of machines by the word right before',
    texts: [
      ...['timestamp', 'ordernummer', 'order nr', 'order id', 'ärende nr.', 'trace id', 'order #'].map(
        (label) => `${label} 198712202384`,
      ),
      ...['timestamp', 'ordernummer', 'Order no.', 'konto', 'OCR'].map((label) => `${label} 0701740605`),
      'konto 41819077302',
      'kontonr. 41819077302',
    ],
  },
  {
    what: 'so much of something',
    texts: ['0701740605 bytes', '198712202384 ms', '41819077302 bytes', '0701740605 kr', '198712202384ms'],
  },
  {
    what: 'a label of both',
    texts: [
      ...['Person-/organisationsnummer', 'Personnummer/orgnr', 'Person-/org.nr', 'Orgnr/personnummer', 'orgnr'].flatMap(
        (label) => ['8712202384', '871220-2384', '198712202384'].map((pnr) => `${label}: «[personnummer] ${pnr}»`),
      ),
      'Pers/Org.nr «[personnummer] 8712202384»',
      'personnummer eller organisationsnummer: «[personnummer] 8712202384»',
      'personnummer eller organisationsnummer «[personnummer] 8712202384»',
      ...['fødsels-/organisasjonsnummer', 'Fnr/orgnr', 'Orgnr/fnr'].map(
        (label) => `${label}: «[fodselsnummer] 01019550091»`,
      ),
      '{"personOrOrgNr":"«[personnummer] 8712202384»"}',
      '<orgnr>«[personnummer] 8712202384»</orgnr>',
    ],
  },
  {
    what: 'the last digits behind a birth date, under a label of their own',
    texts: [
      'f. 41.81.90, pnr. «[fodselsnummer] 77302»',
      'Fødselsdato: 41.81.90 Personnr: «[fodselsnummer] 77302»',
      'født 01.01.1895, siste fem: «[fodselsnummer] 50091»',
      'fødselsdato 418190 fnr «[fodselsnummer] 77302»',
      'födelsedatum 1987-12-20, sista fyra: «[personnummer] 2384»',
      'född 871220, pnr «[personnummer] 2384»',
      'Anna (f. 1987-12-20), sista fyra siffrorna: «[personnummer] 2384»',
      '(871220) personnr «[personnummer] 2384»',
      'birthDate=1987-12-20&lastFour=«[personnummer] 2384»',
      '{"msg":"född 1987-12-20, sista fyra 2384"}'.replace('2384', '«[personnummer] 2384»'),
      '<p>19871220</p><lastFour>«[personnummer] 2384»</lastFour>',
    ],
  },
  {
    what: 'digits behind a date',
    texts: [
      '1987-12-20, sista fyra: 2385',
      '1987-12-20, order 2384',
      'f. 41.81.90, pnr. 77303',
      '1987-12-20 08:14 pnr 2384',
      '1987-12-20, sista fyra: 23841',
      '1987-12-20\npnr 2384',
      '{"birthDate":"1987-12-20","order":"2384"}',
    ],
  },
  {
    what: 'the same where only what is sure is asked for',
    options: { minConfidence: 'high' },
    texts: ['född 1987-12-20, sista fyra: 2384', 'order 198712202384', `{"order":{"pnr":"${TWELVE}"}}`],
  },
  {
    what: 'a label of both before an organisation',
    texts: ['Personnummer/orgnr: 212000-0142', 'Person-/organisationsnummer: 2120000142', 'Fnr/orgnr: 974760673'],
  },
]
