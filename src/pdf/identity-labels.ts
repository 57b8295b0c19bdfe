import type { IdentityClaim } from '../domain/receipt/receipt.ts';

export type Whose = Exclude<IdentityClaim['whose'], 'unsaid'>;
/** What a labelled value is: an identity, or a number that is nobody's identity however much it looks like one. */
export type LabelKind = IdentityClaim['kind'] | 'other';

/**
 * Whose the values behind these words are, in es-MX, es-ES, pl and en. Patterns are for text in upper case without
 * accents; each is a whole word or words.
 */
export const ownerWords: Readonly<Record<Whose, readonly string[]>> = {
  holder: [
    String.raw`TRABAJADOR(?:ES|AS|A)?(?:\(A\)|/A)?`,
    String.raw`EMPLEAD[OA](?:\([AO]\)|/A)?`,
    'COLABORADORA?',
    'PERCEPTORA?',
    'ASALARIAD[OA]',
    'OPERARI[OA]',
    'RECEPTOR',
    'PENSIONAD[OA]',
    'JUBILAD[OA]',
    'CLIENTE?',
    'PRACOWNI(?:K|KA|KOWI|KIEM|CA|CY)',
    'ZATRUDNION(?:Y|A|EGO|EJ)',
    'UBEZPIECZON(?:Y|A|EGO|EJ)',
    'ZLECENIOBIORC(?:A|Y)',
    'WYKONAWC(?:A|Y)',
    'NABYWC(?:A|Y)',
    'EMPLOYEE',
    'WORKER',
    'PAYEE',
    'STAFF MEMBER',
    'CUSTOMER',
  ],
  employer: [
    'PATRON',
    'EMPRESA',
    'EMPRESARI[OA]',
    'EMPLEADORA?',
    'RAZON SOCIAL',
    'EMISOR',
    'PAGADOR',
    'REPRESENTANTE(?: LEGAL)?',
    'REP\\.? LEGAL',
    'APODERAD[OA]',
    'ADMINISTRADORA?(?: UNIC[OA]|(?= ?:))',
    'GERENTE(?= ?:)',
    'PRACODAWC(?:A|Y)',
    'PLATNI(?:K|KA)',
    'ZAKLAD PRACY',
    'ZLECENIODAWC(?:A|Y)',
    'SPRZEDAWC(?:A|Y)',
    'PELNOMOCNIK',
    'EMPLOYER',
    'COMPANY',
    'AUTHORI[SZ]ED SIGNATORY',
    'DIRECTOR',
  ],
  third: [
    'BENEFICIARI[OA]S?',
    'CONYUGE',
    'ESPOS[OA]',
    'HIJ[OA]S?',
    'ACREEDORA?',
    'ALIMENTISTA',
    'DERECHOHABIENTE',
    'FAMILIAR(?:ES)?',
    // Alone it is a post in a shop.
    'DEPENDIENTES? ECONOMIC[OA]S?',
    'JUZGADO',
    'JEF[EA](?: DIRECT[OA])?',
    'SUPERVISORA?',
    'RESPONSABLE',
    'GESTOR(?:IA|A)?',
    'ASESOR(?:IA|A)?',
    'ELABORO',
    'REVISO',
    'AUTORIZO',
    'FIRMADO(?: DIGITALMENTE| ELECTRONICAMENTE)? POR',
    'A FAVOR DE',
    'KOMORNI(?:K|KA)',
    'WIERZYCIEL(?:A)?',
    'MALZON(?:EK|KA|KI)',
    'DZIEC(?:KO|KA)',
    'CZLON(?:EK|KA) RODZINY',
    'UPRAWNION(?:Y|A|EGO|EJ)',
    'PRZELOZON(?:Y|A)',
    'KIEROWNIK',
    'SPORZADZIL(?:A)?',
    'ZATWIERDZIL(?:A)?',
    'PODPISAN[OY] (?:CYFROWO |ELEKTRONICZNIE )?PRZEZ',
    'KSIEGOW(?:Y|A)',
    'KADROW(?:Y|A)',
    'BENEFICIAR(?:Y|IES)',
    'SPOUSE',
    'CHILD',
    'DEPENDANTS?',
    'DEPENDENTS?',
    'CREDITOR',
    'MANAGER',
    'PREPARED BY',
    'APPROVED BY',
    '(?:DIGITALLY )?SIGNED BY',
  ],
};

/** Behind these the words above say where to sign or who pays, and not whose the next value is. */
export const noOwners: readonly string[] = [
  String.raw`\bSELLO DE LA `,
  String.raw`\bPARA LA `,
  String.raw`\bPARA EL `,
  String.raw`\bCARGO DE LA `,
  String.raw`\bCARGO DEL `,
  String.raw`\bAPORTACION `,
  String.raw`\bAPORTACION DE LA `,
  String.raw`\bAPORTACION DEL `,
  String.raw`\bCOSTE `,
];

const dotted = (letters: string): string => [...letters].join(String.raw`\.? ?`) + String.raw`\.?`;

/** Labels of values, in the same four locales. */
export const valueLabels: readonly (readonly [LabelKind, readonly string[]])[] = [
  ['taxId', [dotted('RFC'), dotted('NIF'), dotted('DNI'), dotted('NIE'), 'REGISTRO FEDERAL(?: DE CONTRIBUYENTES)?']],
  ['nationalId', [dotted('CURP'), 'PESEL']],
  [
    'socialSecurity',
    [
      dotted('NSS'),
      dotted('NAF'),
      'IMSS',
      String.raw`(?:N[º°.]? ?|NUM(?:ERO)?\.? ?(?:DE )?)?(?:AFIL(?:IACION|\.)?(?: A LA)?)? ?(?:SEG(?:URIDAD|\.)? SOC(?:IAL|\.)?|S\.? ?S\.)`,
      String.raw`(?:N[º°.]? ?|NUM(?:ERO)?\.? ?(?:DE )?)AFIL(?:IACION|\.)?`,
    ],
  ],
  [
    'number',
    [
      String.raw`(?:N[UÚ]M(?:ERO)?|NO|N[º°]|CLAVE|COD(?:IGO)?|ID|MATRICULA)\.? ?(?:DE |DEL )?(?:EMPLEADO|EMPL?\.?|TRABAJADOR|COLABORADOR)`,
      String.raw`(?:NR|NUMER) (?:EWID(?:ENCYJNY)?|KADROWY|PRACOWNIKA|AKT)\.?`,
      'ID PRACOWNIKA',
      String.raw`(?:EMPLOYEE|EMPLEADO|PRACOWNIK|STAFF|PAYROLL|PERSONNEL) (?:NO|NUM(?:ERO)?|NUMBER|ID|NR)\.?`,
      'MATRICULA',
      'EXPEDIENTE',
    ],
  ],
  [
    'other',
    [
      'CUENTA',
      'CTA',
      'CLABE',
      'IBAN',
      'RACHUN(?:EK|KU)',
      'KONT(?:O|A)',
      'ACCOUNT',
      'SORT CODE',
      'TEL(?:EFONO|EFON)?',
      'PHONE',
      'REGISTRO PATRONAL',
      dotted('CCC'),
      'CODIGO CUENTA(?: DE)? COTIZACION',
      dotted('CIF'),
      'NIP',
      'REGON',
      'KRS',
      'CERTIFICADO',
      'POLIZA',
      'INFONAVIT',
      'FONACOT',
      'CREDITO',
    ],
  ],
];

/** Labels of the person's own name; beside these the words for a holder are. */
export const nameLabels: readonly string[] = [
  'APELLIDOS Y NOMBRE',
  'NOMBRE Y APELLIDOS',
  'NOMBRE(?: COMPLETO)?(?: DEL? (?:TRABAJADOR|EMPLEADO|COLABORADOR))?',
  'NAZWISKO I IMIE',
  'IMIE I NAZWISKO',
  '(?:EMPLOYEE |FULL )?NAME',
];

/** Before a word for the holder: the label is of a thing of theirs (`Régimen fiscal receptor:`), and names nobody. */
export const beforeHolder: readonly string[] = [
  'FISCAL',
  'POSTAL',
  'CFDI',
  '(?:REGIMEN|DOMICILIO|DIRECCION|PUESTO|CATEGORIA|CARGO|DEPARTAMENTO|MUNICIPIO|LOCALIDAD|RESIDENCIA) (?:DEL?|DE LA)',
  '(?:FISCAL|POSTAL|CFDI) (?:DEL?|DE LA)',
  'ADRES',
  'STANOWISKO',
];

/** Behind an id that no owner stands before, these say that it is the employer's. */
export const employerTails: readonly string[] = [
  'REGISTRO PATRONAL',
  'REGIMEN(?: FISCAL)? ?:? ?6',
  dotted('CCC'),
  'REGON',
];

/** What a person is paid in the end, as payslips of the four locales call it. */
export const netLabels: readonly string[] = [
  String.raw`NETO (?:A|POR) (?:PAGAR|PERCIBIR|COBRAR|RECIBIR)`,
  'NETO PAGADO',
  'TOTAL NETO',
  'IMPORTE NETO',
  'SUELDO NETO',
  'SALARIO NETO',
  String.raw`LIQUIDO(?: TOTAL)? A (?:PERCIBIR|COBRAR)`,
  'TOTAL LIQUIDO',
  'LIQUIDO',
  'A PERCIBIR',
  'NETO',
  'DO WYPLATY(?: NETTO)?',
  'KWOTA DO WYPLATY',
  'WYNAGRODZENIE NETTO',
  'NETTO',
  'NET PAY(?:MENT)?',
  'NET SALARY',
  'TAKE HOME PAY',
  'AMOUNT PAYABLE',
];

/** Words of a payslip that are in no name: a name ends before them. */
export const noNames: readonly string[] = (
  'RFC CURP NSS NIF DNI NIE NAF IMSS PESEL NIP REGON CIF CCC NUM NUMERO NO NRO NR ID CLAVE CODIGO PUESTO CARGO CATEGORIA ' +
  'GRUPO DEPARTAMENTO DEPTO DPTO AREA FECHA PERIODO MES ANO ANTIGUEDAD EMPRESA PATRON DOMICILIO DIRECCION CENTRO CONTRATO ' +
  'JORNADA REGIMEN SALARIO SUELDO BANCO CUENTA FIRMA RECIBI RECIBO NOMINA TOTAL NETO LIQUIDO DEVENGOS DEDUCCIONES ' +
  'PERCEPCIONES SEGURIDAD SOCIAL AFILIACION COTIZACION TARIFA DIAS HORAS TRABAJADOR TRABAJADORA EMPLEADO EMPLEADA POR ' +
  'SELLO REPRESENTANTE LEGAL NOMBRE APELLIDOS COD MATRICULA EXPEDIENTE REGISTRO PATRONAL TIPO CONCEPTO IMPORTE ' +
  'STANOWISKO DZIAL OKRES ETAT DATA MIESIAC ROK NAZWISKO IMIE PRACOWNIK PRACODAWCA PODPIS WYNAGRODZENIE SKLADKA SKLADNIKI ' +
  'SKLADKI BRUTTO NETTO ZUS ZDROWOTNA PODATEK ZALICZKA KOSZTY PRZYCHOD POTRACENIA WYPLATA WYPLATY ' +
  'LP KWOTA RAZEM URLOP ADRES KONTO UMOWA EWID EWIDENCYJNY WYMIAR LISTA PLAC PASEK ZA DO OD ' +
  'EMPLOYEE EMPLOYER NAME NUMBER POSITION DEPARTMENT DEPT PAY PERIOD DATE TAX CODE NI ADDRESS JOB TITLE SIGNATURE PAYSLIP ' +
  'GROSS NET PAYROLL REF REFERENCE COMPANY OF THE COST CENTRE CENTER HOURS RATE DESCRIPTION AMOUNT IS ARE WAS PARA CON EN ' +
  'SEG SOC AFIL PERCEPCION DEDUCCION DEVENGO BRUTO IRPF ISR INFONAVIT QUE SE SU ES SUS ESTE ESTA MANIFIESTO CONFORMIDAD CATEGORIE SEXO EDAD ESTADO CIVIL LUGAR FOLIO UUID SERIE CFDI FISCAL ' +
  'COTIZACIONES APORTACION APORTACIONES CUOTA CUOTAS BASES CONTINGENCIAS DESEMPLEO PRESTACIONES PENSIONES ' +
  'EFECTO COMPROBANTE EXPORTACION USO MONEDA METODO OBJETO IMPUESTO POSTAL EMISION SUELDOS SALARIOS ASIMILADOS CERTIFICADO CSD ' +
  'UBEZPIECZENIE UBEZPIECZENIA SPOLECZNE EMERYTALNE EMERYTALNA RENTOWE CHOROBOWE ' +
  'CONTRIBUTION CONTRIBUTIONS DEDUCTION DEDUCTIONS INSURANCE PENSION'
).split(' ');
