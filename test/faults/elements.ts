/** Secrets, and data unknown to a policy, in the text of XML elements. */
import { seHealthInsurer } from '../../src/policy/presets/se-health-insurer'
import type { RedactorOptions } from '../../src/types'
import type { Rows } from './rows'

const POLICY: RedactorOptions = { policy: seHealthInsurer, context: { purpose: 'security' } }

const WSS = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-'
const NAME = `${'långt'.repeat(20)}.password`

export const ROWS: readonly Rows[] = [
  {
    what: 'long start tags',
    texts: [
      `<wsse:Password Type="${WSS}username-token-profile-1.0#PasswordText">« hunter2x9»</wsse:Password>`,
      `<wsse:BinarySecurityToken EncodingType="${WSS}soap-message-security-1.0#Base64Binary" ValueType="${WSS}x509-token-profile-1.0#X509v3">« s3cr3tV4lue»</wsse:BinarySecurityToken>`,
      `<password a="${'x'.repeat(500)}">« hunter2x9»</password>`,
      `<${NAME}>« hunter2x9»</${NAME}>`,
      `{"m":"<password a=\\"${'x'.repeat(500)}\\">« hunter2x9»</password>"}`,
      `${'x'.repeat(16_000)} <password a="${'x'.repeat(500)}">« hunter2x9»</password>`,
      `${'x'.repeat(16_380)} <password a="${'x'.repeat(500)}">« hunter2x9 871220-2384»</password>`,
      `<Data a="${'x'.repeat(200)}" Name="Password">« hunter2x9»</Data>`,
      `<personnummer xmlns="${WSS}x" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">«[personnummer] 8712202384»</personnummer>`,
      `<ordernr xmlns="${WSS}x" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">8712202384</ordernr>`,
    ],
  },
  {
    what: 'start tags that end behind a blank, and brackets in their quotes',
    texts: [
      '<password type="x" >« hunter2x9»</password>',
      '<password hint="a>b">« hunter2x9»</password>',
      `<password hint='a>b->c'>« hunter2x9»</password>`,
      '<password/> x="a">hunter2x9</b>',
      'if (password < 1 && x > "a">hunter2x9',
    ],
  },
  {
    what: 'sections of character data',
    texts: [
      '<password><![CDATA[«- hunter2x9»]]></password>',
      '<password> <![CDATA[«- hunter2x9»]]> </password>',
      '<password><![CDATA[«- a<b>c]d&e»]]></password>',
      '<Data Name="Password"><![CDATA[«- hunter2x9»]]></Data>',
      '{"m":"<password><![CDATA[«- hunter2x9»]]></password>"}',
      '&lt;password&gt;&lt;![CDATA[«- hunter2x9»]]&gt;&lt;/password&gt;',
      '<password>« ab<![CDATA[cd]]>ef»</password>',
      '<password>« <![CDATA[a]]]]><![CDATA[>b]]>»</password>',
      '<password><!-- of bo -->« hunter2x9»</password>',
      '<password><![CDATA[]]></password>',
      '<personnummer><![CDATA[«[personnummer] 8712202384»]]></personnummer>',
      '<ordernr><![CDATA[8712202384]]></ordernr>',
      `<password><![CDATA[«- ${'x'.repeat(300)}»]]></password>`,
    ],
  },
  {
    what: 'the name in the element beside the value',
    texts: [
      '<header><name>Authorization</name><value>« Bearer s3cr3tV4lue»</value></header>',
      '<parameter><key>password</key><value>« hunter2x9»</value></parameter>',
      '<dict><key>password</key><string>« hunter2x9»</string></dict>',
      '<tr><td>Password</td><td>« hunter2x9»</td></tr>',
      '<tr><th class="a">Password</th> <td class="b">« hunter2x9»</td></tr>',
      '<dl><dt>Password</dt><dd>« hunter2x9»</dd></dl>',
      '<p><value>« hunter2x9»</value><name>password</name></p>',
      '<item><key xsi:type="xsd:string">password</key><value xsi:type="xsd:string">« hunter2x9»</value></item>',
      '<p><name> password </name> <type>text</type> <value>« hunter2x9» </value></p>',
      '<p><name>password</name><value><![CDATA[«- hunter2x9»]]></value></p>',
      '<p><key>tlf</key><value>«[phone] 68051234»</value></p>',
      '<p><key>ordernr</key><value>8712202384</value></p>',
      '{"m":"<p><name>password</name><value>« hunter2x9»</value></p>"}',
      `${'x'.repeat(16_360)} <p><name>password</name><value>« hunter2x9»</value></p>`,
    ],
  },
  {
    what: 'elements that are no pair',
    texts: [
      '<p><name>x</name><value>hello</value></p>',
      '<p><name>password reset</name><value>hello</value></p>',
      '<p><name>password</name></p><p><value>hello</value></p>',
      '<p><value>1</value><name>x</name><value>hello</value><name>y</name></p>',
      '<p><name>token</name><value>3</value></p>',
      '<tr><td>password</td><td>required</td><td>The password of the user</td></tr>',
      '<tr><th>Username</th><th>Password</th><th>Role</th></tr>',
      '<string>password</string><string>hello</string>',
      '<td>hello</td>',
    ],
  },
  {
    what: 'elements that a policy does not know',
    options: POLICY,
    texts: [
      `<foo xmlns="«[field] ${WSS}x»" xmlns:xsi="«[field] http://www.w3.org/2001/XMLSchema-instance»">«[field] cancer»</foo>`,
      '<diagnos><![CDATA[«[health] F32.1»]]></diagnos>',
      '<foo><![CDATA[«[field] cancer i bröstet»]]></foo>',
      '<foo>«[field] bröst<![CDATA[cancer]]> mer»</foo>',
      '<foo ><!-- x -->«[field] cancer»</foo>',
    ],
  },
]
