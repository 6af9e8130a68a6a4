/** @module Norwegian translations of the Swedish insurer's policy. See `se-health-insurer.ts`. */

import { inNorwegian, type NorwegianRows } from './norwegian'

const ROWS: NorwegianRows = {
  'Swedish health insurer': ['Svensk helseforsikring', 'Svensk helseforsikring'],
  'Claim number (skadeärendenummer)': ['Skadesaksnummer', 'Skadesaksnummer'],
  'Customer number (kundnummer)': ['Kundenummer', 'Kundenummer'],
  'Payroll id (löne-ID)': ['Lønns-ID', 'Lønns-ID'],
  'Kind of the insurance': ['Type forsikring', 'Type forsikring'],
  'Start of the insurance': ['Forsikringens startdato', 'Startdatoen til forsikringa'],
  'Calls and chats with customer service': [
    'Samtaler og chatter med kundeservice',
    'Samtalar og chattar med kundeservice',
  ],
  'Complaints and questions in free text': ['Klager og spørsmål i fritekst', 'Klager og spørsmål i fritekst'],
  'Choices and clicks': ['Valg og klikk', 'Val og klikk'],
  'Provide and administer the insurance': ['Levere og administrere forsikringen', 'Levere og administrere forsikringa'],
  customers: ['kunder', 'kundar'],
  'insured persons': ['forsikrede', 'forsikra'],
  'contact persons of company customers': ['kontaktpersoner hos bedriftskunder', 'kontaktpersonar hos bedriftskundar'],
  'Answer requests to customer service': [
    'Besvare henvendelser til kundeservice',
    'Svare på spørsmål til kundeservice',
  ],
  'whoever asks customer service': ['den som henvender seg til kundeservice', 'den som vender seg til kundeservice'],
  'Anonymised statistics on services and support channels': [
    'Anonymisert statistikk over tjenester og kommunikasjonskanaler',
    'Anonymisert statistikk over tenester og kommunikasjonskanalar',
  ],
  visitors: ['besøkende', 'vitjande'],
  'Develop, test and improve services': ['Utvikle, teste og forbedre tjenester', 'Utvikle, teste og forbetre tenester'],
  'Legal obligations, reports to authorities, orders of police or courts': [
    'Rettslige plikter, rapportering til myndigheter, pålegg fra politi eller domstol',
    'Rettslege plikter, rapportering til styresmakter, pålegg frå politi eller domstol',
  ],
  'Establish, exercise or defend legal claims': [
    'Fastsette, gjøre gjeldende eller forsvare rettskrav',
    'Fastsetje, gjere gjeldande eller forsvare rettskrav',
  ],
  'opponents in claims': ['motparter i tvister', 'motpartar i tvistar'],
  'Analyse calls and chats, to communicate better and for safety': [
    'Analysere samtaler og chatter, for bedre kommunikasjon og for sikkerhet',
    'Analysere samtalar og chattar, for betre kommunikasjon og for tryggleik',
  ],
  'whoever calls or chats with customer service': [
    'den som ringer eller chatter med kundeservice',
    'den som ringjer eller chattar med kundeservice',
  ],
  'Find and prevent attacks on digital channels': [
    'Oppdage og forebygge angrep mot digitale kanaler',
    'Oppdage og førebyggje åtak mot digitale kanalar',
  ],
  'users of digital channels': ['brukere av digitale kanaler', 'brukarar av digitale kanalar'],
  'Electronic marketing': ['Elektronisk markedsføring', 'Elektronisk marknadsføring'],
  subscribers: ['abonnenter', 'abonnentar'],
  'Hand a case to a provider of treatment in the network': [
    'Overlate en sak til en behandlingsleverandør i nettverket',
    'Overlate ei sak til ein behandlingsleverandør i nettverket',
  ],
  'Take in what the medical advice partner sends': [
    'Ta imot det samarbeidspartneren for helserådgivning sender',
    'Ta imot det samarbeidspartnaren for helserådgjeving sender',
  ],
  'Introduce people and make their user accounts': [
    'Introdusere personer og opprette brukerkontoene deres',
    'Introdusere personar og opprette brukarkontoane deira',
  ],
  'Insure whoever is insured beside a customer, and is none': [
    'Forsikre medforsikrede som ikke selv er kunder',
    'Forsikre medforsikra som ikkje sjølve er kundar',
  ],
  'insured persons who are no customers': ['medforsikrede som ikke er kunder', 'medforsikra som ikkje er kundar'],
  'Write to customers about what is theirs, by mail and text message': [
    'Skrive til kunder om det som gjelder dem, på e-post og SMS',
    'Skrive til kundar om det som gjeld dei, på e-post og SMS',
  ],
  'Handle a complaint': ['Behandle en klage', 'Handsame ein klage'],
  complainants: ['den som klager', 'den som klagar'],
  'Measure how satisfied customers are': ['Måle hvor fornøyde kundene er', 'Måle kor nøgde kundane er'],
  'Look at the effect of campaigns': ['Se på effekten av kampanjer', 'Sjå på effekten av kampanjar'],
  'Provide and maintain digital channels': [
    'Tilby og vedlikeholde digitale kanaler',
    'Tilby og halde ved like digitale kanalar',
  ],
  'Tell a person who asks what is known of her': [
    'Gi den som ber om det, utdrag fra registeret',
    'Gje den som bed om det, utdrag frå registeret',
  ],
  'whoever asks for access': ['den som ber om innsyn', 'den som bed om innsyn'],
  'Hand what the person gave to her, or to whom she names': [
    'Utlevere det personen har gitt, til henne eller den hun oppgir',
    'Utlevere det personen har gjeve, til henne eller den ho oppgjev',
  ],
  'Own staff and systems': ['Egne ansatte og systemer', 'Eigne tilsette og system'],
  'the insurer handles it itself': [
    'forsikringsformidleren behandler det selv',
    'forsikringsformidlaren handsamar det sjølv',
  ],
  'Provider of IT services': ['Leverandør av IT-tjenester', 'Leverandør av IT-tenester'],
  'works under agreement, for its task only': [
    'arbeider etter avtale, bare for sin oppgave',
    'arbeider etter avtale, berre for si oppgåve',
  ],
  'Provider of analysis and statistics': ['Leverandør av analyse og statistikk', 'Leverandør av analyse og statistikk'],
  'Provider of communication': ['Leverandør av kommunikasjon', 'Leverandør av kommunikasjon'],
  'Provider of treatment in the network': ['Behandlingsleverandør i nettverket', 'Behandlingsleverandør i nettverket'],
  'helps with the health matter, after consent': [
    'hjelper med helsespørsmålet, etter samtykke',
    'hjelper med helsespørsmålet, etter samtykke',
  ],
  'The person herself, or whom she names': [
    'Personen selv, eller den hun oppgir',
    'Personen sjølv, eller den ho oppgjev',
  ],
  'her right to see it and to have it sent': [
    'retten til å se opplysningene og få dem sendt',
    'retten til å sjå opplysningane og få dei sende',
  ],
  'Police or another authority': ['Politi eller annen myndighet', 'Politi eller annan styresmakt'],
  'by law or decision': ['etter lov eller vedtak', 'etter lov eller vedtak'],
  'Lawyers and auditors': ['Advokater og revisorer', 'Advokatar og revisorar'],
  'legal claims and audit': ['rettskrav og revisjon', 'rettskrav og revisjon'],
  'personal data never leaves the EU and EEA': [
    'personopplysninger forlater aldri EU og EØS',
    'personopplysningar forlèt aldri EU og EØS',
  ],
  'passwords and session cookies serve the login and nothing that is written down': [
    'passord og øktinformasjonskapsler trengs til innloggingen og ikke til noe som skrives ned',
    'passord og øktinformasjonskapslar trengst til innlogginga og ikkje til noko som blir skrive ned',
  ],
  'whoever opted out gets no more': [
    'den som har reservert seg, får ikke mer',
    'den som har reservert seg, får ikkje meir',
  ],
  'against direct marketing anybody can object, at any time': [
    'mot direkte markedsføring kan enhver protestere, når som helst',
    'mot direkte marknadsføring kan kven som helst protestere, når som helst',
  ],
  'only active customers are written to without consent': [
    'uten samtykke skrives det bare til aktive kunder',
    'utan samtykke blir det berre skrive til aktive kundar',
  ],
  'third parties in the network and the partner only after consent given before': [
    'tredjeparter i nettverket og samarbeidspartneren bare etter samtykke på forhånd',
    'tredjepartar i nettverket og samarbeidspartnaren berre etter samtykke på førehand',
  ],
  'what rests on a legitimate interest alone ends when the person objects': [
    'det som bare bygger på en berettiget interesse, opphører når personen protesterer',
    'det som berre byggjer på ei rettkomen interesse, tek slutt når personen protesterer',
  ],
  'what cookies tell is used with consent only': [
    'det informasjonskapsler forteller, brukes bare med samtykke',
    'det informasjonskapslar fortel, blir berre brukt med samtykke',
  ],
  'health and orientation are looked at in a case only': [
    'helse og legning behandles bare i en sak',
    'helse og legning blir berre handsama i ei sak',
  ],
  'whoever sends messages needs an address, and nothing else': [
    'den som sender meldinger, trenger en adresse og ikke noe annet',
    'den som sender meldingar, treng ei adresse og ikkje noko anna',
  ],
  'who runs the systems needs no complaint to read': [
    'den som drifter systemene, trenger ikke å lese klager',
    'den som driftar systema, treng ikkje å lese klager',
  ],
  'needed to provide and administer the insurance': [
    'nødvendig for å levere og administrere forsikringen',
    'nødvendig for å levere og administrere forsikringa',
  ],
  'the end of the insurance': ['forsikringens slutt', 'slutten på forsikringa'],
  'the insured must be told from others with the same name': [
    'den forsikrede må kunne skilles fra andre med samme navn',
    'den forsikra må kunne skiljast frå andre med same namn',
  ],
  'cover and claims must reach the right person': [
    'forsikringsdekning og erstatning må nå rett person',
    'forsikringsdekning og erstatning må nå rett person',
  ],
  'an account has a name, and somebody who can be reached': [
    'en konto har et navn og noen som kan nås',
    'ein konto har eit namn og nokon som kan nåast',
  ],
  'the end of the account': ['kontoens slutt', 'slutten på kontoen'],
  'one person has one account': ['én person har én konto', 'éin person har éin konto'],
  'an account must belong to the person who is insured': [
    'en konto må tilhøre den som er forsikret',
    'ein konto må høyre til den som er forsikra',
  ],
  'a message needs an address, and nothing else': [
    'en melding trenger en adresse og ikke noe annet',
    'ei melding treng ei adresse og ikkje noko anna',
  ],
  'the person told it for the complaint, and it is relevant to the case': [
    'personen har gitt det for klagen, og det er relevant for saken',
    'personen har gjeve det for klagen, og det er relevant for saka',
  ],
  'the end of the case': ['sakens slutt', 'slutten på saka'],
  'a case is followed without the number being read': [
    'en sak følges uten at nummeret leses',
    'ei sak blir følgd utan at nummeret blir lese',
  ],
  'a complaint must be joined with the insurance it is about': [
    'en klage må kunne kobles til forsikringen den gjelder',
    'ein klage må kunne koplast til forsikringa han gjeld',
  ],
  'needed to answer the request': ['nødvendig for å besvare henvendelsen', 'nødvendig for å svare på spørsmålet'],
  'the last answer': ['det siste svaret', 'det siste svaret'],
  'the request itself; what detectors find inside it goes by its own rule': [
    'selve henvendelsen; det som blir funnet i den, følger sin egen regel',
    'sjølve spørsmålet; det som blir funne i det, følgjer sin eigen regel',
  ],
  'several requests of one person must be answered as one case': [
    'flere henvendelser fra én person må besvares som én sak',
    'fleire spørsmål frå éin person må svarast på som éi sak',
  ],
  'what a visitor chose to send is answered': [
    'det en besøkende har valgt å sende, blir besvart',
    'det ein vitjande har valt å sende, blir svart på',
  ],
  'a page is shown as the visitor has set it, and what fails there is found': [
    'en side vises slik den besøkende har stilt den inn, og feil på den blir funnet',
    'ei side blir vist slik den vitjande har stilt henne inn, og feil på henne blir funne',
  ],
  'a visit is followed, the visitor is not': [
    'et besøk følges, ikke den besøkende',
    'ei vitjing blir følgd, ikkje den vitjande',
  ],
  'statistics need groups, no persons': [
    'statistikk trenger grupper, ikke personer',
    'statistikk treng grupper, ikkje personar',
  ],
  'what is counted': ['det som telles', 'det som blir talt'],
  'nobody is asked twice, and nobody is known by what was answered': [
    'ingen blir spurt to ganger, og ingen blir gjenkjent på svarene sine',
    'ingen blir spurde to gonger, og ingen blir kjende att på svara sine',
  ],
  'an answer needs no person': ['et svar trenger ingen person', 'eit svar treng ingen person'],
  'what was chosen and bought shows the effect': [
    'det som er valgt og kjøpt, viser effekten',
    'det som er valt og kjøpt, viser effekten',
  ],
  'visits of one campaign are joined, and no others': [
    'besøk i én kampanje kobles sammen, og ingen andre',
    'vitjingar i éin kampanje blir kopla saman, og ingen andre',
  ],
  'an effect is one of many, not of a person': [
    'en effekt gjelder mange, ikke én person',
    'ein effekt gjeld mange, ikkje éin person',
  ],
  'whoever asks is told all that is known of her': [
    'den som spør, får vite alt som er lagret om henne',
    'den som spør, får vite alt som er lagra om henne',
  ],
  'what the person gave is hers to take along': [
    'det personen har gitt, kan hun ta med seg',
    'det personen har gjeve, kan ho ta med seg',
  ],
  'whoever takes it over must know whose it is': [
    'den som overtar opplysningene, må vite hvem de gjelder',
    'den som tek over opplysningane, må vite kven dei gjeld',
  ],
  'the right person asks for it and gets it': [
    'rett person ber om det og får det',
    'rett person bed om det og får det',
  ],
  'test data keeps its joins within a file and leads to nobody': [
    'testdata beholder koblingene sine i én fil og fører ikke til noen',
    'testdata held på koplingane sine i éi fil og fører ikkje til nokon',
  ],
  'joins of test data; the number itself is never seen': [
    'koblinger i testdata; selve nummeret vises aldri',
    'koplingar i testdata; sjølve nummeret blir aldri vist',
  ],
  'tests do without what people told of themselves': [
    'tester klarer seg uten det folk har fortalt om seg selv',
    'testar klarar seg utan det folk har fortalt om seg sjølve',
  ],
  'the law or the claim asks for it as it is': [
    'loven eller kravet ber om opplysningen slik den er',
    'lova eller kravet bed om opplysninga slik ho er',
  ],
  'the end of the year of account': ['regnskapsårets slutt', 'slutten på rekneskapsåret'],
  'authorities and courts ask for the number': [
    'myndigheter og domstoler spør etter nummeret',
    'styresmakter og domstolar spør etter nummeret',
  ],
  'a report or judgment must name the right person': [
    'en rapport eller dom må gjelde rett person',
    'ein rapport eller dom må gjelde rett person',
  ],
  'who speaks must be told apart within one conversation, and nowhere else': [
    'den som taler, må kunne skilles ut i én samtale, og ingen andre steder',
    'den som talar, må kunne skiljast ut i éin samtale, og ingen andre stader',
  ],
  'that a number was told matters, whose it is does not': [
    'at et nummer ble nevnt, har betydning, ikke hvem det gjelder',
    'at eit nummer vart nemnt, har noko å seie, ikkje kven det gjeld',
  ],
  'the flow of a conversation; no two mentions can be joined': [
    'samtalens gang; to omtaler kan ikke kobles sammen',
    'gangen i samtalen; to omtalar kan ikkje koplast saman',
  ],
  'the conversation is what is analysed; what detectors find inside it goes by its own rule': [
    'det er samtalen som analyseres; det som blir funnet i den, følger sin egen regel',
    'det er samtalen som blir analysert; det som blir funne i han, følgjer sin eigen regel',
  ],
  'health told in a conversation is not what is analysed': [
    'helse som nevnes i en samtale, er ikke det som analyseres',
    'helse som blir nemnd i ein samtale, er ikkje det som blir analysert',
  ],
  'an attack is followed over a day, nobody over a year': [
    'et angrep følges over én dag, ingen over et år',
    'eit åtak blir følgt over éin dag, ingen over eit år',
  ],
  'times and equipment show the attack': ['tidspunkter og utstyr viser angrepet', 'tidspunkt og utstyr viser åtaket'],
  'the end of the customer relation, or the opt-out': [
    'kundeforholdets slutt, eller reservasjonen',
    'slutten på kundeforholdet, eller reservasjonen',
  ],
  'the provider treats the person': ['leverandøren behandler personen', 'leverandøren behandlar personen'],
  'care must reach the right person': ['behandlingen må nå rett person', 'behandlinga må nå rett person'],
  'the person agreed to the referral before': [
    'personen har samtykket til henvisningen på forhånd',
    'personen har samtykt til tilvisinga på førehand',
  ],
  'a case that cannot be solved by name or customer number': [
    'en sak som ikke kan løses med navn eller kundenummer',
    'ei sak som ikkje kan løysast med namn eller kundenummer',
  ],
  'an attack is reported or blocked': ['et angrep meldes eller stoppes', 'eit åtak blir meldt eller stoppa'],
}

export const SE_NORWEGIAN = /* @__PURE__ */ inNorwegian(ROWS)
