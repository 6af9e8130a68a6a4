/**
 * Field names from schemas, not from the table of stems: with their category, or one below it; and impersonal names.
 * Slashes separate a name from its parents.
 */
export const HELD: ReadonlyArray<readonly [category: string, source: string, names: string]> = [
  [
    ...(['user.name', 'Swedish and Norwegian systems'] as const),
    'namn|Förnamn|fornamn|foernamn|efternamn|kundnamn|kund_namn|kundensNamn|patientnamn|försäkradNamn|forsakradesNamn|namnFörsäkrad|medförsäkrad|' +
      'medforsakrad|kontaktperson|kontaktpersonNamn|navn|fornavn|etternavn|mellomnavn|pasientnavn|pasientens navn|Pasientens_Navn|kundenavn|brukerens navn|' +
      'ansattnavn|pårørende|parorende|paaroerende|nærmeste pårørende|foresatt|målsman|vårdnadshavare|vardnadshavareNamn|behandlende lege|fastlegeNavn|' +
      'navnFastlege|saksbehandler|tilltalsnamn|fullständigt namn|fullt navn|ansvarigLäkare|arbetstagarensNamn|kontoeierNavn|mottakerNavn|avsändarens namn',
  ],
  [
    ...(['user.name', 'FHIR, HL7, Salesforce, Dynamics, SQL'] as const),
    'patient/name/family|patient/name/given|name/text|Patient.name|first_name|LastName|FNAME|LName|middle_name|middleInitial|MiddleName|full_name|fullname|' +
      'firstname__c|hr2d__FirstName__c|hr2d__Nickname__c|AssistantName|YomiFullName|spousesname|SpousesName|ManagerName|emergency_contact_name|cardholder_name|' +
      'user.full_name|customer_name|patientName|contact_name|maiden_name|preferredName|legal_name|billing_first_name|shippingLastName|surname|' +
      'nextOfKin|next_of_kin_name|guardian_name|policyHolderName|policyholder|applicant_name|recipientName|sender_name|employee_name|owner_name|NickName|Salutation|' +
      'familyName|givenName|familyname_hash|mothersMaidenName|doctorName|attending_physician',
  ],
  [
    ...(['user.government_id', 'Swedish and Norwegian systems'] as const),
    'personnummer|Personnr|pers_nr|Pers. nr.|persnr|pnr|personNummer|kundens personnummer|patientPersonnummer|samordningsnummer|fødselsnummer|fodselsnr|' +
      'foedselsnummer|fnr|fNr|f.nr|D-nummer|dnr|personident|personIdentifikator|identitetsnummer|nasjonalt identitetsnummer|norskIdent|legitimationsnummer|' +
      'pasientFnr|brukers_fnr|personnummer_kryptert|fnrHash|personnummer__c',
  ],
  [
    ...(['user.government_id', 'international systems'] as const),
    'ssn|SSN|social_security_number|nationalId|national_id|national_identity_number|personIdentityNumber|personalIdentityNumber|personal_identity_number|' +
      'civicNo|civicNumber|civic_registration_number|GovernmentId|governmentid|tax_id|taxIdentificationNumber|passport_number|passportNo|drivers_license|' +
      'driverLicenseNumber|passnummer|körkortsnummer|forerkortnummer|identity_number|nin|cpr_number|nationalIdentifier',
  ],
  [
    ...(['user.contact', 'mail and phone'] as const),
    'email|e-mail|E-post|epost|epostadress|e-postadress|ePostAdresse|epost_adresse|mejladress|mail|emailaddress1|EMailAddress2|contactEmail|work_email|' +
      'customer.email|user_email|kundEpost|pasientens e-post|telefon|telefonnummer|telefonnr|tlf|Tlf.|tlfnr|mobil|Mobiltlf.|mobilnummer|mobilnr|mobiltelefon|' +
      'telefonnummerHem|telefonHoved|hemtelefon|arbetstelefon|jobbtelefon|telefonArbeid|kontakttelefon|Telefaks|faxnummer|phone|phoneNumber|phone_number|PhoneNo|' +
      'telephone1|MobilePhone|HomePhone|OtherPhone|AssistantPhone|cell_phone|cellphone|mobile_number|msisdn|fax|fax_number|emergency_contact_phone|Vipps|' +
      'swishnummer|kontaktuppgifter|kontaktinfo|patient/telecom/value|telecom|phone_hash|email_encrypted|Phone__c|📞',
  ],
  [
    ...(['user.contact.address', 'addresses'] as const),
    'adress|adresse|gatuadress|Gateadresse|postadress|postadresse|besøksadresse|besoksadresse|leveransadress|leveringsadresse|fakturaadress|hemadress|bostadsadress|' +
      'bostedsadresse|folkbokföringsadress|folkbokforingsadress|adresseLinje1|adresslinje_2|address|address_1|address1_line1|address1_city|address1_postalcode|' +
      'address1_stateorprovince|MailingStreet|MailingPostalCode|MailingCity|OtherCountry|BillingStreet|ShippingCity|homeAddress|street_address|streetName|street|' +
      'zip|zipCode|ZIP_CODE|postal_code|postcode|postnummer|postnr|post nr.|postort|poststed|ort|bostadsort|city|town|kommune|kommunenummer|county|' +
      'husnummer|husbokstav|lägenhetsnummer|apartment|patient/address/line|patient/address/text|address/postalCode|utdelningsadress|c/o adress|coAdress|customer_address',
  ],
  [
    ...(['user.demographic', 'what is told of a person'] as const),
    'födelsedatum|fodelsedatum|foedelsedatum|födelsedag|födelseår|fødselsdato|fodselsdato|foedselsdato|foedselsaar|fødselsår|birthDate|birth_date|Birthdate|' +
      'date_of_birth|dateOfBirth|DOB|dob|patient_dob|born_on|birthday|birthYear|född|fødested|foedested|placeOfBirth|ålder|alder|age|patientAge|kundens ålder|aldersgruppe|' +
      'gender|GenderCode|sex|kön|kon|koen|kjønn|kjonn|kjoenn|patientGender|civilstånd|civilstand|sivilstand|sivilstatus|marital_status|maritalStatus|' +
      'FamilyStatusCode|sexuell läggning|sexuellLaggning|sexuell_laeggning|seksuell legning|seksuellLegning|sexual_orientation|sexualOrientation|religion|' +
      'religiousBelief|trossamfund|ethnicity|race_ethnicity|etnicitet|etnisk bakgrunn|nationality|statsborgerskap|medborgarskap|politicalOpinion|politisk åsikt|' +
      'trade_union|unionMembership|fackförbund|fackligTillhörighet|fagforening|utbildning|utdanning|education|EducationCode|profil|målgrupp|kundprofil|malgrupp|' +
      'userProfile|customer_segment|modersmål|citizenship',
  ],
  [
    ...(['user.health', 'health and insurance'] as const),
    'diagnos|diagnoser|diagnoskod|diagnose|diagnosekode|diagnosis|diagnosis_code|primaryDiagnosis|icd10|ICD10Code|hälsa|halsa|haelsa|hälsoinformation|halsoinformation|' +
      'hälsodeklaration|helseopplysninger|helsetilstand|sjukdomshistorik|sykdom|sykehistorie|symptom|symptoms|allergi|allergier|allergies|AllergyIntolerance|läkemedel|' +
      'lakemedel|laekemedel|legemiddel|legemidler|legemiddelnavn|medisin|medication|medications|MedicationRequest|medicationName|prescription_id|recept|resept|dosering|' +
      'behandling|behandlingstyp|typ av behandling|behandlingsdatum|treatment|treatmentType|treatment_plan|vaccination|vaksine|immunization|anamnes|anamnese|' +
      'medical_history|medical_conditions|medicalRecordNumber|medical_record_no|journalnummer|journalnr|journalnotat|journalanteckning|epikris|blodgrupp|blodtype|blood_type|' +
      'labresultat|labsvar|prøvesvar|provsvar|lab_results|sjukskrivning|sykmelding|sykefravær|sick_leave|patient_notes|graviditet|pregnant|funktionsnedsättning|disability|uføregrad|' +
      'patientId|patient_id|pasientId|pasientnummer|försäkringsnummer|forsakringsnr|forsakringsnummer|försäkringstyp|typ av försäkring|startdatum för försäkringen|forsikringsnummer|' +
      'forsikringstype|insurance_number|insurance_policy_number|insurance_id|insuranceNumber|insuranceType|insurance_provider|policyNumber|health_insurance_number|' +
      'henvisning|remiss|smoker|deceasedDateTime|causeOfDeath|psykisk hälsa|mentalHealth|blodtryck|heart_rate',
  ],
  [
    ...(['user.unique_id', 'numbers of systems'] as const),
    'skadeärendenummer|skadesärendesnummer|skadearendenummer|skadeaerendenummer|skadenummer|skadenr|claimNumber|claim_no|claimId|kundnummer|kundnr|kundenummer|kundeNr|customerNumber|' +
      'customer_id|customerNo|löne-ID|loneId|loeneId|löneid|lønnsnummer|payrollId|payroll_number|saksnummer|saksnr|caseNumber|case_id|ärendenummer|arendenr|user_id|userId|' +
      'anställningsnummer|ansattnummer|ansatt ID|EmployeeId|employee_number|medlemsnummer|memberId|brukerId|IndividualId|avtalsnummer|kontraktsnummer|registreringsnummer',
  ],
  [
    ...(['user.authorization', 'logins'] as const),
    'password|passwd|user_password|passwordHash|lösenord|losenord|loesenord|lösen|passord|passordHash|token|accessToken|refresh_token|api_key|X-Api-Key|client_secret|' +
      'privateKey|sessionId|session_id|Authorization|credentials|pinkod|pinkode|PIN|otp|inloggningsuppgifter|engångskod|securityAnswer|secret',
  ],
  [
    ...(['user.account', 'logins'] as const),
    'username|userName|user_name|användarnamn|anvandarnamn|brukernavn|login_name|användarkonto|instagram|twitterHandle|facebookId|linkedin_url',
  ],
  [
    ...(['user.payment', 'money'] as const),
    'belopp|beløp|belop|beloep|fakturabelopp|amount|invoiceAmount|betalning|betaling|faktura|fakturanummer|premie|ersättning|erstatning|payment_amount|självrisk|utbetalningsbelopp',
  ],
  [
    ...(['user.financial', 'money'] as const),
    'kontonummer|kontonr|bankkonto|bankAccount|bank_account_number|iban|IBAN|accountNumber|credit_card|creditCardNumber|card_number|cvv|kortnummer|lön|lønn|månadslön|' +
      'salary|annual_income|AnnualIncome|inkomst|inntekt|årsinntekt|creditScore|clearingnummer',
  ],
  [
    ...(['user.professional_information', 'work'] as const),
    'arbetsplats|arbeidsplass|arbetsgivare|arbeidsgiver|employer|employerName|workplace|roll|rolle|jobTitle|job_title|JobTitle|yrke|yrkestittel|occupation|befattning|stilling|' +
      'bransch|bransje|industry|avdelning|avdeling|Department|company_name|företag|foretag|anställningsform',
  ],
  [
    ...(['user.device', 'devices'] as const),
    'ip|ip_address|ipAddress|IP-adress|ipadresse|IP-nummer|clientIp|remote_addr|X-Forwarded-For|cookie|cookie-ID|cookieId|informasjonskapsel|informasjonskapsler|Set-Cookie|' +
      'device_id|deviceId|enhetsId|enhets-ID|imei|macAddress|MAC_ADDR|userAgent|User-Agent|http.user_agent|browser|nettleser|webbläsare|teknisk utrustning|tidsstämplar|advertisingId',
  ],
  [
    ...(['user.location', 'places'] as const),
    'latitude|longitude|lat|lng|coordinates|koordinater|gps|geoLocation|location|platsdata|posisjon|last_location|GPSLatitude|user_location',
  ],
  [
    ...(['user.behavior', 'traces'] as const),
    'köphistorik|kophistorik|kjøpshistorikk|purchaseHistory|purchases|besökshistorik|besokshistorik|surfvanor|pagesVisited|besöktaSidor|browsing_history|search_history|' +
      'sökhistorik|search_query|inköp|inkop|search_terms|beteende',
  ],
  [
    ...(['user.settings', 'choices'] as const),
    'inställningar|installningar|innstillinger|preferenser|userPreferences|user_settings|antalKlick|antal klick|klick|clicks|samtycke|samtykke|consent|HasOptedOutOfEmail_optout|newsletter',
  ],
  [
    ...(['user.content', 'what people say'] as const),
    'klagomål|klagomal|klagomaal|klage|complaint|fråga|fraga|frågor|spørsmål|spoersmaal|förfrågan|kundtjänstförfrågan|kundtjanstforfragan|meddelande|melding|kommentar|comment|comments|' +
      'notes|fritekst|fritext|chat|chatt|chattkonversation|chatMessage|samtal|samtale|customer_message|feedback|tilbakemelding|' +
      'photo|photograph|foto|fotografi|bild|bilde|profilbild|avatar|avatar_url|patient/photo|profile_image|kundtillfredsställelse|krypterte data|anteckning',
  ],
  [
    ...(['user.biometrics', 'bodies'] as const),
    'lydopptak|ljudinspelning|voiceRecording|call_recording|samtalsinspelning|fingeravtryck|fingeravtrykk|biometrics|faceId|iris_scan|genetic_data|röstinspelning',
  ],
  [
    ...(['user', 'schemas of public code: NAV, insurers, practice systems'] as const),
    'navn/sammensatt|geografiskTilknytning|kontaktinformasjon|epost|coAddress|housenumber|relatives|' +
      'identitetsnummer|sammensattNavn|phoneNum|secondName|secondLastName|sykmelder|sykmelderTlf|arbeidsevne|' +
      'hoveddiagnose|bidiagnoser|diagnosesystem|fravaerBeskrivelse|yrkesskadeDato|arbeidsgivernavn|' +
      'innsendtArbeidsgivernavn|pasientFnr|behandlerFnr|behandlerHpr|hovedDiagnose|pasientAktoerId|pasientIdent|' +
      'legekontorTlf|meldingTilArbeidsgiver|kontaktMedPasient|sykmeldingId|stillingsprosent|valgtArbeidssituasjon|' +
      'naermesteLeder|utdypendeOpplysninger|medisinskVurdering|statsborgerskap|foedested|kontonummer|' +
      'telefonAlternativ|landskode|ReportersFirstName|ReportersWorkPhoneNumber|ReportersAddress|InsuredVRN|' +
      'claimant/name|claimant/email|claim_number|insurance_claim_number|policy_number|insurance_company|' +
      'insurance_policy_type|officer_name|injuries/description|license_plate|PatNum|Birthdate|pat_name|deathDate|' +
      'mothersname|guardiansname|contact_relationship|phone_home|phone_cell|phone_biz|street|occupation|em_street|' +
      'hipaa_mail|monthly_income|drivers_license|billing_note|social_sec|cc_number|payment_card|' +
      'vehicle_identification_number|genderIdentity|sexAtBirth|maritalStatusCode|employerPhone|spouseFirstName|' +
      'numberOfChildren|hasChildren|bloodPressure|prescribedMedication|primaryCareProvider|insuredPersonName|' +
      'kundensTelefon|mottagarensAdress|avsandareEpost|försäkringstagarensPersonnummer|' +
      'sjukpenninggrundande inkomst|sjukskrivningsgrad|läkarutlåtande|vårdcentral|vardgivare|remitterandeLäkare|' +
      'operationsdatum|läkemedelsnamn|allergibeskrivelse|pasientensAdresse|bostedskommune|pårørendeTlf|' +
      'arbeidstakersNavn|lonnskonto|helseopplysning|sykepengegrad|barnetsNavn|foreldreansvar|ektefellesNavn|' +
      'fødselsnrBarn|mors_fnr|samtykkeGitt|klagesak_beskrivelse|kundehenvendelse|chatlogg|lydfil|ansiktsbilde|' +
      'brukeradferd|sistePosisjon|customer/shippingAddress/zip|user/profile/birthdate|buyer/taxId',
  ],
  [
    ...(['user', 'words of both notices, as systems spell them'] as const),
    'namnteckning|e_postadress|telefonnummer_mobil|mobilTelefon|mobile_phone_number|primaryEmail|kontaktEpost|' +
      'hemadress|gatu_adress|post_nummer|postOrt|faktureringsadress|personNr|person_nummer|patient_personnr|' +
      'pnr_forsakrad|pnrKund|fodselsNummer|foedselsnr|dNummer|national_insurance_number|kundId|kund_id|kundeId|' +
      'kundRef|customerRef|skade_arende_nummer|skadeArendeNr|skadesarendesnummer|skadesaerendesnummer|' +
      'claim_reference|caseNo|sak_id|saksreferanse|lone_id|loneID|payrollNo|forsakrings_nummer|forsakringsNummer|' +
      'insurance_no|policy_no|forsakringstyp|typAvForsakring|typ_av_forsakring|startdatum_forsakring|' +
      'forsakringsStartdatum|insuranceStartDate|hälso_information|haelsoinformation|health_information|healthData|' +
      'sensitive_health|sexuellLäggning|sexuell_laggning|sexualPreference|sexual_pref|behandlingsTyp|' +
      'typAvBehandling|treatment_kind|behandlingsdatum|treatmentDate|fakturaBelopp|invoice_total_amount|' +
      'totalbelopp|loneuppgift|arbets_plats|arbetsplatsNamn|work_place|yrkesroll|arbetsroll|job_role|bransch_kod|' +
      'industryCode|fodelse_dag|födelseDag|foedelsedag|birth_day|alders_gruppe|kundAlder|ageInYears|konKod|' +
      'kon_kod|civil_stand|civilstaand|civilStatus|marital|utbildningsniva|education_level|besokta_sidor|' +
      'visited_pages|page_views|sidor_besokta|besoksHistorik|visit_duration|kop_historik|order_history|' +
      'inkopshistorik|antal_klick|click_count|klickHistorik|plats_data|location_data|geo_position|GPS_koordinat|' +
      'installningar|user_prefs|kundPreferenser|anpassad_malgrupp|custom_audience|anvandarprofil|bruker_profil|' +
      'customer_profile|teknisk_utrustning|device_info|enhet|enhetstyp|device_model|user_agent|tidsstampel|' +
      'tidsstaempel|cookie_id|cookieID|ip_adress|ipNummer|ip-nr|klagomals_text|klagomalsbeskrivning|' +
      'complaint_text|kundfraga|kund_fraga|fraga_text|kundtjanst_arende|supportFråga|chat_konversation|chattLogg|' +
      'samtals_inspelning|samtalslogg|inspelatSamtal|losen_ord|losenordHash|hashed_password|pwd_hash|' +
      'inloggnings_uppgifter|loginCredentials|medforsakrade|medfoersaekrad|co_insured|familjemedlem|barnNamn|' +
      'anhorigNamn|kontakt_person|leverantorskontakt|ansattNavn|ansattnr|soker_navn|sokerNavn|jobbsøker|cv_tekst|' +
      'kandidatnavn|bildeUrl|profilbildeUrl|fotografi_url|lydOpptak|opptak|stemmeOpptak|kryptert_data|' +
      'encrypted_payload|elektroniskId|elektronisk_id|journalNr|journal_notat|journalTekst|pasient_id|pasientNr|' +
      'helseopplysninger|helse_opplysninger|diagnoseKode|icpc2|legemiddelliste|medisinliste|reseptNr|allergier|' +
      'sykmeldt|sykmeldingsgrad|bostedsadresse|post_sted|fakturaadresse|betalingsinfo|bankKontoNr|betalingskort|' +
      'samtykke_markedsforing|consent_marketing|twitter_handle|facebook_profil|sosiale_medier|sociala_medier|' +
      'religios_tilhorighet|etnisk_tilhorighet|fackforeningsmedlem|fagforening_medlem|politisk_tilhørighet|' +
      'fingeravtrykk|passnr|korkort|bil_regnr',
  ],
]

/** Names of machines and of things: nobody's. */
export const NOBODYS =
  'time|timestamp|ts|@timestamp|level|severity|logger|log.level|msg|message|pid|tid|thread|threadName|thread_name|hostname|host|host.name|host/name|service|service.name|' +
  'service/name|serviceName|version|appVersion|app_name|application|env|environment|region|zone|availability_zone|cluster|clusterName|cluster_name|node|nodeName|node_name|' +
  'namespace|namespaceName|pod|pod_name|podName|container_name|container.id|containerId|image|imageName|docker.image.name|kubernetes.labels.app|kubernetes/pod/name|trace_id|traceId|span_id|' +
  'spanId|parentSpanId|requestId|request_id|x-request-id|correlationId|status|statusCode|status_code|http.status_code|method|http.method|route|path|url|uri|query_string|scheme|' +
  'protocol|port|server_port|duration|duration_ms|durationMs|elapsed|latency|responseTime|response_time|bytes|bytes_sent|content_length|contentType|content-type|encoding|charset|filename|fileName|' +
  'file_name|file/name|file.path|filePath|directory|dirName|line|lineNumber|line_number|lineno|column|columnName|column_name|function|functionName|func|module|moduleName|class|className|' +
  'class_name|methodName|method_name|package|packageName|package_name|tableName|table_name|tablename|schemaName|schema_name|database|databaseName|db_name|dbName|db.name|db.statement|' +
  'indexName|index_name|fieldName|field_name|fieldname|propertyName|attributeName|paramName|variableName|keyName|typeName|type_name|displayType|enumName|eventName|event_name|event/name|eventType|' +
  'event_id|topic|topicName|topic_name|queue|queueName|queue_name|exchange|exchangeName|routingKey|partition|offset|consumerGroup|jobName|job_name|jobId|taskName|task_name|taskId|workerId|' +
  'workerName|processName|process_name|process/name|process.executable|commandName|command|args|exitCode|exit_code|signal|error|errorCode|error_code|errorType|error.type|stack|stackTrace|stack_trace|exception|' +
  'exceptionClass|retryCount|retry_count|retries|attempt|attempts|maxAttempts|max_retries|timeout|timeoutMs|ttl|cacheKey|cache_key|cacheHit|cache_hit|hits|misses|count|total|totalCount|total_count|' +
  'size|length|limit|pageSize|page_size|pageNumber|page_number|pageToken|next_page_token|cursor|sort|sortOrder|sort_by|filter|fields|format|productName|product_name|product/name|produktnamn|produktnavn|' +
  'produktnummer|itemName|articleNumber|artikelnummer|sku|categoryName|category_id|tagName|tag_name|labelName|groupName|group_name|teamName|projectName|project_name|project_id|workspaceName|repoName|repository|' +
  'repository/name|branch|branchName|branch_name|commit|commitHash|commit_sha|buildNumber|build_number|buildId|pipelineName|stageName|stepName|runId|run_id|testName|test_name|suiteName|deployment|releaseName|' +
  'release|featureName|featureFlag|feature_flag|flagName|pluginName|extensionName|themeName|fontName|fontSize|font_weight|colorName|color|backgroundColor|iconName|icon|imageUrl|layout|layoutName|viewName|view|' +
  'widgetName|componentName|component|elementName|tag|templateName|template_name|template|documentType|document_id|reportName|bucketName|bucket_name|bucket|objectKey|volumeName|diskName|disk_usage|' +
  'cpu|cpuUsage|cpu_percent|memory|memoryUsage|memory_mb|heapUsed|heap_total|gcTime|load|loadAverage|uptime|metricName|metric_name|metric|gauge|counter|unit|interval|threshold|percentile|p99|domainName|' +
  'domain_name|domain|dnsName|dns_name|serverName|server_name|server|tls_server_name|proxyName|gatewayName|backendName|interfaceName|interface|subnet|subnetMask|networkName|vlan|mtu|channelName|channel|' +
  'currency|currencyCode|locale|timezone|timeZone|tz|localeCode|dateFormat|emailTemplate|email_template|emailEnabled|email_verified|emailVerified|is_email_bounced|phoneVerified|phoneFormat|phone_type|addressType|' +
  'addressFamily|address_family|passwordPolicy|password_policy|password_length|passwordMinLength|passwordExpired|password_changed_at|token_count|tokenCount|max_tokens|maxTokens|prompt_tokens|completion_tokens|total_tokens|' +
  'token_type|tokenType|token_expires|tokenLimit|tokenizer|session_count|sessionTimeout|session_timeout|session_duration|cookiePolicy|cookieName|cookie_domain|max_age|maxAge|cache_age|usernameField|user_agent_name|' +
  'user_agent/version|user_count|userType|userCount|user_group|customerType|customer_type|customerCount|patientCount|claimStatus|caseStatus|caseType|orderStatus|orderType|order_status|accountType|account_status|accountStatus|memberCount|memberType|' +
  'memoryAddress|server_address|serverAddress|bindAddress|bind_address|listenAddress|listen_addr|contractAddress|localAddress|baseAddress|nameServer|name_server|nameSpace|healthCheck|health_check|healthStatus|' +
  'certName|certificateName|certificate|fingerprint|sha256|checksum|md5|hash|etag|nonce|algorithm|cipher|keySize|issuer|audienceType|scope|scopes|permission|permissions|roleName|iam_role|policyName|policy_name|policyId|policy|ruleName|' +
  'rule_id|ruleId|alertName|alert_name|dashboardName|resourceName|resource_name|resourceType|resource|metadata/name|metadata.namespace|kind|apiVersion|api_version|apiName|endpoint|endpointName|actionName|action|operation|' +
  'operationName|operation_name|handler|controllerName|middleware|pluginVersion|sdkVersion|sdk_name|library|libraryName|driverName_version|deviceModel_count|osVersion|os_name|os|platform|arch|kernel_version|firmware|runtime|' +
  'language_version|interpreter|filnamn|filnavn|filstorlek|filtype|tabellnamn|tabellnavn|kolumnnamn|kolonnenavn|klassenavn|servernamn|tjänstnamn|tjenestenavn|systemnamn|systemnavn|databasnamn|databasenavn|miljø|miljö|' +
  'versjon|felkod|feilkode|feilmelding_type|statuskod|statuskode|status_text|antal|antall|storlek|størrelse|varighet|köplats_id|moduleId|nodeId|serviceId|eventId|messageId|message_id|messageType|message_count|queueSize|batchSize|batch_id|' +
  'shardId|replicaCount|leader|term|quorum|schedule|cron|nextRun|lastRun|createdAt|created_at|updated_at|updatedAt|deletedAt|modified|expiresAt|startTime|start_time|endTime|end_time|startedAt|finishedAt|isActive|enabled|disabled|visible|' +
  'archived|deleted|success|result|resultCount|reason_code|code|priority|weight|width|height|position|index|depth|rank|order|sequence|seq|uuid|guid|id|_id|ref|href|rel|src|alt|checkpoint|snapshot|backupName|license|licenseType|copyright|' +
  'agent.ephemeral_id|boot_id|cap_effective|cmdline|ecs.version|event.dataset|event.module|event.kind|' +
  'event.ingested|host.os.kernel|host/os/name|host/architecture|process.parent.name|process/args_count|' +
  'process.working_directory|service.ephemeral_id|service/node/name|log.offset|log/file/path|log.origin.function|' +
  'log.origin.file.line|input.type|stream|systemd.unit|syslog.facility.name|syslog.priority|transport|' +
  'network.protocol|network/direction|tls.cipher|tls/version|http.request.bytes|http.response.body.bytes|' +
  'http.version|url.path|url/scheme|db.system|db.operation|messaging.system|messaging.destination.name|' +
  'rpc.service|rpc.method|faas.name|cloud.provider|cloud.account_type|cloud/instance/type|cloud.machine.type|' +
  'cloud/availability_zone|k8s.deployment.name|k8s.namespace.name|k8s/node/name|k8s.replicaset.uid|' +
  'metadata/labels/app|metadata.creationTimestamp|metadata.resourceVersion|spec/containers/image|spec.replicas|' +
  'status/phase|restartPolicy|imagePullPolicy|terminationGracePeriodSeconds|dnsPolicy|nodeSelector|containerPort|' +
  'mountPath|secretName_ref|configMapName|volumeMounts|pg_stat_activity|schemaname|relname|attname|indexrelname|' +
  'seq_scan|idx_scan|n_live_tup|blks_hit|query_time|lock_wait_ms|rows_affected|connection_count|pool_size|' +
  'isolation_level|transaction_id|xid|plan_cache|heap_total_bytes|gc_pause_ms|eventloop_lag|cpu_user_ms|open_fds|' +
  'goroutines|buildDate|gitBranch|gitCommit|artifactName|jarName|testSuite|coverage_percent|lintErrors|' +
  'logger_name|thread_priority|level_value|caller_class_name|caller_method_name|caller_file_name|stack_hash|' +
  'exception.type|retryAfter|circuitBreakerName|routeName|handlerName|upstreamName|upstream_response_time|' +
  'request_length|request_method|body_bytes_sent|connection_requests|ssl_protocol|cache_status|x-powered-by|' +
  'accept-encoding|if-none-match|last-modified|transfer-encoding|strict-transport-security|content-disposition|' +
  'schedulerName|cronExpression|batchName|stepIndex|partitionKey|streamName|shardName|topicArn|queueUrl|' +
  'functionVersion|memoryLimitInMB|coldStart|invocationId|layerName|stackName|regionName|vpcId|subnetId|' +
  'securityGroupName|instanceName|amiId|bucketRegion|keyspace|collectionName|documentCount|indexSize|' +
  'viewportWidth|colorScheme|pixelRatio|animationName|fontFamily|routePattern|bundleSize|chunkName|localeName|' +
  'translationKey|currencyName|unitName|brandName|modelName|warehouseName|storeName|carrierName|stockCount|' +
  'orderLineCount|vatRate|discountType|priceList|invoiceStatus|paymentMethod|paymentStatus|deliveryMethod|' +
  'shippingMethod|trackingUrl|campaignName|experimentName|variantName|segmentCount|kontotype|feltnavn|skjemanavn|' +
  'feilmelding|loggnivå|loggnivaa|tjenesteversjon|kjøretid_ms|køstørrelse|svartid|svarstid|felmeddelande|' +
  'tjänsteversion|körtid|minnesanvändning|byggnummer|versionsnummer|radnummer|sidnummer|kolumntyp|artikelnamn|' +
  'varunamn|varemerke|kategorinamn|kategorinavn|gruppenavn|prosjektnavn|filsti|mappenavn|domenenavn|vertsnavn|' +
  'maskinnavn|kønavn|EOF|' +
  'logLevel|level_name|request_method|requestUrl|http_status|response_code|duration_us|elapsedMs|thread_id|' +
  'process_id|process_pid|host_ip_count|hostname|serverId|cluster_id|pod_id|container_image|image_tag|' +
  'service_version|app_version|build_id|git_sha|trace_flags|span_name|parent_span_id|correlation_id|request_size|' +
  'response_size|bytes_in|bytes_out|cache_ttl|cache_size|db_query|db_rows|sql_state|query_plan|index_size|' +
  'shard_count|partition_id|topic_partition|consumer_lag|message_key|queue_depth|job_status|task_type|cron_name|' +
  'retry_delay|error_message_code|error_count|exception_class|stack_depth|file_path|file_size|file_type|mime_type|' +
  'line_no|column_no|function_name|module_path|package_version|class_loader|method_signature|api_version|' +
  'endpoint_url|route_pattern|http_version|tls_version|cipher_suite|port_number|protocol_version|' +
  'network_interface|mtu_size|packet_loss|cpu_load|memory_limit|heap_size|gc_count|disk_free|inode_count|' +
  'uptime_seconds|start_time|end_time|created_by_system|updated_on|version_number|schema_version|migration_name|' +
  'config_key|env_name|feature_key|flag_value|metric_value|counter_name|histogram_bucket|quantile|sample_rate|' +
  'batch_size|page_count|row_count|max_connections|pool_name|lock_name|semaphore|mutex_name|signal_name|' +
  'exit_status|return_code|plugin_id|theme_id|locale_id|currency_code|tax_rate|product_id|product_code|' +
  'product_type|category_code|sku_code|item_count|order_total_count|warehouse_id|store_id|region_code|zone_id|' +
  'datacenter|rack_id|vm_name|node_id|node_type|leader_id|term_number|log_index|commit_index|snapshot_id|' +
  'checksum_type|hash_algorithm|key_length|cert_expiry|token_ttl|session_ttl|cookie_max_age|password_min_length|' +
  'email_sent_count|phone_country_format|address_format|name_server|domain_ttl|dns_type|mail_server|smtp_host|' +
  'sms_gateway|push_enabled|webhook_url|callback_url|redirect_uri|client_version|client_type|browser_version_min|' +
  'screen_width|viewport_height|font_size|icon_name|color_code|layout_id|template_id|report_type|document_type|' +
  'attachment_count|image_width|video_codec|audio_rate|loggniva|loggnamn|felmeddelande|feiltype|varighet_ms|' +
  'antall_rader|antal_rader|filnamn|filstorlek|tjanst|tjänst|tjeneste|miljo|miljø|driftsmiljö|servernamn|' +
  'klusternamn|versjonsnummer|byggnr|radnr|kolonne|tabell|databas|sporingsid|spårnings-id|korrelasjonsId|' +
  'korrelations_id|forespørselId|svarskode|svarskod|statuskode|statustekst'
