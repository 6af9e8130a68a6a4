import type { Rows } from './rows'

const MAIL: readonly Rows[] = [
  {
    what: 'e-mail addresses as they are written',
    texts: [
      '«[email] anna@[2001:db8::1]»',
      'SMTP anna@[12:30:45] x',
      '«[email] d’angelo@example.com»',
      '{"to":"‘«[email] anna@example.se»’"}',
      '«[email] anna..b@example.se»',
      'ann...«[email] anna@example.se»',
      '«[email] .anna@example.se»',
      'to=«[email] .anna..b@example.se»',
      '..«[email] anna@example.se»',
      'ann...@example.se',
    ],
  },
  {
    what: 'addresses that bounces go to',
    texts: [
      `«[email] ${'bounce-'.repeat(12)}anna=example.se@list.example.se»`,
      'from=<«[email] bounces-7-anna=example.se@list.example.se»>',
      'from=«[email] prvs=1234567890=anna@example.se»',
      '«[email] SRS0=abc1=XY=example.se=anna@list.example.se»',
      '«[email] bounces+SRS=abc1=XY@list.example.se»',
      `«[email] ${'a1b2'.repeat(40)}@example.se»`,
      `${'a1b2'.repeat(64)}@example.se`,
      'bounce=«[email] anna@example.se»',
      'bounces=«[email] anna@example.se»',
      'x-user=«[email] anna.b@example.se»',
    ],
  },
]

export const ROWS: readonly Rows[] = [...MAIL]
