import type { Country } from '../people.ts';

/** The language a sheet is written in; English ones come from any country's office. */
export type Tongue = Country | 'en';

/** What a column of an office's sheet holds. */
export type Kind =
  | 'email'
  | 'secondEmail'
  | 'name'
  | 'given'
  | 'surnames'
  | 'firstSurname'
  | 'secondSurname'
  | 'number'
  | 'id'
  | 'insurance'
  | 'net'
  | 'gross'
  | 'taken'
  | 'monthAmount'
  | 'period'
  | 'post'
  | 'department'
  | 'since'
  | 'phone'
  | 'account'
  | 'notes'
  | 'ordinal'
  | 'bossName'
  | 'bossEmail'
  | 'kinName'
  | 'kinEmail'
  | 'officeEmail';

type Words = Readonly<Record<Kind, readonly string[]>>;

/** Headings as they stand in sheets of offices, public ones and described ones. */
export const headingWords: Readonly<Record<Tongue, Words>> = {
  mx: {
    email: [
      'Correo electrónico',
      'Correo',
      'E-mail',
      'CORREO ELECTRONICO',
      'Correo del trabajador',
      'Email',
      'Correo electrónico personal',
    ],
    secondEmail: ['Correo alterno', 'Correo personal', 'Otro correo'],
    name: [
      'Nombre',
      'Nombre completo',
      'Nombre del trabajador',
      'NOMBRE DEL EMPLEADO',
      'Trabajador',
      'Colaborador',
      'Nombre del Colaborador',
    ],
    given: ['Nombre(s)', 'Nombres', 'Nombre'],
    surnames: ['Apellidos'],
    firstSurname: ['Apellido paterno', 'Ap. Paterno', 'Primer apellido'],
    secondSurname: ['Apellido materno', 'Ap. Materno', 'Segundo apellido'],
    number: ['No. Empleado', 'Núm. de empleado', 'Clave', 'Código', 'No. de nómina', 'ID empleado'],
    id: ['RFC', 'R.F.C.', 'CURP'],
    insurance: ['NSS', 'Núm. Seguro Social', 'No. IMSS'],
    net: ['Neto a pagar', 'Neto', 'Total a pagar', 'Importe neto', 'NETO PAGADO', 'Depósito'],
    gross: ['Percepciones', 'Total percepciones', 'Sueldo', 'Salario quincenal'],
    taken: ['Deducciones', 'Total deducciones', 'ISR'],
    monthAmount: [
      'Sueldo del mes',
      'Total mes',
      'Sueldo mensual',
      'Acumulado quincena',
      'Pago de la quincena',
      'Periodo anterior',
    ],
    period: ['Periodo', 'Quincena', 'Periodo de pago', 'Periodo nómina'],
    post: ['Puesto', 'Categoría'],
    department: ['Departamento', 'Depto.', 'Sucursal', 'Centro de trabajo'],
    since: ['Fecha de ingreso', 'Fecha de alta'],
    phone: ['Teléfono', 'Celular'],
    account: ['Cuenta bancaria', 'CLABE'],
    notes: ['Observaciones', 'Notas', 'Firma'],
    ordinal: ['#', 'No.', 'Núm.'],
    bossName: [
      'Jefe inmediato',
      'Nombre del jefe',
      'Supervisor',
      'Nombre del coordinador',
      'Líder de equipo',
      'Gerente',
    ],
    bossEmail: [
      'Correo del jefe',
      'Correo jefe inmediato',
      'Correo supervisor',
      'Email coordinador',
      'Correo del gerente',
      'Correo líder',
    ],
    kinName: ['Contacto de emergencia', 'Nombre del cónyuge', 'Nombre de la madre', 'Beneficiario', 'Nombre del padre'],
    kinEmail: ['Correo contacto emergencia', 'Correo del cónyuge', 'Correo de la madre', 'Correo beneficiario'],
    officeEmail: ['Correo sucursal', 'Correo RH', 'Correo tienda', 'Correo de quien elabora'],
  },
  es: {
    email: ['Correo electrónico', 'E-mail', 'Email', 'Correo', 'CORREO-E', 'Email trabajador', 'Dirección de correo'],
    secondEmail: ['Correo personal', 'Email alternativo', 'Otro email'],
    name: [
      'Apellidos y nombre',
      'Trabajador',
      'Nombre y apellidos',
      'Empleado',
      'Nombre del trabajador',
      'TRABAJADOR/A',
    ],
    given: ['Nombre'],
    surnames: ['Apellidos'],
    firstSurname: ['Primer apellido', 'Apellido 1', '1er apellido'],
    secondSurname: ['Segundo apellido', 'Apellido 2', '2º apellido'],
    number: ['Código', 'Cód. trabajador', 'Nº empleado', 'Matrícula', 'Núm. trabajador'],
    id: ['NIF', 'DNI', 'DNI/NIE', 'N.I.F.'],
    insurance: ['Nº afiliación', 'NAF', 'Nº Seg. Social'],
    net: ['Líquido', 'Líquido a percibir', 'Neto', 'Importe líquido', 'A percibir'],
    gross: ['Bruto', 'Total devengado', 'Devengos'],
    taken: ['Deducciones', 'Total a deducir', 'IRPF'],
    monthAmount: ['Salario mes', 'Bruto del mes', 'Importe mensual', 'Total mes', 'Coste mes'],
    period: ['Mes', 'Periodo', 'Período de liquidación', 'Periodo liquidación'],
    post: ['Categoría', 'Puesto'],
    department: ['Departamento', 'Sección', 'Centro'],
    since: ['Antigüedad', 'Fecha alta'],
    phone: ['Teléfono', 'Móvil'],
    account: ['IBAN', 'Cuenta'],
    notes: ['Observaciones', 'Incidencias'],
    ordinal: ['Nº', '#', 'Orden'],
    bossName: ['Responsable', 'Nombre responsable', 'Jefe de equipo', 'Encargado', 'Coordinador'],
    bossEmail: [
      'Correo del responsable',
      'Email responsable',
      'Correo coordinador',
      'Email encargado',
      'E-mail jefe de equipo',
    ],
    kinName: ['Cónyuge', 'Persona de contacto', 'Nombre de la madre', 'Hijo/a'],
    kinEmail: ['Email persona de contacto', 'Correo cónyuge', 'Correo de la madre', 'Correo familiar'],
    officeEmail: ['Email gestoría', 'Correo centro', 'Email de RRHH', 'Correo delegación'],
  },
  pl: {
    email: [
      'E-mail',
      'Adres e-mail',
      'Email',
      'E-mail pracownika',
      'Adres poczty elektronicznej',
      'Mail',
      'ADRES E-MAIL',
    ],
    secondEmail: ['E-mail prywatny', 'Drugi e-mail'],
    name: ['Nazwisko i imię', 'Imię i nazwisko', 'Pracownik', 'NAZWISKO I IMIĘ', 'Imię i nazwisko pracownika'],
    given: ['Imię', 'Imiona'],
    surnames: ['Nazwisko'],
    firstSurname: ['Nazwisko'],
    secondSurname: ['Nazwisko rodowe'],
    number: ['Nr ewid.', 'Numer pracownika', 'Nr prac.', 'Nr ewidencyjny', 'Kod pracownika'],
    id: ['PESEL', 'Nr PESEL'],
    insurance: ['NIP', 'Nr ubezpieczenia'],
    net: ['Do wypłaty', 'Netto', 'Kwota do wypłaty', 'Kwota netto', 'Wypłata netto'],
    gross: ['Brutto', 'Wynagrodzenie brutto', 'Płaca zasadnicza'],
    taken: ['Składki ZUS', 'Zaliczka na podatek', 'Potrącenia'],
    monthAmount: ['Wynagrodzenie za miesiąc', 'Suma miesiąc', 'Płaca miesięczna', 'Koszt za miesiąc'],
    period: ['Okres', 'Miesiąc', 'Za miesiąc', 'Okres rozliczeniowy'],
    post: ['Stanowisko', 'Etat'],
    department: ['Dział', 'Wydział', 'Oddział'],
    since: ['Data zatrudnienia', 'Zatrudniony od'],
    phone: ['Telefon', 'Tel. kom.'],
    account: ['Nr konta', 'Rachunek bankowy'],
    notes: ['Uwagi', 'Podpis'],
    ordinal: ['Lp.', 'L.p.', 'Nr'],
    bossName: ['Przełożony', 'Kierownik', 'Imię i nazwisko przełożonego', 'Lider zespołu'],
    bossEmail: ['E-mail przełożonego', 'E-mail kierownika', 'E-mail lidera', 'Mail przełożonego'],
    kinName: ['Osoba kontaktowa', 'Imię i nazwisko małżonka', 'Dziecko'],
    kinEmail: ['E-mail osoby kontaktowej', 'E-mail małżonka', 'E-mail opiekuna'],
    officeEmail: ['E-mail oddziału', 'E-mail kadr', 'Mail biura'],
  },
  en: {
    email: ['Email', 'E-mail address', 'Work email', 'Employee email', 'Email address', 'Mail'],
    secondEmail: ['Personal email', 'Alternative email'],
    name: ['Name', 'Employee name', 'Full name', 'Employee’s name', "Employee's name", 'Employee', 'Staff member'],
    given: ['First name', 'Given name', 'Forename'],
    surnames: ['Last name', 'Surname', 'Family name'],
    firstSurname: ['First surname', 'Surname 1'],
    secondSurname: ['Second surname', 'Surname 2'],
    number: ['Employee ID', 'Emp. no.', 'Payroll number', 'Staff No', 'Employee number'],
    id: ['National ID', 'Tax ID'],
    insurance: ['Social security no.', 'SSN'],
    net: ['Net pay', 'Net', 'Net amount', 'Take-home pay', 'Amount payable'],
    gross: ['Gross', 'Gross pay', 'Basic salary'],
    taken: ['Deductions', 'Tax'],
    monthAmount: ['Salary this month', 'Month total', 'Monthly salary', 'Pay for the month', 'Previous month'],
    period: ['Pay period', 'Period', 'Month', 'Payroll month'],
    post: ['Position', 'Job title'],
    department: ['Department', 'Location', 'Cost centre'],
    since: ['Start date', 'Hire date'],
    phone: ['Phone', 'Mobile'],
    account: ['Bank account', 'IBAN'],
    notes: ['Notes', 'Remarks'],
    ordinal: ['No.', '#'],
    bossName: ['Manager', 'Line manager', 'Supervisor name', 'Team lead', 'Reports to'],
    bossEmail: ['Manager email', 'ManagerEmail', 'Supervisor e-mail', 'Team lead e-mail', 'Line manager email'],
    kinName: ['Emergency contact', 'Next of kin', 'Spouse', 'Guardian name'],
    kinEmail: ['Emergency contact email', 'Spouse email', 'Guardian email', 'Mother email'],
    officeEmail: ['HR email', 'Branch email', 'Store email'],
  },
};

/** Words around the list. */
export const aroundWords = {
  mx: {
    titles: ['NÓMINA QUINCENAL', 'Relación de trabajadores', 'ABARROTES EL FAROL SA DE CV', 'Reporte de nómina'],
    lines: [
      ['Periodo:', 'Quincena 1'],
      ['Fecha de pago:', '15/01/2026'],
      ['Elaboró:', 'Laura Jefa Ríos'],
      ['Correo de contacto:', 'rh@empresa.example'],
      ['Empresa:', 'Abarrotes El Faro'],
    ],
    groups: {
      person: 'Datos del trabajador',
      boss: 'Jefe inmediato',
      kin: 'Contacto de emergencia',
      pay: 'Percepciones y deducciones',
    },
    total: ['Total', 'TOTAL GENERAL', 'Totales', 'Suma'],
    subtotal: ['Subtotal', 'Total departamento', 'Suma'],
    banner: 'DEPARTAMENTO:',
    signed: ['Elaboró: Laura Jefa Ríos', 'Autorizó: Ing. Pablo Mar'],
    example: 'ej. nombre@empresa.com',
    beside: 'Supervisores',
  },
  es: {
    titles: ['RESUMEN DE NÓMINAS', 'Listado de trabajadores', 'Conservas del Cantábrico S.L.', 'Nóminas enero'],
    lines: [
      ['Mes:', 'Enero'],
      ['Empresa:', 'Conservas del Cantábrico'],
      ['CIF:', 'B12345674'],
      ['Contacto:', 'rrhh@empresa.example'],
      ['Responsable:', 'Laura Jefa Ríos'],
    ],
    groups: { person: 'Trabajador', boss: 'Responsable', kin: 'Persona de contacto', pay: 'Devengos y deducciones' },
    total: ['TOTAL', 'Totales', 'Suma total'],
    subtotal: ['Subtotal', 'Total sección'],
    banner: 'SECCIÓN:',
    signed: ['Preparado por: Laura Jefa Ríos', 'Vº Bº Gerencia'],
    example: 'p. ej. nombre@empresa.es',
    beside: 'Encargados',
  },
  pl: {
    titles: ['LISTA PŁAC', 'Zestawienie pracowników', 'HURTOWNIA „JANTAR” Sp. z o.o.', 'Lista płac nr 1/2026'],
    lines: [
      ['Okres:', 'styczeń'],
      ['Firma:', 'Jantar'],
      ['NIP:', '525-000-77-38'],
      ['Kontakt:', 'kadry@firma.example'],
      ['Sporządził:', 'Laura Szefowa'],
    ],
    groups: { person: 'Dane pracownika', boss: 'Przełożony', kin: 'Osoba kontaktowa', pay: 'Wynagrodzenie' },
    total: ['Razem', 'RAZEM', 'Suma', 'Ogółem'],
    subtotal: ['Razem dział', 'Suma częściowa', 'Suma'],
    banner: 'DZIAŁ:',
    signed: ['Sporządziła: Laura Szefowa', 'Zatwierdził: dyrektor'],
    example: 'np. imie@firma.pl',
    beside: 'Kierownicy',
  },
  en: {
    titles: ['PAYROLL', 'Staff list', 'Acme Trading Ltd', 'Payroll register'],
    lines: [
      ['Period:', 'January'],
      ['Company:', 'Acme Trading'],
      ['Prepared by:', 'Laura Boss'],
      ['Contact:', 'hr@company.example'],
      ['Pay date:', '31/01/2026'],
    ],
    groups: { person: 'Employee', boss: 'Supervisor', kin: 'Emergency contact', pay: 'Pay' },
    total: ['Total', 'Grand total', 'TOTALS'],
    subtotal: ['Subtotal', 'Department total'],
    banner: 'DEPARTMENT:',
    signed: ['Prepared by: Laura Boss', 'Approved by: Director'],
    example: 'e.g. name@company.com',
    beside: 'Team leads',
  },
} as const;

export const departments: Readonly<Record<Tongue, readonly string[]>> = {
  mx: ['Ventas', 'Almacén', 'Administración'],
  es: ['Producción', 'Comercial', 'Oficina'],
  pl: ['Produkcja', 'Magazyn', 'Biuro'],
  en: ['Sales', 'Warehouse', 'Office'],
};

const months = {
  mx: [
    'Enero',
    'Febrero',
    'Marzo',
    'Abril',
    'Mayo',
    'Junio',
    'Julio',
    'Agosto',
    'Septiembre',
    'Octubre',
    'Noviembre',
    'Diciembre',
  ],
  es: [
    'enero',
    'febrero',
    'marzo',
    'abril',
    'mayo',
    'junio',
    'julio',
    'agosto',
    'septiembre',
    'octubre',
    'noviembre',
    'diciembre',
  ],
  pl: [
    'styczeń',
    'luty',
    'marzec',
    'kwiecień',
    'maj',
    'czerwiec',
    'lipiec',
    'sierpień',
    'wrzesień',
    'październik',
    'listopad',
    'grudzień',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};

/** A period as it stands in a cell, and the days it means; none where it is a label of the office's own. */
export interface WrittenPeriod {
  readonly text: string;
  readonly days?: readonly [from: string, to: string];
}

/** How an office names the period of a run: a month, a range, or a label of its own. */
export const periodNames = (tongue: Tongue, month: number, year: number, week: number): readonly WrittenPeriod[] => {
  const mm = String(month).padStart(2, '0');
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const name = months[tongue][month - 1]!;
  const first = `${year}-${mm}-01`;
  const until = (day: number, text: string): WrittenPeriod => ({ text, days: [first, `${year}-${mm}-${day}`] });
  const whole = (text: string): WrittenPeriod => until(last, text);
  const label = (text: string): WrittenPeriod => ({ text });
  const common = [whole(`${mm}/${year}`), whole(`${year}-${mm}`), whole(`${name} ${year}`)];
  return {
    mx: [
      ...common,
      until(15, `01/${mm}/${year} al 15/${mm}/${year}`),
      label(`Quincena ${month * 2}`),
      label(`${year}-Q${String(month * 2).padStart(2, '0')}`),
      label(`Semana ${week}`),
      label(`S${String(week).padStart(2, '0')}-${year}`),
      label(`Catorcena ${Math.ceil(week / 2)}`),
    ],
    es: [...common, whole(`01/${mm}/${year} - ${last}/${mm}/${year}`), whole(`del 1 al ${last} de ${name} de ${year}`)],
    pl: [
      whole(`${mm}.${year}`),
      whole(`${name} ${year}`),
      whole(`01.${mm}.${year} - ${last}.${mm}.${year}`),
      label(`Tydzień ${week}`),
      whole(`${mm}/${year}`),
    ],
    en: [...common, label(`Week ${week}`), whole(`1–${last} ${name} ${year}`)],
  }[tongue];
};
