import {
  birthOf,
  cccOf,
  cifOf,
  companyRfcOf,
  curpOf,
  ibanOf,
  nafOf,
  nieOf,
  nifOf,
  nipOf,
  nssOf,
  peselOf,
  regonOf,
  rfcOf,
  uuidOf,
} from './identity.ts';
import type { Random } from './random.ts';

export type Country = 'mx' | 'es' | 'pl';

/** Somebody who is paid. Ids that the person's country does not know are ''. */
export interface Worker {
  readonly country: Country;
  readonly given: string;
  readonly surnames: string;
  readonly number: string;
  readonly rfc: string;
  readonly curp: string;
  readonly nss: string;
  /** NIF or NIE. */
  readonly nif: string;
  readonly naf: string;
  readonly pesel: string;
  readonly account: string;
  readonly post: string;
  /** Civil date the work began. */
  readonly since: string;
  readonly net: number;
  readonly uuid: string;
}

export interface Employer {
  readonly name: string;
  /** RFC, CIF or NIP; a natural person's own id where `natural`. */
  readonly taxId: string;
  readonly natural: Worker | undefined;
  /** Registro patronal, CCC or REGON. */
  readonly register: string;
  readonly street: string;
}

interface Pool {
  readonly givens: readonly string[];
  readonly firsts: readonly string[];
  readonly seconds: readonly string[];
  readonly posts: readonly string[];
  readonly companies: readonly string[];
  readonly streets: readonly string[];
}

const pools: Readonly<Record<Country, Pool>> = {
  mx: {
    givens: [
      ...['María Fernanda', 'José Antonio', 'Juan Carlos', 'Xóchitl', 'Ángel', 'Guadalupe', 'Luz María', 'Brenda'],
      ...['Miguel Ángel', 'Norma Alicia', 'Jesús', 'Citlali', 'Iñaki', 'Rocío', 'Efraín', 'Ma. del Carmen'],
    ],
    firsts: [
      ...['Hernández', 'García', 'Martínez', 'López', 'González', 'Pérez', 'Rodríguez', 'Sánchez', 'Ramírez', 'Cruz'],
      ...['Flores', 'Gómez', 'Núñez', 'Peña', 'Ibarra', 'de la Torre', 'Del Río', 'Quiñones', 'Ávalos', 'Uc'],
    ],
    seconds: [
      'Morales',
      'Ortiz',
      'Chan',
      'Juárez',
      'Zúñiga',
      'Mendoza',
      'Ruiz',
      'Álvarez',
      'Castañeda',
      'Peñaloza',
      '',
    ],
    posts: ['AUXILIAR ADMINISTRATIVO', 'OPERADOR', 'VENDEDOR DE PISO', 'CHOFER', 'SUPERVISOR DE TURNO', 'CAJERA'],
    companies: [
      'ABARROTES EL FAROL SA DE CV',
      'TRANSPORTES Y MUDANZAS DEL GOLFO',
      'GRUPO TEXTIL ANÁHUAC',
      'PANIFICADORA LA ESPIGA',
    ],
    streets: ['Av. Insurgentes Sur 1602, Col. Crédito Constructor, 03940', 'Calle 60 No. 412, Centro, 97000 Mérida'],
  },
  es: {
    givens: [
      ...['María', 'Antonio', 'Carmen', 'José', 'Lucía', 'Javier', 'María José', 'Francisco Javier', 'Begoña', 'Núria'],
      ...['Iñigo', 'Xoán', 'Aitana', 'Jordi', 'Concepción', 'Rubén', 'Ángeles', 'Mohamed', 'Andreea', 'Yolanda'],
    ],
    firsts: [
      ...['García', 'Fernández', 'González', 'Rodríguez', 'López', 'Martínez', 'Sánchez', 'Pérez', 'Muñoz', 'Ibáñez'],
      ...['Etxeberria', 'Puig', 'Castro', 'de la Fuente', 'El Amrani', 'Popescu', 'Núñez', 'Vázquez', 'Ruiz', 'Ortega'],
    ],
    seconds: ['Gómez', 'Díaz', 'Moreno', 'Serrano', 'Blanco', 'Iglesias', 'Vidal', 'Ferrer', 'Peña', 'Agirre', ''],
    posts: ['OFICIAL 1ª', 'AUX. ADMINISTRATIVO', 'CAMARERO/A', 'PEON ESPECIALISTA', 'TITULADO MEDIO', 'DEPENDIENTE'],
    companies: [
      'CONSERVAS DEL CANTÁBRICO S.L.',
      'HOSTELERÍA MIRAMAR, S.A.',
      'TALLERES PUIG I FILLS SL',
      'LIMPIEZAS NORTE S.COOP.',
    ],
    streets: [
      'C/ Mayor, 12, 28013 Madrid',
      'Avda. Diagonal 431 bis, 08036 Barcelona',
      'Rúa do Vilar 7, 15705 Santiago',
    ],
  },
  pl: {
    givens: [
      ...['Anna', 'Piotr', 'Katarzyna', 'Krzysztof', 'Małgorzata', 'Łukasz', 'Agnieszka', 'Paweł', 'Święcisław'],
      ...['Zofia', 'Żaneta', 'Michał', 'Oleksandr', 'Iryna', 'Grażyna', 'Stanisław', 'Wojciech', 'Ewa', 'Jan'],
    ],
    firsts: [
      ...['Nowak', 'Wójcik', 'Woźniak', 'Mazur', 'Krawczyk', 'Kaczmarek', 'Zając', 'Król', 'Wróbel', 'Pawlak', 'Dudek'],
      ...['Michalak', 'Sikora', 'Baran', 'Szewczyk', 'Górska', 'Żuk', 'Ćwik', 'Łoś', 'Shevchenko', 'Bondarenko'],
    ],
    seconds: ['', '', '', '', '', '', '', '-Lis', '-Kruk', '-Żurek'],
    posts: ['Specjalista ds. kadr', 'Magazynier', 'Operator CNC', 'Sprzedawca', 'Kierowca kat. C+E', 'Księgowa'],
    companies: [
      'HURTOWNIA „JANTAR” Sp. z o.o.',
      'PHU Budmix sp. j.',
      'Zakłady Mięsne Kaszuby S.A.',
      'Fundacja Dobra Szkoła',
    ],
    streets: [
      'ul. Grunwaldzka 19/23, 80-236 Gdańsk',
      'al. Jerozolimskie 93, 02-001 Warszawa',
      'ul. Święty Marcin 4, Poznań',
    ],
  },
};

/** A worker nobody else is; `like` gives the name to a namesake. */
export const workerOf = (random: Random, country: Country, like?: Worker): Worker => {
  const { givens, firsts, seconds, posts } = pools[country];
  const given = like?.given ?? random.pick(givens);
  const joint = country === 'pl' ? '' : ' ';
  const surnames = like?.surnames ?? `${random.pick(firsts)}${joint}${random.pick(seconds)}`.trim();
  const birth = birthOf(random);
  const scale = { mx: [2_800, 14_000], es: [980, 2_900], pl: [3_200, 9_800] }[country] as [number, number];
  const none = { rfc: '', curp: '', nss: '', nif: '', naf: '', pesel: '' };
  const ids = {
    mx: () => ({
      rfc: rfcOf(random, given, surnames, birth),
      curp: curpOf(random, given, surnames, birth),
      nss: nssOf(random, birth),
    }),
    es: () => ({ nif: random.chance(0.85) ? nifOf(random) : nieOf(random), naf: nafOf(random) }),
    pl: () => ({ pesel: peselOf(random, birth) }),
  }[country]();
  return {
    country,
    given,
    surnames,
    number: numberOf(random, country),
    ...none,
    ...ids,
    account: country === 'mx' ? `0${random.digits(17)}` : ibanOf(random, country === 'es' ? 'ES' : 'PL'),
    post: random.pick(posts),
    since: `${random.between(2008, 2023)}-${String(random.between(1, 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`,
    net: random.between(...scale) + random.below(100) / 100,
    uuid: country === 'mx' ? uuidOf(random) : '',
  };
};

const numberOf = (random: Random, country: Country): string => {
  const plain = String(random.between(3, 899));
  if (random.chance(0.25)) return plain;
  if (country === 'pl' && random.chance(0.3)) return `P/${plain.padStart(4, '0')}`;
  if (random.chance(0.1)) return `E-${plain}`;
  return plain.padStart(random.pick([4, 5, 6]), '0');
};

export const employerOf = (random: Random, country: Country): Employer => {
  const { companies, streets } = pools[country];
  const natural = random.chance(0.12) ? workerOf(random, country) : undefined;
  const street = random.pick(streets);
  if (natural !== undefined) {
    const taxId = { mx: natural.rfc, es: natural.nif, pl: nipOf(random) }[country];
    const name = `${natural.given} ${natural.surnames}`;
    return {
      name: country === 'pl' ? `${name} Usługi` : name.toUpperCase(),
      taxId,
      natural,
      register: registerOf(random, country),
      street,
    };
  }
  const taxId = { mx: companyRfcOf, es: cifOf, pl: nipOf }[country](random);
  return { name: random.pick(companies), taxId, natural, register: registerOf(random, country), street };
};

const registerOf = (random: Random, country: Country): string =>
  country === 'mx' ? `${random.letters(1)}${random.digits(10)}` : country === 'es' ? cccOf(random) : regonOf(random);

export const fullName = (
  { given, surnames }: Pick<Worker, 'given' | 'surnames'>,
  order: 'given' | 'surnames' | 'comma',
): string =>
  order === 'given' ? `${given} ${surnames}` : order === 'surnames' ? `${surnames} ${given}` : `${surnames}, ${given}`;
