/** @module Norwegian translations of the Swedish insurer's policy. See `se-health-insurer.ts`. */

import { inNorwegian, type NorwegianRows } from './norwegian'

const ROWS: NorwegianRows = {
  'Swedish health insurer': ['Svensk helseforsikring', 'Svensk helseforsikring'],
  'Claim number (skadeärendenummer)': ['Skadesaksnummer', 'Skadesaksnummer'],
  'Customer number (kundnummer)': ['Kundenummer', 'Kundenummer'],
  'Payroll id (löne-ID)': ['Lønns-ID', 'Lønns-ID'],
  'Type of insurance': ['Type forsikring', 'Type forsikring'],
  'Start date of the insurance': ['Forsikringens startdato', 'Startdatoen til forsikringa'],
  'Calls and chats with customer service': [
    'Samtaler og chatter med kundeservice',
    'Samtalar og chattar med kundeservice',
  ],
  'Complaints and questions in free text': ['Klager og spørsmål i fritekst', 'Klager og spørsmål i fritekst'],
  'Choices and clicks': ['Valg og klikk', 'Val og klikk'],
  'Provide and administer the insurance': ['Levere og administrere forsikringen', 'Levere og administrere forsikringa'],
  customers: ['kunder', 'kundar'],
  'insured persons': ['forsikrede', 'forsikra'],
  'contact persons at corporate customers': [
    'kontaktpersoner hos bedriftskunder',
    'kontaktpersonar hos bedriftskundar',
  ],
  'Answer customer service requests': ['Besvare henvendelser til kundeservice', 'Svare på spørsmål til kundeservice'],
  'people who contact customer service': [
    'den som henvender seg til kundeservice',
    'den som vender seg til kundeservice',
  ],
  'Anonymised statistics on services and support channels': [
    'Anonymisert statistikk over tjenester og kommunikasjonskanaler',
    'Anonymisert statistikk over tenester og kommunikasjonskanalar',
  ],
  visitors: ['besøkende', 'vitjande'],
  'Develop, test and improve services': ['Utvikle, teste og forbedre tjenester', 'Utvikle, teste og forbetre tenester'],
  'Legal obligations, reports to authorities, police and court orders': [
    'Rettslige plikter, rapportering til myndigheter, pålegg fra politi eller domstol',
    'Rettslege plikter, rapportering til styresmakter, pålegg frå politi eller domstol',
  ],
  'Establish, exercise or defend legal claims': [
    'Fastsette, gjøre gjeldende eller forsvare rettskrav',
    'Fastsetje, gjere gjeldande eller forsvare rettskrav',
  ],
  'opposing parties in claims': ['motparter i tvister', 'motpartar i tvistar'],
  'Analyse calls and chats for quality and safety': [
    'Analysere samtaler og chatter, for bedre kommunikasjon og for sikkerhet',
    'Analysere samtalar og chattar, for betre kommunikasjon og for tryggleik',
  ],
  'people who call or chat with customer service': [
    'den som ringer eller chatter med kundeservice',
    'den som ringjer eller chattar med kundeservice',
  ],
  'Detect and prevent attacks on digital channels': [
    'Oppdage og forebygge angrep mot digitale kanaler',
    'Oppdage og førebyggje åtak mot digitale kanalar',
  ],
  'users of digital channels': ['brukere av digitale kanaler', 'brukarar av digitale kanalar'],
  'Electronic marketing': ['Elektronisk markedsføring', 'Elektronisk marknadsføring'],
  subscribers: ['abonnenter', 'abonnentar'],
  'Refer a case to a treatment provider in the network': [
    'Overlate en sak til en behandlingsleverandør i nettverket',
    'Overlate ei sak til ein behandlingsleverandør i nettverket',
  ],
  'Receive cases from the medical advice partner': [
    'Ta imot det samarbeidspartneren for helserådgivning sender',
    'Ta imot det samarbeidspartnaren for helserådgjeving sender',
  ],
  'Onboard people and create their accounts': [
    'Introdusere personer og opprette brukerkontoene deres',
    'Introdusere personar og opprette brukarkontoane deira',
  ],
  'Insure co-insured people who are not customers': [
    'Forsikre medforsikrede som ikke selv er kunder',
    'Forsikre medforsikra som ikkje sjølve er kundar',
  ],
  'insured people who are not customers': ['medforsikrede som ikke er kunder', 'medforsikra som ikkje er kundar'],
  'Write to customers about their insurance, by mail and text message': [
    'Skrive til kunder om det som gjelder dem, på e-post og SMS',
    'Skrive til kundar om det som gjeld dei, på e-post og SMS',
  ],
  'Handle a complaint': ['Behandle en klage', 'Handsame ein klage'],
  complainants: ['den som klager', 'den som klagar'],
  'Measure customer satisfaction': ['Måle hvor fornøyde kundene er', 'Måle kor nøgde kundane er'],
  'Measure the effect of campaigns': ['Se på effekten av kampanjer', 'Sjå på effekten av kampanjar'],
  'Provide and maintain digital channels': [
    'Tilby og vedlikeholde digitale kanaler',
    'Tilby og halde ved like digitale kanalar',
  ],
  'Answer access requests': [
    'Gi den som ber om det, utdrag fra registeret',
    'Gje den som bed om det, utdrag frå registeret',
  ],
  'people who request access': ['den som ber om innsyn', 'den som bed om innsyn'],
  'Data portability: hand over what the person provided': [
    'Utlevere det personen har gitt, til henne eller den hun oppgir',
    'Utlevere det personen har gjeve, til henne eller den ho oppgjev',
  ],
  'Own staff and systems': ['Egne ansatte og systemer', 'Eigne tilsette og system'],
  'the insurer handles it itself': [
    'forsikringsformidleren behandler det selv',
    'forsikringsformidlaren handsamar det sjølv',
  ],
  'IT service provider': ['Leverandør av IT-tjenester', 'Leverandør av IT-tenester'],
  'processes under an agreement, for its task only': [
    'arbeider etter avtale, bare for sin oppgave',
    'arbeider etter avtale, berre for si oppgåve',
  ],
  'Analytics provider': ['Leverandør av analyse og statistikk', 'Leverandør av analyse og statistikk'],
  'Communications provider': ['Leverandør av kommunikasjon', 'Leverandør av kommunikasjon'],
  'Treatment provider in the network': ['Behandlingsleverandør i nettverket', 'Behandlingsleverandør i nettverket'],
  'helps with the health matter, with consent': [
    'hjelper med helsespørsmålet, etter samtykke',
    'hjelper med helsespørsmålet, etter samtykke',
  ],
  'The person, or someone they name': ['Personen selv, eller den hun oppgir', 'Personen sjølv, eller den ho oppgjev'],
  'right of access and data portability': [
    'retten til å se opplysningene og få dem sendt',
    'retten til å sjå opplysningane og få dei sende',
  ],
  'Police or other authority': ['Politi eller annen myndighet', 'Politi eller annan styresmakt'],
  'by law or decision': ['etter lov eller vedtak', 'etter lov eller vedtak'],
  'Lawyers and auditors': ['Advokater og revisorer', 'Advokatar og revisorar'],
  'legal claims and audit': ['rettskrav og revisjon', 'rettskrav og revisjon'],
  'personal data never leaves the EU and EEA': [
    'personopplysninger forlater aldri EU og EØS',
    'personopplysningar forlèt aldri EU og EØS',
  ],
  'passwords and session cookies serve login only and are never logged': [
    'passord og øktinformasjonskapsler trengs til innloggingen og ikke til noe som skrives ned',
    'passord og øktinformasjonskapslar trengst til innlogginga og ikkje til noko som blir skrive ned',
  ],
  'nothing more is sent after an opt-out': [
    'den som har reservert seg, får ikke mer',
    'den som har reservert seg, får ikkje meir',
  ],
  'anyone may object to direct marketing at any time': [
    'mot direkte markedsføring kan enhver protestere, når som helst',
    'mot direkte marknadsføring kan kven som helst protestere, når som helst',
  ],
  'without consent, only active customers are contacted': [
    'uten samtykke skrives det bare til aktive kunder',
    'utan samtykke blir det berre skrive til aktive kundar',
  ],
  'third parties in the network and the partner only with prior consent': [
    'tredjeparter i nettverket og samarbeidspartneren bare etter samtykke på forhånd',
    'tredjepartar i nettverket og samarbeidspartnaren berre etter samtykke på førehand',
  ],
  'processing based on legitimate interest alone ends when the person objects': [
    'det som bare bygger på en berettiget interesse, opphører når personen protesterer',
    'det som berre byggjer på ei rettkomen interesse, tek slutt når personen protesterer',
  ],
  'cookie data is used only with consent': [
    'det informasjonskapsler forteller, brukes bare med samtykke',
    'det informasjonskapslar fortel, blir berre brukt med samtykke',
  ],
  'health and sexual orientation are used only within a case': [
    'helse og legning behandles bare i en sak',
    'helse og legning blir berre handsama i ei sak',
  ],
  'sending messages requires only an address': [
    'den som sender meldinger, trenger en adresse og ikke noe annet',
    'den som sender meldingar, treng ei adresse og ikkje noko anna',
  ],
  'operating the systems does not require reading complaints': [
    'den som drifter systemene, trenger ikke å lese klager',
    'den som driftar systema, treng ikkje å lese klager',
  ],
  'needed to provide and administer the insurance': [
    'nødvendig for å levere og administrere forsikringen',
    'nødvendig for å levere og administrere forsikringa',
  ],
  'the end of the insurance': ['forsikringens slutt', 'slutten på forsikringa'],
  'the insured must be distinguished from others with the same name': [
    'den forsikrede må kunne skilles fra andre med samme navn',
    'den forsikra må kunne skiljast frå andre med same namn',
  ],
  'cover and claims must reach the right person': [
    'forsikringsdekning og erstatning må nå rett person',
    'forsikringsdekning og erstatning må nå rett person',
  ],
  'an account needs a name and contact details': [
    'en konto har et navn og noen som kan nås',
    'ein konto har eit namn og nokon som kan nåast',
  ],
  'the end of the account': ['kontoens slutt', 'slutten på kontoen'],
  'one person has one account': ['én person har én konto', 'éin person har éin konto'],
  'an account must belong to the person who is insured': [
    'en konto må tilhøre den som er forsikret',
    'ein konto må høyre til den som er forsikra',
  ],
  'sending a message requires only an address': [
    'en melding trenger en adresse og ikke noe annet',
    'ei melding treng ei adresse og ikkje noko anna',
  ],
  'the person stated it in the complaint, and it is relevant to the case': [
    'personen har gitt det for klagen, og det er relevant for saken',
    'personen har gjeve det for klagen, og det er relevant for saka',
  ],
  'the end of the case': ['sakens slutt', 'slutten på saka'],
  'a case can be followed without reading the number': [
    'en sak følges uten at nummeret leses',
    'ei sak blir følgd utan at nummeret blir lese',
  ],
  'a complaint must be linked to the insurance it concerns': [
    'en klage må kunne kobles til forsikringen den gjelder',
    'ein klage må kunne koplast til forsikringa han gjeld',
  ],
  'needed to answer the request': ['nødvendig for å besvare henvendelsen', 'nødvendig for å svare på spørsmålet'],
  'the last answer': ['det siste svaret', 'det siste svaret'],
  'the request itself; values detected in it follow their own rules': [
    'selve henvendelsen; det som blir funnet i den, følger sin egen regel',
    'sjølve spørsmålet; det som blir funne i det, følgjer sin eigen regel',
  ],
  'several requests of one person must be answered as one case': [
    'flere henvendelser fra én person må besvares som én sak',
    'fleire spørsmål frå éin person må svarast på som éi sak',
  ],
  'messages that visitors choose to send must be answered': [
    'det en besøkende har valgt å sende, blir besvart',
    'det ein vitjande har valt å sende, blir svart på',
  ],
  "pages follow the visitor's settings, and faults can be traced": [
    'en side vises slik den besøkende har stilt den inn, og feil på den blir funnet',
    'ei side blir vist slik den vitjande har stilt henne inn, og feil på henne blir funne',
  ],
  'the visit is followed, not the visitor': [
    'et besøk følges, ikke den besøkende',
    'ei vitjing blir følgd, ikkje den vitjande',
  ],
  'statistics need groups, not individuals': [
    'statistikk trenger grupper, ikke personer',
    'statistikk treng grupper, ikkje personar',
  ],
  'this is what is counted': ['det som telles', 'det som blir talt'],
  'nobody is asked twice, and answers identify nobody': [
    'ingen blir spurt to ganger, og ingen blir gjenkjent på svarene sine',
    'ingen blir spurde to gonger, og ingen blir kjende att på svara sine',
  ],
  'answering does not require identifying anyone': ['et svar trenger ingen person', 'eit svar treng ingen person'],
  'choices and purchases show the effect': [
    'det som er valgt og kjøpt, viser effekten',
    'det som er valt og kjøpt, viser effekten',
  ],
  'only visits within one campaign are linked': [
    'besøk i én kampanje kobles sammen, og ingen andre',
    'vitjingar i éin kampanje blir kopla saman, og ingen andre',
  ],
  'effects are measured over many people, not one': [
    'en effekt gjelder mange, ikke én person',
    'ein effekt gjeld mange, ikkje éin person',
  ],
  'the person is entitled to all data held about them': [
    'den som spør, får vite alt som er lagret om henne',
    'den som spør, får vite alt som er lagra om henne',
  ],
  'the person may take along what they provided': [
    'det personen har gitt, kan hun ta med seg',
    'det personen har gjeve, kan ho ta med seg',
  ],
  'the receiving party must know whose it is': [
    'den som overtar opplysningene, må vite hvem de gjelder',
    'den som tek over opplysningane, må vite kven dei gjeld',
  ],
  'the right person must ask for it and receive it': [
    'rett person ber om det og får det',
    'rett person bed om det og får det',
  ],
  'test data stays joinable within a file and identifies nobody': [
    'testdata beholder koblingene sine i én fil og fører ikke til noen',
    'testdata held på koplingane sine i éi fil og fører ikkje til nokon',
  ],
  'keeps test data joinable; the number itself is never shown': [
    'koblinger i testdata; selve nummeret vises aldri',
    'koplingar i testdata; sjølve nummeret blir aldri vist',
  ],
  'testing does not require what people said about themselves': [
    'tester klarer seg uten det folk har fortalt om seg selv',
    'testar klarar seg utan det folk har fortalt om seg sjølve',
  ],
  'the law or the claim requires it unchanged': [
    'loven eller kravet ber om opplysningen slik den er',
    'lova eller kravet bed om opplysninga slik ho er',
  ],
  'the end of the financial year': ['regnskapsårets slutt', 'slutten på rekneskapsåret'],
  'authorities and courts ask for the number': [
    'myndigheter og domstoler spør etter nummeret',
    'styresmakter og domstolar spør etter nummeret',
  ],
  'a report or judgment must name the right person': [
    'en rapport eller dom må gjelde rett person',
    'ein rapport eller dom må gjelde rett person',
  ],
  'speakers must be distinguishable within one conversation, and nowhere else': [
    'den som taler, må kunne skilles ut i én samtale, og ingen andre steder',
    'den som talar, må kunne skiljast ut i éin samtale, og ingen andre stader',
  ],
  'it matters that a number was given, not whose it is': [
    'at et nummer ble nevnt, har betydning, ikke hvem det gjelder',
    'at eit nummer vart nemnt, har noko å seie, ikkje kven det gjeld',
  ],
  'keeps the flow of a conversation; no two mentions can be linked': [
    'samtalens gang; to omtaler kan ikke kobles sammen',
    'gangen i samtalen; to omtalar kan ikkje koplast saman',
  ],
  'the conversation is the object of analysis; values detected in it follow their own rules': [
    'det er samtalen som analyseres; det som blir funnet i den, følger sin egen regel',
    'det er samtalen som blir analysert; det som blir funne i han, følgjer sin eigen regel',
  ],
  'health data in a conversation is not part of the analysis': [
    'helse som nevnes i en samtale, er ikke det som analyseres',
    'helse som blir nemnd i ein samtale, er ikkje det som blir analysert',
  ],
  'an attack can be followed over a day, a person not over a year': [
    'et angrep følges over én dag, ingen over et år',
    'eit åtak blir følgt over éin dag, ingen over eit år',
  ],
  'times and devices reveal the attack': ['tidspunkter og utstyr viser angrepet', 'tidspunkt og utstyr viser åtaket'],
  'the end of the customer relationship, or the opt-out': [
    'kundeforholdets slutt, eller reservasjonen',
    'slutten på kundeforholdet, eller reservasjonen',
  ],
  'the provider is treating the person': ['leverandøren behandler personen', 'leverandøren behandlar personen'],
  'care must reach the right person': ['behandlingen må nå rett person', 'behandlinga må nå rett person'],
  'the person has consented to the referral': [
    'personen har samtykket til henvisningen på forhånd',
    'personen har samtykt til tilvisinga på førehand',
  ],
  'for cases that name and customer number cannot solve': [
    'en sak som ikke kan løses med navn eller kundenummer',
    'ei sak som ikkje kan løysast med namn eller kundenummer',
  ],
  'attacks must be reported or blocked': ['et angrep meldes eller stoppes', 'eit åtak blir meldt eller stoppa'],
}

export const SE_NORWEGIAN = /* @__PURE__ */ inNorwegian(ROWS)
