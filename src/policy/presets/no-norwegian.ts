/** @module Norwegian translations of the Norwegian supplier's policy. See `no-health-records.ts`. */

import { inNorwegian, type NorwegianRows } from './norwegian'

const ROWS: NorwegianRows = {
  'Norwegian supplier of health records': ['Norsk leverandør av journalsystemer', 'Norsk leverandør av journalsystem'],
  'Support case (saksnummer)': ['Saksnummer', 'Saksnummer'],
  'Customer number (kundenummer)': ['Kundenummer', 'Kundenummer'],
  'Record entries (journalnotat)': ['Journalnotat', 'Journalnotat'],
  'Support users of the record system': [
    'Support for brukere av journalsystemet',
    'Støtte for brukarar av journalsystemet',
  ],
  'users of the record system': ['brukere av journalsystemet', 'brukarar av journalsystemet'],
  patients: ['pasienter', 'pasientar'],
  'Keep patient records for customers and patients, as required by law': [
    'Føre journal slik loven, kundene og pasientene krever',
    'Føre journal slik lova, kundane og pasientane krev',
  ],
  'Bookkeeping and accounts': ['Bokføring og regnskap', 'Bokføring og rekneskap'],
  customers: ['kunder', 'kundar'],
  suppliers: ['leverandører', 'leverandørar'],
  'Disclosure required by law': ['Utlevering som loven krever', 'Utlevering som lova krev'],
  'Emergencies and force majeure': ['Nødssituasjoner og force majeure', 'Naudsituasjonar og force majeure'],
  'Disputes and claims': ['Tvister og krav', 'Tvistar og krav'],
  'Data storage by a processor': ['Lagring hos en databehandler', 'Lagring hos ein databehandlar'],
  'Financial and payment services': ['Finans- og betalingstjenester', 'Finans- og betalingstenester'],
  Marketing: ['Markedsføring', 'Marknadsføring'],
  contacts: ['kontakter', 'kontaktar'],
  'Photograph events': ['Dokumentere arrangementer med bilder', 'Dokumentere arrangement med bilete'],
  'participants of events': ['deltakere på arrangementer', 'deltakarar på arrangement'],
  'Operate and monitor the systems': ['Drifte og overvåke systemene', 'Drifte og overvake systema'],
  'Administer employment': ['Ansatte, og det ansettelsen krever', 'Tilsette, og det tilsetjinga krev'],
  employees: ['ansatte', 'tilsette'],
  Recruitment: ['Den som har søkt en stilling', 'Den som har søkt ei stilling'],
  applicants: ['søkere', 'søkjarar'],
  'Contact persons at suppliers and customers': [
    'Kontaktpersoner hos leverandører og kunder',
    'Kontaktpersonar hos leverandørar og kundar',
  ],
  'contact persons at suppliers and customers': [
    'kontaktpersoner hos leverandører og kunder',
    'kontaktpersonar hos leverandørar og kundar',
  ],
  'Enquiries, and cards left at fairs': [
    'Den som la igjen kort på en messe eller stilte et spørsmål',
    'Den som la att kort på ei messe eller stilte eit spørsmål',
  ],
  "Disclosure at the person's request": ['Utlevering som personen ber om', 'Utlevering som personen ber om'],
  'Answer access requests': [
    'Gi den som ber om det, utdrag fra registeret',
    'Gje den som ber om det, utdrag frå registeret',
  ],
  'people who request access': ['den som ber om innsyn', 'den som ber om innsyn'],
  'Data no longer needed for its purpose': [
    'Det som ikke lenger er nødvendig for formålet',
    'Det som ikkje lenger er nødvendig for føremålet',
  ],
  'Own staff and systems': ['Egne ansatte og systemer', 'Eigne tilsette og system'],
  'the supplier handles it itself': ['leverandøren behandler det selv', 'leverandøren handsamar det sjølv'],
  'Data centre in Norway': ['Datasenter i Norge', 'Datasenter i Noreg'],
  'has access only for reported, specific purposes': [
    'har tilgang bare for rapporterte, spesifikke formål',
    'har tilgang berre for rapporterte, spesifikke føremål',
  ],
  'Financial and payment service provider': [
    'Leverandør av finans- og betalingstjenester',
    'Leverandør av finans- og betalingstenester',
  ],
  'Marketing provider': ['Leverandør av markedsføring', 'Leverandør av marknadsføring'],
  'A recipient the person names': ['Den personen oppgir', 'Den personen oppgjev'],
  'the person requests it': ['personen ber om det', 'personen ber om det'],
  'The person': ['Personen selv', 'Personen sjølv'],
  'right of access, once a year and free of charge': [
    'retten til innsyn, en gang i året og gratis',
    'retten til innsyn, ein gong i året og gratis',
  ],
  'Authority or emergency service': ['Myndighet eller nødetat', 'Styresmakt eller naudetat'],
  'to comply with the law, or in an emergency': [
    'for å overholde loven, eller i en nødssituasjon',
    'for å halde lova, eller i ein naudsituasjon',
  ],
  'Lawyers and courts': ['Advokater og domstoler', 'Advokatar og domstolar'],
  'disputes and claims': ['tvister og krav', 'tvistar og krav'],
  'all data is stored in Norway': ['alle data lagres i Norge', 'alle data blir lagra i Noreg'],
  'passwords and session cookies are never logged': [
    'passord og øktinformasjonskapsler skrives aldri ned',
    'passord og øktinformasjonskapslar blir aldri skrivne ned',
  ],
  'pictures and recordings are used only with consent': [
    'bilder og opptak brukes bare med samtykke',
    'bilete og opptak blir berre brukte med samtykke',
  ],
  'nothing is passed on unless the person requests it': [
    'ingenting deles videre med mindre personen ber om det',
    'ingenting blir delt vidare med mindre personen ber om det',
  ],
  'nothing more is sent after an opt-out': [
    'den som har reservert seg, får ikke mer',
    'den som har reservert seg, får ikkje meir',
  ],
  'nothing more is sent after an objection': [
    'den som protesterer, får ikke mer',
    'den som protesterer, får ikkje meir',
  ],
  'cookies are used only with consent': [
    'informasjonskapsler brukes bare med samtykke',
    'informasjonskapslar blir berre brukte med samtykke',
  ],
  'processing based on legitimate interest alone ends when the person objects': [
    'det som bare bygger på en berettiget interesse, opphører når personen protesterer',
    'det som berre byggjer på ei rettmessig interesse, tek slutt når personen protesterer',
  ],
  'an employer must know whom it pays and for what': [
    'en arbeidsgiver må vite hvem den betaler, og for hva',
    'ein arbeidsgjevar må vite kven han betaler, og for kva',
  ],
  'the end of the employment': ['arbeidsforholdets slutt', 'slutten på arbeidsforholdet'],
  'tax and pension are reported by the number': [
    'skatt og pensjon rapporteres med nummeret',
    'skatt og pensjon blir rapporterte med nummeret',
  ],
  'wages are reported to the tax authority by national id': [
    'lønn rapporteres til skattemyndighetene med fødselsnummer',
    'løn blir rapportert til skattestyresmaktene med fødselsnummer',
  ],
  'applications must be answered': ['en søknad besvares', 'ein søknad blir svara på'],
  'the appointment': ['ansettelsen', 'tilsetjinga'],
  "a company's contact person can be reached": [
    'den som taler for et selskap, kan nås',
    'den som taler for eit selskap, kan nåast',
  ],
  'the last contact': ['den siste kontakten', 'den siste kontakten'],
  'the person is entitled to all data held about them': [
    'den som spør, får vite alt som er lagret om henne',
    'den som spør, får vite alt som er lagra om henne',
  ],
  'the person requests disclosure': ['personen ber om at det deles', 'personen ber om at det blir delt'],
  'the recipient must know whose it is': [
    'den som får opplysningene, må vite hvem de gjelder',
    'den som får opplysningane, må vite kven dei gjeld',
  ],
  'the right person must ask for it and receive it': [
    'rett person ber om det og får det',
    'rett person ber om det og får det',
  ],
  'a case is looked up by name or phone, not by the number': [
    'en sak finnes med navn eller telefon i stedet for nummeret',
    'ei sak blir funnen med namn eller telefon i staden for nummeret',
  ],
  'the end of the case': ['sakens slutt', 'slutten på saka'],
  "one person's requests are linked; the address is not needed": [
    'henvendelser fra én person kobles sammen; adressen trengs ikke til det',
    'førespurnader frå éin person blir kopla saman; adressa trengst ikkje til det',
  ],
  'name or phone replaces the number wherever possible': [
    'navn eller telefon står i stedet for nummeret der det finnes',
    'namn eller telefon står i staden for nummeret der det finst',
  ],
  'a record without a name needs a token for the case': [
    'der en post ikke har navn, trenger saken et token',
    'der ein post ikkje har namn, treng saka eit token',
  ],
  'the patient records act requires identified data': [
    'pasientjournalloven krever identifiserte opplysninger',
    'pasientjournallova krev identifiserte opplysningar',
  ],
  'the last entry': ['siste innføring', 'siste innføring'],
  'a mixed-up record endangers the patient': [
    'en journal som forveksles, er en fare for pasienten',
    'ein journal som blir forveksla, er ein fare for pasienten',
  ],
  'the record must belong to the right patient': [
    'journalen må tilhøre rett pasient',
    'journalen må høyre til rett pasient',
  ],
  'the accounts must name the customer': ['regnskapet oppgir kunden', 'rekneskapen oppgjev kunden'],
  'the end of the financial year': ['regnskapsårets slutt', 'slutten på rekneskapsåret'],
  'the law or the claim requires it unchanged': [
    'loven eller kravet ber om opplysningen slik den er',
    'lova eller kravet ber om opplysninga slik ho er',
  ],
  'the closing of the matter': ['sakens avslutning', 'avslutninga på saka'],
  'authorities and courts ask for the number': [
    'myndigheter og domstoler spør etter nummeret',
    'styresmakter og domstolar spør etter nummeret',
  ],
  'a disclosure must name the right person': [
    'en utlevering må gjelde rett person',
    'ei utlevering må gjelde rett person',
  ],
  'storage does not require the number': [
    'den som lagrer, trenger ikke nummeret',
    'den som lagrar, treng ikkje nummeret',
  ],
  'the stored parts of a record must stay together': [
    'lagrede deler av én journal må holdes sammen',
    'lagra delar av éin journal må haldast saman',
  ],
  'sending a message requires an address': ['en melding trenger en adresse', 'ei melding treng ei adresse'],
  'the withdrawal of consent': ['at samtykket er trukket tilbake', 'at samtykket er trekt tilbake'],
  'sending a message requires only an address': [
    'en melding trenger en adresse og ikke noe annet',
    'ei melding treng ei adresse og ikkje noko anna',
  ],
  'people consented before the picture was taken': [
    'de som er avbildet, ble spurt før bildet ble tatt',
    'dei som er avbilda, vart spurde før biletet vart teke',
  ],
  'faults can be traced without the person; electronic identifiers are personal data': [
    'feil følges uten personen; elektroniske id-er er personopplysninger',
    'feil blir følgde utan personen; elektroniske id-ar er personopplysningar',
  ],
  'operating a system is no reason to handle the number': [
    'å drifte et system er ingen grunn til å behandle nummeret',
    'å drifte eit system er ingen grunn til å handsame nummeret',
  ],
  'deleted or anonymised when no longer needed for the purpose it was collected for': [
    'slettes eller anonymiseres når det ikke lenger er nødvendig for formålet det ble samlet inn for',
    'blir sletta eller anonymisert når det ikkje lenger er nødvendig for føremålet det vart samla inn for',
  ],
  'only roles with a direct purpose handle the number, such as support': [
    'bare de med et direkte formål behandler nummeret, for eksempel support',
    'berre dei med eit direkte føremål handsamar nummeret, til dømes støtte',
  ],
}

export const NO_NORWEGIAN = /* @__PURE__ */ inNorwegian(ROWS)
