import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inRoot } from '../setup/paths.mjs';
import { say } from '../setup/say.mjs';
import { payrollCfdi, folioFiscal } from './cfdi.mjs';
import { bakery, bakeryPeople, bookshop, bookshopPeople, printShop, printShopPeople } from './people.mjs';
import { englishMonth, mexicanFortnight, polishMonth } from './payroll.mjs';
import { bundleOf, cfdiPdf, englishPayslip, polishPayslip } from './receipt-pdfs.mjs';
import { sheetBook } from './workbooks.mjs';

const text = '@';

async function* bakerySamples() {
  const rows = [];
  for (const person of bakeryPeople) {
    const pay = mexicanFortnight(person);
    const stem = `recibo-${person.number}`;
    yield [`recibos/${stem}.xml`, payrollCfdi(bakery, person, pay)];
    yield [`recibos/${stem}.pdf`, await cfdiPdf(bakery, person, pay)];
    const files = `${stem}.pdf; ${stem}.xml`;
    const ids = [person.rfc, person.curp, folioFiscal(person)];
    rows.push([person.number, person.name, ...ids, person.email, '01/01/2026 al 15/01/2026', pay.net / 100, files]);
  }
  const columns = [
    { header: 'No. Empleado', width: 13, numFmt: text },
    { header: 'Nombre', width: 32 },
    { header: 'RFC', width: 16, numFmt: text },
    { header: 'CURP', width: 22, numFmt: text },
    { header: 'Folio fiscal', width: 40, numFmt: text },
    { header: 'Correo', width: 33 },
    { header: 'Periodo', width: 25, numFmt: text },
    { header: 'Neto a pagar', width: 14, numFmt: '$#,##0.00' },
    { header: 'Archivo', width: 36 },
  ];
  const title = 'Panadería La Espiga de Prueba · Nómina de la quincena 1, enero de 2026';
  yield ['nomina-quincena.xlsx', await sheetBook({ sheet: 'Nómina', title, columns, rows })];
}

async function* printShopSamples() {
  const rows = [];
  for (const [i, person] of printShopPeople.entries()) {
    const pay = polishMonth(person);
    const file = `pasek-${person.number}.pdf`;
    yield [`paski/${file}`, await polishPayslip(printShop, person, pay, 'styczeń 2026')];
    rows.push([i + 1, person.number, person.name, person.pesel, person.email, 'styczeń 2026', pay.net / 100, file]);
  }
  const slips = printShopPeople.map((person) => polishPayslip(printShop, person, polishMonth(person), 'styczeń 2026'));
  yield ['paski-razem/paski-2026-01.pdf', await bundleOf(printShop, 'styczeń 2026', await Promise.all(slips))];
  const columns = [
    { header: 'Lp.', width: 5 },
    { header: 'Nr ewid.', width: 10, numFmt: text },
    { header: 'Nazwisko i imię', width: 26 },
    { header: 'PESEL', width: 14, numFmt: text },
    { header: 'Adres e-mail', width: 34 },
    { header: 'Miesiąc', width: 15, numFmt: text },
    { header: 'Kwota do wypłaty', width: 18, numFmt: '#,##0.00\\ "zł"' },
    { header: 'Plik', width: 20 },
  ];
  yield ['lista-plac.xlsx', await sheetBook({ sheet: 'Lista płac', title: 'Lista płac 01/2026', columns, rows })];
}

async function* bookshopSamples() {
  const rows = [];
  for (const person of bookshopPeople) {
    const pay = englishMonth(person);
    const file = `payslip-${person.number}.pdf`;
    yield [`payslips/${file}`, await englishPayslip(bookshop, person, pay, '2026-01')];
    rows.push([person.number, person.name, person.email, '2026-01', pay.net / 100, file]);
  }
  const columns = [
    { header: 'Emp ID', width: 10 },
    { header: 'Name', width: 26 },
    { header: 'Work Email', width: 30 },
    { header: 'Pay Period', width: 12, numFmt: text },
    { header: 'Net Pay', width: 14, numFmt: '$#,##0.00' },
    { header: 'Attachment', width: 22 },
  ];
  yield ['payslips.xlsx', await sheetBook({ sheet: 'Payslips', table: 'Payslips', columns, rows })];
}

/** Every sample by its path in `samples/`. */
export async function* sampleFiles() {
  yield* bakerySamples();
  yield* printShopSamples();
  yield* bookshopSamples();
}

/** Writes `samples/` anew; running it again writes the same bytes. */
export async function writeSamples(folder = inRoot('samples')) {
  for (const old of ['recibos', 'paski', 'paski-razem', 'payslips']) rmSync(join(folder, old), { recursive: true, force: true });
  let [files, bytes] = [0, 0];
  for await (const [path, content] of sampleFiles()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
    files += 1;
    bytes += content.length;
  }
  say(`${files} files in samples/, ${Math.round(bytes / 1000)} KB.`);
}
