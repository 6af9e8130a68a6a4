/** @module Norwegian translations of the Norwegian supplier's policy. See `no-health-records.ts`. */

import { inNorwegian, type NorwegianRows } from './norwegian'

const ROWS: NorwegianRows = {
  'Norwegian supplier of health records': ['Norsk leverandør av journalsystemer', 'Norsk leverandør av journalsystem'],
  'Support case (saksnummer)': ['Saksnummer', 'Saksnummer'],
  'Customer number (kundenummer)': ['Kundenummer', 'Kundenummer'],
  'Entries in the record (journalnotat)': ['Journalnotat', 'Journalnotat'],
  'Support for users of the record system': [
    'Support for brukere av journalsystemet',
    'Støtte for brukarar av journalsystemet',
  ],
  'users of the record system': ['brukere av journalsystemet', 'brukarar av journalsystemet'],
  patients: ['pasienter', 'pasientar'],
  'Keep patient records as the law, customers and patients demand': [
    'Føre journal slik loven, kundene og pasientene krever',
    'Føre journal slik lova, kundane og pasientane krev',
  ],
  'Bookkeeping and accounts': ['Bokføring og regnskap', 'Bokføring og rekneskap'],
  customers: ['kunder', 'kundar'],
  suppliers: ['leverandører', 'leverandørar'],
  'Disclosure that the law demands': ['Utlevering som loven krever', 'Utlevering som lova krev'],
  'Emergencies and force majeure': ['Nødssituasjoner og force majeure', 'Naudsituasjonar og force majeure'],
  'Disputes and claims': ['Tvister og krav', 'Tvistar og krav'],
  'Storage of data by a processor': ['Lagring hos en databehandler', 'Lagring hos ein databehandlar'],
  'Financial and payment services': ['Finans- og betalingstjenester', 'Finans- og betalingstenester'],
  Marketing: ['Markedsføring', 'Marknadsføring'],
  contacts: ['kontakter', 'kontaktar'],
  'Document events with pictures': ['Dokumentere arrangementer med bilder', 'Dokumentere arrangement med bilete'],
  'participants of events': ['deltakere på arrangementer', 'deltakarar på arrangement'],
  'Run and watch the systems': ['Drifte og overvåke systemene', 'Drifte og overvake systema'],
  'Employees, and what their employment asks for': [
    'Ansatte, og det ansettelsen krever',
    'Tilsette, og det tilsetjinga krev',
  ],
  employees: ['ansatte', 'tilsette'],
  'Whoever applied for a position': ['Den som har søkt en stilling', 'Den som har søkt ei stilling'],
  applicants: ['søkere', 'søkjarar'],
  'Contacts of suppliers and customers': [
    'Kontaktpersoner hos leverandører og kunder',
    'Kontaktpersonar hos leverandørar og kundar',
  ],
  'contacts of suppliers and customers': [
    'kontaktpersoner hos leverandører og kunder',
    'kontaktpersonar hos leverandørar og kundar',
  ],
  'Whoever left a card at a fair or asked a question': [
    'Den som la igjen kort på en messe eller stilte et spørsmål',
    'Den som la att kort på ei messe eller stilte eit spørsmål',
  ],
  'Disclosure that the person asks for': ['Utlevering som personen ber om', 'Utlevering som personen ber om'],
  'Tell a person who asks what is known of her': [
    'Gi den som ber om det, utdrag fra registeret',
    'Gje den som ber om det, utdrag frå registeret',
  ],
  'whoever asks for access': ['den som ber om innsyn', 'den som ber om innsyn'],
  'What is no longer needed for its purpose': [
    'Det som ikke lenger er nødvendig for formålet',
    'Det som ikkje lenger er nødvendig for føremålet',
  ],
  'Own staff and systems': ['Egne ansatte og systemer', 'Eigne tilsette og system'],
  'the supplier handles it itself': ['leverandøren behandler det selv', 'leverandøren handsamar det sjølv'],
  'Data centre in Norway': ['Datasenter i Norge', 'Datasenter i Noreg'],
  'has access for reported, specific purposes only': [
    'har tilgang bare for rapporterte, spesifikke formål',
    'har tilgang berre for rapporterte, spesifikke føremål',
  ],
  'Provider of financial and payment services': [
    'Leverandør av finans- og betalingstjenester',
    'Leverandør av finans- og betalingstenester',
  ],
  'Provider of marketing': ['Leverandør av markedsføring', 'Leverandør av marknadsføring'],
  'Whom the person names': ['Den personen oppgir', 'Den personen oppgjev'],
  'the person asks for it': ['personen ber om det', 'personen ber om det'],
  'The person herself': ['Personen selv', 'Personen sjølv'],
  'her right to see it, once a year and free of charge': [
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
  'passwords and session cookies are never written down': [
    'passord og øktinformasjonskapsler skrives aldri ned',
    'passord og øktinformasjonskapslar blir aldri skrivne ned',
  ],
  'pictures and recordings are used with consent only': [
    'bilder og opptak brukes bare med samtykke',
    'bilete og opptak blir berre brukte med samtykke',
  ],
  'nothing is passed on unless the person asks for it': [
    'ingenting deles videre med mindre personen ber om det',
    'ingenting blir delt vidare med mindre personen ber om det',
  ],
  'whoever opted out gets no more': [
    'den som har reservert seg, får ikke mer',
    'den som har reservert seg, får ikkje meir',
  ],
  'whoever objects gets no more': ['den som protesterer, får ikke mer', 'den som protesterer, får ikkje meir'],
  'cookies are used with consent only': [
    'informasjonskapsler brukes bare med samtykke',
    'informasjonskapslar blir berre brukte med samtykke',
  ],
  'what rests on a legitimate interest alone ends when the person objects': [
    'det som bare bygger på en berettiget interesse, opphører når personen protesterer',
    'det som berre byggjer på ei rettmessig interesse, tek slutt når personen protesterer',
  ],
  'an employer must know whom it pays, and for what': [
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
  'an application is answered': ['en søknad besvares', 'ein søknad blir svara på'],
  'the appointment': ['ansettelsen', 'tilsetjinga'],
  'whoever speaks for a company can be reached': [
    'den som taler for et selskap, kan nås',
    'den som taler for eit selskap, kan nåast',
  ],
  'the last contact': ['den siste kontakten', 'den siste kontakten'],
  'whoever asks is told all that is known of her': [
    'den som spør, får vite alt som er lagret om henne',
    'den som spør, får vite alt som er lagra om henne',
  ],
  'the person asks for it to be passed on': ['personen ber om at det deles', 'personen ber om at det blir delt'],
  'whoever gets it must know whose it is': [
    'den som får opplysningene, må vite hvem de gjelder',
    'den som får opplysningane, må vite kven dei gjeld',
  ],
  'the right person asks for it and gets it': [
    'rett person ber om det og får det',
    'rett person ber om det og får det',
  ],
  'a case is found by name or phone instead of the number': [
    'en sak finnes med navn eller telefon i stedet for nummeret',
    'ei sak blir funnen med namn eller telefon i staden for nummeret',
  ],
  'the end of the case': ['sakens slutt', 'slutten på saka'],
  'requests of one person are joined, the address is not needed for it': [
    'henvendelser fra én person kobles sammen; adressen trengs ikke til det',
    'førespurnader frå éin person blir kopla saman; adressa trengst ikkje til det',
  ],
  'name or phone stands for the number wherever there is one': [
    'navn eller telefon står i stedet for nummeret der det finnes',
    'namn eller telefon står i staden for nummeret der det finst',
  ],
  'where a record has no name, the case needs a token': [
    'der en post ikke har navn, trenger saken et token',
    'der ein post ikkje har namn, treng saka eit token',
  ],
  'the law on patient records asks for identified data': [
    'pasientjournalloven krever identifiserte opplysninger',
    'pasientjournallova krev identifiserte opplysningar',
  ],
  'the last entry': ['siste innføring', 'siste innføring'],
  'a record that is mixed up endangers the patient': [
    'en journal som forveksles, er en fare for pasienten',
    'ein journal som blir forveksla, er ein fare for pasienten',
  ],
  'the record must belong to the right patient': [
    'journalen må tilhøre rett pasient',
    'journalen må høyre til rett pasient',
  ],
  'accounts name the customer': ['regnskapet oppgir kunden', 'rekneskapen oppgjev kunden'],
  'the end of the year of account': ['regnskapsårets slutt', 'slutten på rekneskapsåret'],
  'the law or the claim asks for it as it is': [
    'loven eller kravet ber om opplysningen slik den er',
    'lova eller kravet ber om opplysninga slik ho er',
  ],
  'the end of the matter': ['sakens avslutning', 'avslutninga på saka'],
  'authorities and courts ask for the number': [
    'myndigheter og domstoler spør etter nummeret',
    'styresmakter og domstolar spør etter nummeret',
  ],
  'a disclosure must name the right person': [
    'en utlevering må gjelde rett person',
    'ei utlevering må gjelde rett person',
  ],
  'whoever stores needs no number': ['den som lagrer, trenger ikke nummeret', 'den som lagrar, treng ikkje nummeret'],
  'stored parts of one record must stay together': [
    'lagrede deler av én journal må holdes sammen',
    'lagra delar av éin journal må haldast saman',
  ],
  'a message needs an address': ['en melding trenger en adresse', 'ei melding treng ei adresse'],
  'the withdrawal of consent': ['at samtykket er trukket tilbake', 'at samtykket er trekt tilbake'],
  'a message needs an address, and nothing else': [
    'en melding trenger en adresse og ikke noe annet',
    'ei melding treng ei adresse og ikkje noko anna',
  ],
  'people were asked before the picture was taken': [
    'de som er avbildet, ble spurt før bildet ble tatt',
    'dei som er avbilda, vart spurde før biletet vart teke',
  ],
  'faults are followed without the person; electronic ids are personal data': [
    'feil følges uten personen; elektroniske id-er er personopplysninger',
    'feil blir følgde utan personen; elektroniske id-ar er personopplysningar',
  ],
  'running a system is no reason to handle the number': [
    'å drifte et system er ingen grunn til å behandle nummeret',
    'å drifte eit system er ingen grunn til å handsame nummeret',
  ],
  'deleted or anonymised when no longer needed for the purpose it was collected for': [
    'slettes eller anonymiseres når det ikke lenger er nødvendig for formålet det ble samlet inn for',
    'blir sletta eller anonymisert når det ikkje lenger er nødvendig for føremålet det vart samla inn for',
  ],
  'only those with a direct purpose handle the number, for example support': [
    'bare de med et direkte formål behandler nummeret, for eksempel support',
    'berre dei med eit direkte føremål handsamar nummeret, til dømes støtte',
  ],
}

export const NO_NORWEGIAN = /* @__PURE__ */ inNorwegian(ROWS)
