import type { Field } from './roster.ts';

/**
 * Consent has no vocabulary: nobody can tell from a header what was consented to. Answers go elsewhere only by choice.
 */
export type HeaderField = Exclude<Field, 'consent' | 'replyTo'>;

const list = (...lines: readonly string[]): readonly string[] => [
  ...new Set(lines.flatMap((line) => line.split(', '))),
];

/** What people call their columns, folded as `foldText` does; es, pl and en in turn, slips of real sheets included. */
export const vocabulary: Readonly<Record<HeaderField, readonly string[]>> = {
  email: list(
    'correo, correo electronico, e mail, email, mail, direccion de correo, correo personal, correo trabajador',
    'correo empleado, email empleado, correo elec, corre electronico, correo electronio, emial, contacto email',
    'e mail, email, adres e mail, adres email, mail, poczta, poczta elektroniczna, adres poczty, email sluzbowy',
    'email prywatny, adres mailowy, emial, e mail pracownika',
    'email, e mail, email address, mail, work email, personal email, employee email, contact email, email id',
    'e mail addr, emial, emial adress, recipient',
    'enviar a, enviar recibo a, destinatario, destinataria, wyslij do, wyslac do, adresat, send to, send payslip to',
    'correu, correu electronic, adreca electronica, correo electronico empregado, enderezo electronico, posta elektronikoa',
  ),
  name: list(
    'nombre, nombre completo, nombre del empleado, nombre del trabajador, trabajador, empleado, colaborador',
    'apellidos y nombre, apellido nombre, apellidos nombre, razon social, beneficiario, nombre y apellidos, nomber, nombre emplado',
    'nazwisko i imie, imie i nazwisko, pracownik, nazwa, nazwisko imie, osoba, imie nazwisko, zleceniobiorca',
    'odbiorca, nazwiko i imie, dane pracownika',
    'name, full name, employee name, employee, worker, staff name, person, payee, recipient name, emploee name',
    'nmae, display name, cn',
    'alumno, alumna, alumno a, estudiante, docente, perceptor, perceptora, socio, socia, miembro, inquilino, inquilina',
    'arrendatario, residente, propietario, propietaria, prestador servicios, becario, becaria, nom complet, nom i cognoms, cognoms i nom',
    'empleat, empleada, alumne, treballador, treballadora, nome e apelidos, izen abizenak, paciente, candidato, candidata, servidor publico',
    'servidora publica, chofer, repartidor, operador',
    'uczen, student, uczestnik, wlasciciel, najemca, lokator, zatrudniony, wykonawca, pacjent, kierowca, kurier',
    'student, member, team member, tenant, homeowner, contractor, participant, associate, patient, candidate, driver',
  ),
  firstName: list(
    'nombres, nombre s, primer nombre, nombre de pila, prenombre',
    'imie, imiona, imie pracownika, pierwsze imie, imie 1',
    'first name, given name, forename, firstname, fname, given names, initials, iniciales, inicjaly',
  ),
  lastName: list(
    'apellidos, apellido, apellido paterno, primer apellido, paterno, apellido 1, 1er apellido, apeliidos',
    'nazwisko, nazwisko pracownika, nazwiska, nazw, nazwiko',
    'last name, surname, family name, lastname, lname, second name, surname 1, last name 1, sn',
    'cognoms, primer cognom, apelidos, abizenak',
  ),
  secondLastName: list(
    'apellido materno, segundo apellido, materno, apellido 2, 2o apellido',
    'drugie nazwisko, drugi czlon nazwiska',
    'second surname, second last name, maternal surname, surname 2, last name 2',
  ),
  employeeNumber: list(
    'numero de empleado, no empleado, num empleado, num empl, clave, clave empleado, codigo empleado, codigo',
    'no trabajador, nomina no, numero de nomina, id empleado, numempleado, matricula, expediente, no de empelado',
    'nr ewidencyjny, nr ewid, numer pracownika, nr pracownika, numer kadrowy, nr kadrowy, id pracownika, symbol',
    'kod pracownika, nr akt, numer ewidencyjny, nr prac',
    'employee number, employee id, emp id, emp no, emp, staff number, staff id, staff, payroll number, payroll no',
    'personnel number, worker id, employe id, badge',
    'akronim, kod, nr kartoteki, nr osobowy, nr pers, numer osobowy, no pers, n pers, ficha, no ficha, no control, no operario',
    'no alumno, no socio, numero de socio, student id, student no, member id, member no',
  ),
  taxId: list(
    'rfc, r f c, rfc trabajador, rfc empleado, rfc receptor, nif, dni, nie, cif, n i f, d n i, n i e, c i f',
    'identificacion fiscal, documento, documento identidad, documento de identidad, nro documento',
    'registro federal de contribuyentes, id fiscal, cedula fiscal, rcf',
    'nip, numer nip, nr nip, identyfikator podatkowy, numer podatkowy, nip pracownika, nip nabywcy, id podatkowy',
    'tax id, tax number, tin, vat id, ssn, tax identification number, national insurance, nino, tax code, taxid',
    'tax no',
  ),
  nationalId: list(
    'curp, c u r p, nss, imss, no imss, numero de seguridad social, afiliacion, no afiliacion s s',
    'seguridad social, clave unica, crup',
    'pesel, nr pesel, numer pesel, dowod, nr dowodu, paszport, pesle, dokument tozsamosci, dokument',
    'national id, id number, passport, social security number, personal id, identity number, id card, citizen id',
  ),
  uuid: list(
    'uuid, folio fiscal, uuid folio fiscal, folio fiscal uuid, timbre, id cfdi, folio sat, cfdi',
    'uuid, identyfikator dokumentu, id dokumentu, numer dokumentu, guid, nr ksef',
    'uuid, guid, document id, receipt id, fiscal folio, document number',
  ),
  invoiceNumber: list(
    'serie numero, serie folio, recibo no, no recibo, numero de recibo, no fra, num fra, fra, factura, no factura, numero de factura, num factura, factura no, folio, folio factura, serie y folio, no folio',
    'fv, nr dokumentu, numer dokumentu, nr dokumentu sprzedazy, faktura, nr faktury, numer faktury, faktura nr, nr fv, numer fv',
    'inv, doc no, document no, receipt no, receipt number, invoice, invoice no, invoice number, invoice id, inv no, invoice nr, bill no, bill number',
  ),
  dueDate: list(
    'vencimiento, fecha vencimiento, fecha de vencimiento, vence, vence el, fecha limite, fecha limite de pago',
    'termin platnosci, termin zaplaty, data platnosci, platne do, termin',
    'due date, due, due on, payment due, pay by, payment due date',
  ),
  period: list(
    'periodo, periodo de pago, quincena, semana, mes, fecha de pago, quincena semana, mes de pago, no periodo',
    'ejercicio, priodo, catorcena, fecha pago',
    'qna, sem, no quincena, no semana, semana no, no catorcena, decena, bimestre, trimestre, paga, periode, setmana',
    'okres, miesiac, okres rozliczeniowy, data wyplaty, za miesiac, okres placowy, rok miesiac, mc, miesac',
    'termin wyplaty',
    'tydzien, tydz, nr tygodnia, nr okresu, za okres, kwartal',
    'period, pay period, month, payroll month, pay date, payment date, pay month, pay run, week, peroid',
    'pay cycle, per nomina, per nom, periodo nomina, fecha de nomina',
    'pp, pp no, fortnight, pay week, week no, wk, week ending, wk ending, w e, period ending, pay period ending, quarter',
    'billing month, billing period, rent month',
  ),
  amount: list(
    'neto, neto a pagar, importe neto, neto pagado, liquido, liquido a percibir, liquido total a percibir',
    'total a pagar, importe, monto, total neto, a pagar, sueldo neto, improte',
    'deposito, a depositar, a percibir, importe total, importe a pagar, total factura, colegiatura, cuota comunidad',
    'cuota mensual, net a percebre, liquid a percebre, import net',
    'kwota, netto, kwota netto, do wyplaty, kwota do wyplaty, wyplata, naleznosc, kwota wyplaty, razem do wyplaty',
    'suma, wynagrodzenie netto, kowta',
    'na reke, kwota na reke, do zaplaty, kwota do zaplaty, brutto, kwota brutto, naliczono, wartosc brutto, razem brutto, czynsz, oplata',
    'amount, net, net pay, net salary, net amount, amount payable, total, take home pay, net wage, pay, payable',
    'amout',
    'take home, net wages, balance due, amount due, rent due, gross total, gross',
  ),
  file: list(
    'archivo, nombre de archivo, nombre archivo, fichero, pdf, xml, adjunto, archivo pdf, ruta, documento, archvo',
    'anexo',
    'plik, nazwa pliku, zalacznik, plik pdf, dokument, sciezka, pdf, nazwa zalacznika, plki, zalaczniki',
    'file, file name, filename, attachment, attachments, pdf, document, path, pdf file, attachement, file path',
  ),
  cc: list(
    'cc, con copia, copia, copia a, correo jefe, correo copia, c c, correo del jefe, jefe inmediato',
    'correo supervisor, cc correo',
    'dw, do wiadomosci, kopia, kopia do, cc, email przelozonego, mail przelozonego, przelozony, kopia dla',
    'cc, c c, copy, copy to, carbon copy, manager email, supervisor email, cc email, also send to',
  ),
  bcc: list('cco, bcc, copia oculta, con copia oculta', 'udw, ukryta kopia, bcc', 'bcc, blind copy, blind carbon copy'),
  status: list(
    'estatus, estado, estado envio, enviado, situacion, estado del envio, resultado, envio, staus, fecha de envio',
    'confirmacion',
    'status, stan, wyslano, status wysylki, wynik, stan wysylki, data wysylki, potwierdzenie, statsu',
    'status, sent, state, result, delivery status, sent at, send status, done, processed, staus, sent on',
  ),
  password: list(
    'contrasena, contrasena pdf, clave pdf, password, clave de acceso, pass, contrasena del pdf',
    'contrasena archivo, pin, nip pdf, contrasenia, contrsena',
    'haslo, haslo pdf, haslo do pliku, haslo do pdf, haslo pliku, pin, klucz, password, haslo dostepu, halso',
    'password, pdf password, pass, passcode, pin, file password, secret, pwd, open password, passwrd',
  ),
  language: list(
    'idioma, lengua, lenguaje, idioma correo, lang, idioma del correo, iidoma',
    'jezyk, jezyk wiadomosci, lang, jezyk maila, jezyk pracownika, jezyk komunikacji, jezk',
    'language, lang, locale, preferred language, mail language, email language, langauge',
  ),
};

/** Whom invoices go to; in a payroll these are somebody else. */
export const clientNames = list(
  'receptor, nombre receptor, cliente, nombre cliente, nombre del cliente, razon social, proveedor, destinatario',
  'klient, nazwa klienta, kontrahent, nabywca, odbiorca, nazwa nabywcy, nazwa odbiorcy, nazwa kontrahenta',
  'customer, customer name, client, client name, bill to, company name',
);

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Somebody above the person, or beside them at work: proposed as copy, never as recipient. */
export const superiorWords = words(
  'mgr supv supvr spvr cap jefe jefa jefes jefatura supervisor supervisora gerente gerencia manager boss superior lider lidera liderka leader ' +
    'lead head chief director directora dyrektor dyrektora dyrektorka encargado encargada responsable capataz foreman ' +
    'coordinador coordinadora coordinator koordynator koordynatora koordynatorka mentor mentora evaluador evaluadora ' +
    'evaluator aprobador aprobadora approver reclutador reclutadora recruiter rekruter przelozony przelozona ' +
    'przelozonego kierownik kierownika kierowniczka brygadzista brygadzisty szef szefa szefowa rh rrhh hr kadry ' +
    'kadrowa contador contadora accountant ksiegowa ksiegowy ksiegowosc gestoria',
);

/** Relatives, guardians and whoever is called in an emergency: nobody writes to them because of a receipt. */
export const relativeWords = words(
  'padre madre papa mama padres conyuge esposo esposa marido hijo hija hijos familiar pariente parentesco tutor tutora ' +
    'apoderado apoderada acudiente dependiente heredero heredera aval fiador fiadora emergencia emergencias referencia ' +
    'pare mare fill filla conjuge ojciec ojca matka matki maz meza zona zony malzonek malzonka malzonkowie dziecko dziecka dzieci syn syna corka corki rodzic rodzica ' +
    'rodzice opiekun opiekuna opiekunka krewny krewna poreczyciel awaryjny awaryjna ' +
    'father mother spouse husband wife child children son daughter parent parents guardian kin relative dependent ' +
    'partner guarantor emergency referee beneficiary',
);

export const copyWords = words('cc cco bcc dw udw copia copias copy kopia kopii');

/** A second address of the same person: never the preset when there is another. */
export const alternateWords = words(
  'personal particular alterno alterna alternativo alternativa secundario secundaria otro prywatny prywatna ' +
    'zapasowy inny dodatkowy drugi segundo private alternate alternative secondary second other home backup 2',
);

/**
 * Whoever sells, advises, pays, trains or looks after: in a list of customers not whom the mail is for, in one of commissions the person
 * of the row. So the last choice among addresses, and no more.
 */
export const sellerWords = words(
  'vendedor vendedora agente asesor asesora ejecutivo ejecutiva promotor promotora gestor gestora representante ' +
    'rep reps representative salesperson salesman seller agent adviser advisor consultant handlowiec handlowca doradca ' +
    'doradcy przedstawiciel przedstawiciela sprzedawca sprzedawcy agenta ' +
    'sponsor sponsora patrocinador patrocinadora padrino madrina donante donor payer pagador darczynca darczyncy fundator ' +
    'letrado letrada abogado abogada procurador lawyer attorney solicitor adwokat adwokata prawnik prawnika ' +
    'entrenador entrenadora monitor monitora instructor instructora trener trenera trenerka instruktor instruktora coach trainer',
);

/** About the employer, a bank or an office, not about the person of the row. */
export const otherPartyWords = words(
  'empresa patron patronal empleador emisor employer company issuer firma firmy pracodawca pracodawcy zaklad ' +
    'sucursal branch banco bank banku departamento department dept dzial puesto cargo position stanowisko usuario user',
);

/** Parts, bases and totals that are not what is paid out. */
export const notNetWords = words(
  'bruto brutto gross devengado devengos percepciones deducciones deducir deduccion deductions retenciones retencion ' +
    'impuesto impuestos isr irpf imss iva vat tax hora horas hour hours dias dia days day rate tasa group grade ' +
    'potracenia potracen skladki skladka zaliczka podatek godziny godzin dni cost costo coste koszt base podstawa ' +
    'ytd acumulado acumulada acumulados narastajaco hrs km kilometros puntos diario diaria godzinowo worth porcentaje percent anual annual yearly cumulative roczne roczny roczna rocznie',
);

/** Paid or kept beside the pay, unless the heading says that it is what is paid out. */
export const besidePayWords = words(
  'falta faltas vacaciones prestamo prestamos anticipo anticipos comision comisiones dietas infonavit fonacot seguro ' +
    'ubezpieczenia ubezpieczen loan loans advance advances zaliczki',
);

/** How near an amount column is to net pay; the nearest of a sheet is meant. */
export const amountRanks: readonly (readonly [rank: number, words: RegExp])[] = [
  [
    3,
    /\b(neto|netto|net|liquido|liquid|payable|home|pagar|percibir|percebre|depositar|deposito|wyplaty|wyplata|zaplaty|reke)\b/,
  ],
  [2, /\b(total|suma|razem)\b/],
  [1, /./],
];

/** Parts of an invoice: what is asked for has the tax in it. */
export const notDueWords = words(
  'base imponible impuesto impuestos iva retencion retenciones irpf isr descuento vat tax taxes discount podatek ' +
    'rabat stawka rate tasa cost costo coste koszt',
);

/** `Total con IVA`, `Total (VAT incl.)`, `Kwota z VAT`: the tax is in it. */
export const withTax =
  /\b(con|c|incl\w*|including|with|inc|z|zawiera)\b.*\b(iva|igic|vat|tax|impuestos?|podatkiem)\b|\b(iva|igic|vat|tax|impuestos?)\b.*\bincl\w*/;

/** How near an amount column is to what an invoice asks for. */
export const dueRanks: typeof amountRanks = [
  [3, withTax],
  [3, /\b(brutto|gross|due|pagar|payable|zaplaty|balance)\b/],
  [2, /\b(total|razem)\b/],
  [1, /^(?!.*\b(neto|netto|net|subtotal)\b)./],
];

/** Near a synonym by spelling, far from it by meaning. */
export const falseFriends: Readonly<Record<string, HeaderField>> = {
  clabe: 'employeeNumber',
  interbancaria: 'employeeNumber',
  employer: 'name',
  empleador: 'name',
  account: 'amount',
  postal: 'employeeNumber',
};
