import { curp, rfcOfCompany, rfcOfPerson, socialSecurityNumber } from './mexican-ids.mjs';

// Everybody here is invented; the addresses are at the domains of RFC 2606, which nobody owns.

export const bakery = {
  name: 'PANADERIA LA ESPIGA DE PRUEBA',
  rfc: rfcOfCompany('PEP', '2018-03-12', 'Q7'),
  registroPatronal: 'B4710023106',
  postcode: '44100',
};

const row = (number, given, paternal, maternal, sex, born, state, key, department, post, daily, since, email, extra = {}) => {
  const person = { number, given, paternal, maternal, sex, born, state, key, department, post, daily, since, email, ...extra };
  const name = `${given} ${paternal} ${maternal}`;
  const nss = socialSecurityNumber(`0417${born.slice(2, 4)}${number}`);
  return { ...person, name, nss, rfc: rfcOfPerson(person), curp: curp(person) };
};

/** `daily` is the wage of one day in centavos; `bonus` and `loan` are centavos of this fortnight. */
export const bakeryPeople = [
  row('0007', 'María Fernanda', 'Núñez', 'Oropeza', 'M', '1987-09-23', 'JC', 'C5', 'Administración', 'Contadora', 61250, '2018-04-02', 'fernanda.nunez@example.com', { bonus: 45000 }),
  row('0012', 'José Luis', 'Hernández', 'Rangel', 'H', '1978-12-04', 'JC', 'G8', 'Producción', 'Maestro panadero', 54800, '2018-04-02', 'joseluis.hernandez@example.org', { loan: 88000 }),
  row('0015', 'Guadalupe', 'Ibáñez', 'Peña', 'M', '1994-08-11', 'GT', 'V6', 'Ventas', 'Encargada de tienda', 42300, '2019-02-18', 'lupita.ibanez@example.net', { bonus: 30000 }),
  row('0018', 'Óscar', 'Muñoz', 'Alcántara', 'H', '1984-07-19', 'PL', 'R2', 'Reparto', 'Chofer repartidor', 36890, '2019-07-01', 'oscar.munoz@example.com'),
  row('0021', 'Sofía Itzel', 'Güemes', 'Ordóñez', 'M', '1999-09-24', 'MC', '3K', 'Ventas', 'Cajera', 31520, '2020-01-13', 'sofia.guemes@example.org', { bonus: 15000 }),
  row('0024', 'Iván', 'Zúñiga', 'Mendoza', 'H', '1990-10-06', 'OC', 'J3', 'Producción', 'Oficial panadero', 38460, '2020-03-02', 'ivan.zuniga@example.net'),
  row('0026', 'Ángela', 'Ñañez', 'Luna', 'M', '2001-03-22', 'CS', 'E4', 'Producción', 'Ayudante general', 29870, '2021-05-17', 'angela.nanez@example.com'),
  row('0029', 'Rubén Darío', 'Peralta', 'Quiñones', 'H', '1986-07-21', 'NL', '4M', 'Mantenimiento', 'Técnico', 40210, '2021-08-09', 'ruben.peralta@example.org', { loan: 52500 }),
  row('0031', 'Ximena', 'Arreola', 'Sáenz', 'M', '1993-03-08', 'CH', 'H2', 'Administración', 'Auxiliar de nómina', 44600, '2021-10-04', 'ximena.arreola@example.net', { bonus: 20000 }),
  row('0033', 'Tomás', 'Bañuelos', 'Íñiguez', 'H', '1975-10-31', 'ZS', 'P9', 'Reparto', 'Chofer repartidor', 36890, '2022-01-10', 'tomas.banuelos@example.com'),
  row('0036', 'Citlali', 'Águila', 'Montaño', 'M', '1997-04-15', 'VZ', 'D7', 'Ventas', 'Vendedora', 30140, '2022-06-20', 'citlali.aguila@example.org'),
  row('0038', 'Héctor', 'Treviño', 'Garza', 'H', '1981-08-05', 'NL', 'K1', 'Producción', 'Jefe de turno', 57320, '2022-09-05', 'hector.trevino@example.net', { bonus: 50000 }),
  row('0041', 'Renée', 'Cortés', 'Ávalos', 'M', '1992-06-27', 'DF', 'T4', 'Compras', 'Compradora', 46150, '2023-02-06', 'renee.cortes@example.com'),
  row('0044', 'Joaquín', 'Yáñez', 'Bermúdez', 'H', '2000-11-19', 'SL', 'W3', 'Almacén', 'Almacenista', 32480, '2023-11-13', 'joaquin.yanez@example.org', { bonus: 12500 }),
];

/** PESEL with the month offset of the years 2200–2299, so that it belongs to nobody alive; the last digit checks. */
const pesel = (stem) => {
  const weights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(stem[i]), 0);
  return stem + ((10 - (sum % 10)) % 10);
};

export const printShop = { name: 'Drukarnia Próbna „Pod Żurawiem” sp. z o.o.', nip: '000-000-00-00' };

/** `gross` in grosze for the month. */
export const printShopPeople = [
  { number: '00012', name: 'Żółkiewska Łucja', pesel: pesel('8563011234'), email: 'lucja.zolkiewska@example.com', gross: 742000 },
  { number: '00013', name: 'Święcicki Paweł', pesel: pesel('9071055432'), email: 'pawel.swiecicki@example.org', gross: 681500 },
  { number: '00014', name: 'Kowalska-Nowak Anna', pesel: pesel('7862123456'), email: 'anna.kowalska-nowak@example.net', gross: 834000 },
  { number: '00015', name: 'Ćwik Józef', pesel: pesel('8166070091'), email: 'jozef.cwik@example.com', gross: 556000 },
  { number: '00017', name: 'Gąsior Zdzisława', pesel: pesel('9567225580'), email: 'zdzislawa.gasior@example.org', gross: 612300 },
  { number: '00018', name: 'Źrałek Błażej', pesel: pesel('8870301173'), email: 'blazej.zralek@example.net', gross: 798800 },
];

export const bookshop = { name: 'Lantern Street Books (sample)', taxId: '00-0000000' };

/** `gross` in cents for the month. */
export const bookshopPeople = [
  { number: 'E-001', name: 'Ann O’Neil', email: 'ann.oneil@example.com', gross: 412500 },
  { number: 'E-002', name: 'Zoë van der Berg', email: 'zoe.vanderberg@example.org', gross: 389000 },
  { number: 'E-003', name: 'Wei Li', email: 'wei.li@example.net', gross: 451200 },
  { number: 'E-004', name: 'Sam Smith-Ångström', email: 'sam.smith@example.com', gross: 366750 },
  { number: 'E-005', name: 'Priya Raghunathan', email: 'priya.r@example.org', gross: 523300 },
  { number: 'E-006', name: 'Seán Ó Briain', email: 'sean.obriain@example.net', gross: 402000 },
];
