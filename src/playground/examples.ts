/** @module Example texts. All persons are fictitious, all numbers published or of people long dead. */
export const EXAMPLES = {
  log: `Nov 20 08:00:11 app01 vard[812]: patient 930312-2387 inskriven från 192.0.2.44
Nov 20 08:00:12 app01 sms[90]: sent to +47 68 05 12 34, order 20260115084523, took 871 ms
Nov 20 08:00:14 app01 api[7]: GET /person/19871220-2384?mail=anna%40example.se 200 1174066
Nov 20 08:00:15 app01 api[7]: checksum 871220-2385 refused, version 10.2.44.1
Nov 20 08:00:19 app01 sso[3]: fnr01019550091 logged in, password=hemligt ip 2001:db8::7`,
  letter: `Hei,

Fødselsnummeret mitt er 249168 10071. Skriv til ola.testmann@example.no eller ring 68 05 12 34.

Hälsningar från Anna, 871220-2384 (070-174 06 05). Ärende 871220-2385.
`,
  json: `{"ts":1732086011,"user":{"pnr":8712202384,"mail":"anna@example.se"},"ip":"192.0.2.44","token":"c2VjcmV0"}
{"ts":1732086012,"msg":"ny kund {\\"fnr\\":\\"41819077302\\",\\"tlf\\":\\"68051234\\"}","orderId":"198712202384"}`,
  table: `namn;personnummer;e-post;belopp
Anna Testsson;871220-2384;anna@example.se;1 250,00
Ola Testmann;01019550091;ola.testmann@example.no;870,50`,
} as const
