/**
 * @module Titles of built-in categories in the report languages other than English, which the tree has. A missing
 * category does not compile.
 */
import { type CategoryId, NATIONAL_ID } from '../categories'

type Titles = { readonly [id in CategoryId]: string }

/** Swedish, Bokmål, Nynorsk. */
const ROWS: { readonly [id in CategoryId]: readonly [sv: string, nb: string, nn: string] } = {
  user: ['Personuppgifter', 'Personopplysninger', 'Personopplysningar'],
  'user.account': ['Kontouppgifter', 'Kontoopplysninger', 'Kontoopplysningar'],
  'user.account.username': ['Användarnamn', 'Brukernavn', 'Brukarnamn'],
  'user.account.social': ['Namn i sociala medier', 'Navn i sosiale medier', 'Namn i sosiale medium'],
  'user.authorization': ['Behörighet', 'Autorisasjon', 'Autorisasjon'],
  'user.authorization.credentials': ['Inloggningsuppgifter', 'Innloggingsopplysninger', 'Innloggingsopplysningar'],
  'user.authorization.password': ['Lösenord', 'Passord', 'Passord'],
  'user.behavior': ['Beteende', 'Atferd', 'Åtferd'],
  'user.behavior.browsing_history': ['Besökta sidor', 'Besøkte sider', 'Besøkte sider'],
  'user.behavior.purchase_history': ['Köp', 'Kjøp', 'Kjøp'],
  'user.behavior.search_history': ['Sökningar', 'Søk', 'Søk'],
  'user.biometrics': ['Biometri', 'Biometri', 'Biometri'],
  'user.biometrics.voice': ['Röstinspelning', 'Stemmeopptak', 'Stemmeopptak'],
  'user.contact': ['Kontaktuppgifter', 'Kontaktopplysninger', 'Kontaktopplysningar'],
  'user.contact.address': ['Adress', 'Adresse', 'Adresse'],
  'user.contact.address.city': ['Ort', 'Poststed', 'Poststad'],
  'user.contact.address.postal_code': ['Postnummer', 'Postnummer', 'Postnummer'],
  'user.contact.address.street': ['Gata', 'Gate', 'Gate'],
  'user.contact.email': ['E-postadress', 'E-postadresse', 'E-postadresse'],
  'user.contact.phone_number': ['Telefonnummer', 'Telefonnummer', 'Telefonnummer'],
  'user.content': ['Innehåll av eller om personen', 'Innhold av eller om personen', 'Innhald av eller om personen'],
  'user.content.encrypted': ['Krypterat innehåll', 'Kryptert innhold', 'Kryptert innhald'],
  'user.content.private': [
    'Privat innehåll: meddelanden, klagomål, fritext',
    'Privat innhold: meldinger, klager, fritekst',
    'Privat innhald: meldingar, klager, fritekst',
  ],
  'user.content.self_image': ['Bilder', 'Bilder', 'Bilete'],
  'user.criminal_history': ['Brott och domar', 'Straffbare forhold og dommer', 'Straffbare forhold og dommar'],
  'user.demographic': ['Demografiska uppgifter', 'Demografiske opplysninger', 'Demografiske opplysningar'],
  'user.demographic.age_range': ['Ålder', 'Alder', 'Alder'],
  'user.demographic.date_of_birth': ['Födelsedatum', 'Fødselsdato', 'Fødselsdato'],
  'user.demographic.education': ['Utbildning', 'Utdanning', 'Utdanning'],
  'user.demographic.family': ['Familj och medförsäkrade', 'Familie og medforsikrede', 'Familie og medforsikra'],
  'user.demographic.gender': ['Kön', 'Kjønn', 'Kjønn'],
  'user.demographic.marital_status': ['Civilstånd', 'Sivilstand', 'Sivilstand'],
  'user.demographic.political_opinion': ['Politisk åsikt', 'Politisk oppfatning', 'Politisk oppfatning'],
  'user.demographic.profile': ['Profil', 'Profil', 'Profil'],
  'user.demographic.race_ethnicity': [
    'Etniskt ursprung, nationalitet',
    'Etnisk opprinnelse, nasjonalitet',
    'Etnisk opphav, nasjonalitet',
  ],
  'user.demographic.religious_belief': ['Religion', 'Religion', 'Religion'],
  'user.demographic.sexual_orientation': ['Sexuell läggning', 'Seksuell orientering', 'Seksuell orientering'],
  'user.demographic.union_membership': [
    'Medlemskap i fackförening',
    'Medlemskap i fagforening',
    'Medlemskap i fagforeining',
  ],
  'user.device': ['Enhetsuppgifter', 'Enhetsopplysninger', 'Einingsopplysningar'],
  'user.device.cookie': [
    'Innehåll i kakor (cookies)',
    'Innhold i informasjonskapsler',
    'Innhald i informasjonskapslar',
  ],
  'user.device.cookie_id': ['Id i kaka (cookie)', 'Id i informasjonskapsel', 'Id i informasjonskapsel'],
  'user.device.device_id': ['Enhets-id', 'Enhets-id', 'Einings-id'],
  'user.device.ip_address': ['IP-adress', 'IP-adresse', 'IP-adresse'],
  'user.device.telemetry': [
    'Tidpunkter, utrustning, metadata',
    'Tidspunkter, utstyr, metadata',
    'Tidspunkt, utstyr, metadata',
  ],
  'user.financial': ['Ekonomiska uppgifter', 'Økonomiske opplysninger', 'Økonomiske opplysningar'],
  'user.financial.bank_account': ['Bankkonto', 'Bankkonto', 'Bankkonto'],
  'user.financial.credit_card': ['Kort', 'Kort', 'Kort'],
  'user.government_id': ['Id-nummer från en stat', 'Id-nummer fra en stat', 'Id-nummer frå ein stat'],
  [NATIONAL_ID]: [
    'Personnummer, fødselsnummer och liknande',
    'Fødselsnummer, personnummer og lignende',
    'Fødselsnummer, personnummer og liknande',
  ],
  'user.government_id.passport_number': ['Passnummer', 'Passnummer', 'Passnummer'],
  'user.health': ['Hälsa', 'Helse', 'Helse'],
  'user.health.condition': ['Hälsotillstånd', 'Helsetilstand', 'Helsetilstand'],
  'user.health.insurance_beneficiary_id': [
    'Försäkringsnummer (hälsa)',
    'Forsikringsnummer (helse)',
    'Forsikringsnummer (helse)',
  ],
  'user.health.medical_diagnosis': ['Diagnos', 'Diagnose', 'Diagnose'],
  'user.health.record_id': ['Journalnummer', 'Journalnummer', 'Journalnummer'],
  'user.health.treatment': ['Behandling', 'Behandling', 'Behandling'],
  'user.location': ['Plats', 'Sted', 'Stad'],
  'user.name': ['Namn', 'Navn', 'Namn'],
  'user.payment': ['Betalning', 'Betaling', 'Betaling'],
  'user.professional_information': ['Arbete', 'Arbeid', 'Arbeid'],
  'user.professional_information.industry': ['Bransch', 'Bransje', 'Bransje'],
  'user.professional_information.job_title': ['Befattning', 'Stilling', 'Stilling'],
  'user.professional_information.workplace': ['Arbetsplats', 'Arbeidsplass', 'Arbeidsplass'],
  'user.settings': ['Inställningar och val', 'Innstillinger og valg', 'Innstillingar og val'],
  'user.unique_id': [
    'Kundnummer och andra id i ett system',
    'Kundenummer og andre id-er i et system',
    'Kundenummer og andre id-ar i eit system',
  ],
  'user.unique_id.pseudonymous': ['Token', 'Token', 'Token'],
}

function column(i: 0 | 1 | 2): Titles {
  return Object.fromEntries(Object.entries(ROWS).map(([id, titles]) => [id, titles[i]])) as Titles
}

/** Titles by language and key. */
export const TITLES = /* @__PURE__ */ { sv: column(0), nb: column(1), nn: column(2) }
