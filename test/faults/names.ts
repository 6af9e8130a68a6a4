import type { Rows } from './rows'

const CATEGORIES: Rows['options'] = {
  fields: {
    'category:name': true,
    'category:address': true,
    'category:birthdate': true,
    'category:health': true,
    'category:id': true,
  },
}

export const ROWS: readonly Rows[] = [
  {
    what: 'names of phones and persons',
    texts: [
      ...['Mobiltlf.', 'Telefaks', 'kontakttelefon', 'Vipps'].map((name) => `${name}: «[phone] 68051234»`),
      ...['personIdentityNumber', 'personidentifikator', 'civicNo', 'Pers. nr.', 'Pers. nr', 'pers.nr'].flatMap(
        (name) => [`${name}: «[personnummer] 8712202384»`, `{"${name}":"«[personnummer] 8712202384»"}`],
      ),
      ...['kundpersonnummer', 'patientensPersonnummer', 'civicNumber', 'identitetsnummer'].flatMap((name) => [
        `${name}: «[personnummer] 8712202384»`,
        `{"${name}":"«[personnummer] 8712202384»"}`,
      ]),
      ...['jobbtelefon', 'hemtelefon', 'arbetstelefonnummer', 'privatmobilnummer'].flatMap((name) => [
        `${name}: «[phone] 68051234»`,
        `{"${name}":"«[phone] 68051234»"}`,
        `<${name}>«[phone] 68051234»</${name}>`,
      ]),
      'jobbtelefon 68051234',
      '{"lagernummer":"68051234","skadeärende":"68051234"}',
      'Pers. nr. «[personnummer] 8712202384»',
      'Tlf. nr. «[phone] 68051234»',
      'lösen: «- hemligt»',
      'losenord: «- hemligt»',
      'loesenord=«- hemligt»',
    ],
  },
  {
    what: 'quotes and backslashes in names, which join no letters',
    texts: [
      ...['{"pw\\"\\"d":0', '{"pw\\"\\"d":"hemligt9"}', '{"pw\\u0022\\u0022d":0}', '{"api\\"key":"hemligt9"}'],
      ...['{"x\\"pwd":"« hemligt9»"}', '{"\\"pwd\\"":"« hemligt9»"}', '{"user\\"password":"« hemligt9»"}'],
    ],
  },
  {
    what: 'names by their stems, in records',
    options: CATEGORIES,
    texts: [
      ...['fornamn', 'foernamn', 'kundnamn', 'kundensNamn', 'PASIENTNAVN', 'patient_name__c', 'given-name'].flatMap(
        (name) => [`{"${name}":"«[field] Anna»","x":"Anna"}`, `x=Anna ${name}=«[field] Anna»`],
      ),
      ...['lakemedel', 'laekemedel', 'legemidler', 'diagnoskod', 'hälsoinformation'].map(
        (name) => `{"${name}":"«[field] J45»"}`,
      ),
      ...['adresseLinje1', 'gatuadress', 'customer.address.city'].map((name) => `{"${name}":"«[field] Gatan 1»"}`),
      ...['forsakringsnr', 'skadeärendenummer', 'kundNr', 'lonId'].map((name) => `{"${name}":"«[field] A17»"}`),
      '<kundensNamn>«[field] Anna»</kundensNamn>',
      '{"m":"{\\"kundensNamn\\":\\"«[field] Anna»\\"}"}',
    ],
  },
  {
    what: 'names of nobody, and words before a colon in text',
    options: CATEGORIES,
    texts: [
      ...['hostname', 'filnamn', 'produktnamn', 'className', 'user_agent_name', 'tablename', 'serverAddress'].flatMap(
        (name) => [`{"${name}":"Anna"}`, `${name}=Anna`],
      ),
      'vår hälsoinformation: ett glas vatten',
      'ny kund: ring i morgon',
      'if kundensNamn = Anna',
    ],
  },
]
