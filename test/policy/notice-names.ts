/**
 * Personal data named in the two privacy notices, each in three spellings: as written there, as in a program, and as
 * another system calls it.
 */

/** From the Swedish notice. */
const SWEDISH = `
namn|kund_namn|customerFullName
kontaktuppgifter|kontaktUppgifter|contact_details
kontaktinformation|KONTAKT_INFO|contactInfo
nummer till kontaktperson|kontaktpersonNr|contact_person_phone
adress|hemAdress|home-address
personnummer|persNr|Personal_Identity_Number
födelsedag|foedelsedag|birth_day
födelsedatum|fodelsedatum|date-of-birth
arbetsplats|Arbetsplatsen|workplace_name
arbetsgivare|arbetsgivarensNamn|employerName
arbetsinformation|arbets_information|employment_info
roll|anställdsRoll|job_role
bransch|branschKod|industry_code
telefonnummer|tfnMobil|phone_no
e-postadress|epost_adr|EmailAddress1
e-post|ePost|kundens mejl
försäkringsnummer|forsakringsnr|insurance_no
försäkringsuppgifter|forsakringsUppgifter|insuranceDetails
försäkring|forsakring_typ|insurancePlan
skadeärendenummer|skadearendenr|claim_number
skadesärendesnummer|skadesArendesNr|claimCaseId
skadeanmälan|skadeanmalan_text|claimDescription
typ av försäkring|forsakringstyp|insurance_type
startdatum för försäkringen|forsakringStartdatum|policy_holder_start_date
hälsoinformation|halsoInformation|health_info
hälsa|haelsa|patientHealth
hälsofråga|halsofraga|health_question
hälsobedömning|halsobedomning|health_assessment
känsliga uppgifter|kansligaUppgifter|sensitive_personal_data
sexuell läggning|sexuellLaggning|sexual_orientation
faktureringsinformation|fakturerings_info|billingInformation
typ av behandling|behandlingstyp|treatment_type
behandling|behandlingar|medicalTreatment
datum för behandling|behandlingsdatum|treatmentDate
belopp|faktura_belopp|invoiceAmount
löne-ID|loneId|payroll_id
användarkonto|anvandarkonto|user_account
användarnamn|anvandarnamn|login_name
skaderapport|skade_rapport|damageReportText
elektronisk kommunikation|elektroniskKommunikation|electronic_communication
sms|smsText|mms_message
kundtillfredsställelse|kundtillfredsstallelse|customer_satisfaction
surfvanor|surf_vanor|browsingHabits
besökshistorik|besokshistorik|visit_history
besökta sidor|besoktaSidor|pages_visited
hur länge sidan besöktes|besokstid|time_on_page
demografisk information|demografiskInfo|demographics
ålder|kundensAlder|customer_age
kön|koen|genderCode
civilstånd|civilstand|maritalStatus
utbildning|utbildningsniva|education_level
inloggningsuppgifter|inloggningsUppgifter|login_credentials
lösenord|losenord|user_passwd
profilering|profileringsdata|profiling_data
rörelsemönster|rorelseMonster|movement_pattern
val som gjorts|kundensVal|customer_choices
inköp|gjordaInkop|purchase_history
köphistorik|kophistorik|purchases
antal klick|antalKlick|click_count
platsdata|plats_data|geo_location
inställningar|installningar|user_settings
anpassad målgrupp|anpassadMalgrupp|custom_audience
profil|kundprofil|customer_profile
teknisk utrustning|tekniskUtrustning|device_model
tidsstämplar|tidsstampel|tidsstämpelInloggning
metadata|meta_data|customer_metadata
cookie-ID|cookieId|cookie_identifier
cookies|cookie_innehall|Set-Cookie
IP-adress|ipAdress|client_ip
kundtjänstförfrågan|kundtjanstforfragan|support_request_text
kundnummer|kundNr|customer_no
klagomål|klagomal_text|complaintText
frågor|kundens frågor|customer_question
förfrågan|forfragan|inquiry
begäran|begaran|data_request_text
samtal|samtalslogg|call_transcript
chattkonversation|chattKonversationer|chat_log
sociala medier|sociala_medier|social_handle
meddelande|meddelandet|customer_message
samtycke|samtyckeGivet|consent_text
medförsäkrad|medforsakrad|co_insured_name
försäkrad|forsakradNamn|insuredPerson
kontaktperson|kontakt_person|contact_person
företagskund|foretagskund|company_customer_name
avtal|avtalsnummer|contract_number
ersättning|ersattning|compensation_amount
rättsliga anspråk|rattsligtAnsprak|legal_claim_text
behandlingsleverantör|behandlingsleverantor|treatment_provider
`

/** From the Norwegian notice. */
const NORWEGIAN = `
navn|pasient_navn|patientName
adresse|bostedsAdresse|postal_address
fødselsnummer|foedselsnr|norwegian_national_id
personnummeret ditt|person_nr|nationalIdentityNo
bilder|profilBilde|profile_picture
lydopptak|lydOpptak|voice_recording
krypterte data|krypterteData|encrypted_payload
elektronisk ID|elektroniskId|electronic_id
IP-nummer|ipNummer|remote_ip
informasjonskapsler|informasjonskapsel|cookie_value
fotografier|fotografiAvGjest|photo_url
bildemateriale|bilde_materiale|image_material
journal|pasientjournal|medical_record_text
journalføring|journalForing|journal_entry
pasientopplysninger|pasientOpplysninger|patient_data
helseopplysninger|helse_opplysninger|health_data
diagnose|diagnoseKode|icd10_code
legemidler|legemiddel_liste|medication_list
sykehistorie|sykeHistorie|medical_history
henvendelse|henvendelsen|support_ticket_text
epost|epostAdr|mail_address
telefonnummeret|tlfNr|mobile_phone
spørsmål|spoersmaal|question_text
søknad|soknad|cover_letter
CV|cv_tekst|resume
stilling|stillingstittel|position_title_of_employee
utlyst tjeneste|soktStilling|applied_position
søker|sokerNavn|applicant_name
ansatt|ansattNr|employee_id
leverandørkontakt|leverandorKontakt|supplier_contact_name
kundenummer|kundeNr|customerNumber
avtale|avtaleNr|agreement_id
betaling|betalingsinfo|payment_details
kontonummer|konto_nr|bank_account
regnskapsdata|faktura_nr|invoice_recipient
arrangement|arrangementsdeltaker|event_participant_name
samtykke|samtykkeTekst|consent_given_by
brukernavn|brukerNavn|userName
passord|passordHash|userPassword
nettleserinnstillinger|nettleser_innstillinger|browser_settings
besøkte sider|besokteSider|visited_pages
markedsføring|markedsforingsprofil|marketing_profile
nyhetsbrev|nyhetsbrevMottaker|newsletter_recipient
tvist|tviste_beskrivelse|dispute_description
krav|kravNr|claim_id
nødsituasjon|nodsituasjon|emergency_note
pårørende|parorende|next_of_kin
bruk av produkter|produktBruk|product_usage_of_customer
sikker identifikasjon|identifikasjonsNr|identity_document_number
`

const rows = (list: string) =>
  list
    .trim()
    .split('\n')
    .map((row) => row.split('|'))

/** Rows of three spellings. */
export const NOTICE_NAMES: readonly (readonly string[])[] = [...rows(SWEDISH), ...rows(NORWEGIAN)]
