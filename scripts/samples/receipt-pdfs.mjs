import { readFileSync } from 'node:fs';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import * as fontkit from 'fontkit';
import qrcode from 'qrcode-generator';
import { inRoot } from '../setup/paths.mjs';
import { employerCertificate, folioFiscal, fortnight, seal, stampCertificate, stampProvider } from './cfdi.mjs';
import { decimal } from './payroll.mjs';
import { PdfPage } from './pdf-page.mjs';

/** The fonts every PDF reader has; they know Spanish and English, and no Polish. */
const standardFonts = (document) =>
  Promise.all([StandardFonts.Helvetica, StandardFonts.HelveticaBold].map((name) => document.embedFont(name)));

async function dejavuFonts(document) {
  document.registerFontkit(fontkit);
  const read = (name) => readFileSync(inRoot('node_modules', 'dejavu-fonts-ttf', 'ttf', name));
  return [
    await document.embedFont(read('DejaVuSans.ttf'), { subset: true, customName: 'DejaVuSans' }),
    await document.embedFont(read('DejaVuSans-Bold.ttf'), { subset: true, customName: 'DejaVuSans-Bold' }),
  ];
}

const grouped = (hundredths, group, point) => {
  const [whole, cents] = decimal(Math.abs(hundredths)).split('.');
  return `${hundredths < 0 ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, group)}${point}${cents}`;
};
const pesos = (centavos) => `$${grouped(centavos, ',', '.')}`;
const zlotys = (grosze) => `${grouped(grosze, '\u00a0', ',')}\u00a0zł`;
const dollars = (cents) => grouped(cents, ',', '.').replace(/^(-?)/, '$1$');
const spanishDate = (iso) => iso.split('-').reverse().join('/');

/** The printed form of a payroll CFDI: all an employee may ask for, the seals and the QR code of SAT's check. */
export async function cfdiPdf(employer, person, pay) {
  const page = await PdfPage.create(`Recibo de nómina ${person.number}`, 'es-MX', standardFonts);
  const uuid = folioFiscal(person);
  page.text(employer.name, { size: 15, bold: true }).down(17);
  page.text(`RFC ${employer.rfc} · Registro patronal ${employer.registroPatronal} · Régimen 601`, { size: 9 }).down(22);
  page.text('Recibo de nómina', { size: 13, bold: true }).down(14).line().down(12);
  page.facts([
    ['Empleado', person.name], ['No. de empleado', person.number],
    ['RFC', person.rfc], ['CURP', person.curp],
    ['NSS', person.nss], ['Puesto', `${person.post}, ${person.department}`],
    ['Periodo', `${spanishDate(fortnight.from)} al ${spanishDate(fortnight.to)}`],
    ['Fecha de pago', `${spanishDate(fortnight.paid)} · 15.000 días`],
  ]);
  page.heading('Percepciones');
  for (const { type, key, label, amount } of pay.earnings) page.amount(`${type}  ${key}  ${label}`, pesos(amount));
  page.amount('Total de percepciones', pesos(pay.gross), { bold: true });
  page.heading('Deducciones');
  for (const { type, key, label, amount } of pay.deductions) page.amount(`${type}  ${key}  ${label}`, pesos(amount));
  page.amount('Total de deducciones', pesos(pay.withheld), { bold: true });
  page.down(4).line().down(6).amount('Neto a pagar', pesos(pay.net), { bold: true });
  stampBlock(page, employer, person, pay, uuid);
  return page.bytes();
}

function stampBlock(page, employer, person, pay, uuid) {
  const sello = seal('cfdi', person);
  const stamped = `${fortnight.paid}T10:${person.number.slice(2)}:07`;
  const query = { id: uuid, re: employer.rfc, rr: person.rfc, tt: decimal(pay.net).replace(/(\.\d)0$/, '$1'), fe: sello.slice(-8) };
  const code = qrcode(0, 'M');
  code.addData(`https://verificacfdi.facturaelectronica.sat.gob.mx/default.aspx?${new URLSearchParams(query)}`);
  code.make();
  page.down(14).text('Folio fiscal (UUID)', { size: 8 }).down(11).text(uuid, { bold: true }).down(18);
  page.matrix(code.getModuleCount(), (row, column) => code.isDark(row, column), 92);
  const beside = 450;
  page.smallPrint('Sello digital del CFDI', sello, beside);
  page.smallPrint('Sello del SAT', seal('sat', person), beside);
  page.smallPrint(
    'Cadena original del complemento de certificación del SAT',
    `||1.1|${uuid}|${stamped}|${stampProvider}|${sello}|${stampCertificate}||`,
    beside,
  );
  page.text(`Certificado del emisor ${employerCertificate} · Fecha de certificación ${stamped}`, { size: 7 }).down(10);
  page.text('Este documento es una representación impresa de un CFDI. Datos ficticios, sin validez fiscal.', { size: 7 });
}

export async function polishPayslip(employer, person, pay, month) {
  const page = await PdfPage.create(`Pasek płacowy ${person.number}`, 'pl-PL', dejavuFonts);
  page.text(employer.name, { size: 14, bold: true }).down(17).text(`NIP ${employer.nip}`, { size: 9 }).down(22);
  page.text(`Pasek płacowy, ${month}`, { size: 13, bold: true }).down(14).line().down(12);
  page.facts([['Pracownik', person.name], ['Nr ewidencyjny', person.number], ['PESEL', person.pesel], ['Okres', month]]);
  page.heading('Składniki');
  for (const { label, amount } of pay.lines) page.amount(label, zlotys(amount));
  page.down(4).line().down(6).amount('Do wypłaty', zlotys(pay.net), { bold: true });
  page.down(20).text('Dane fikcyjne.', { size: 7 });
  return page.bytes();
}

/** As payroll programs hand slips out: all in one file, behind a cover. */
export async function bundleOf(employer, month, slips) {
  const cover = await PdfPage.create(`Paski płacowe, ${month}`, 'pl-PL', dejavuFonts);
  cover.down(180).text(employer.name, { size: 18, bold: true }).down(30).text(`Paski płacowe, ${month}`, { size: 14 });
  cover.down(24).text('Dane fikcyjne.', { size: 7 });
  for (const bytes of slips) {
    const slip = await PDFDocument.load(bytes);
    const [page] = await cover.document.copyPages(slip, [0]);
    cover.document.addPage(page);
  }
  return cover.bytes();
}

export async function englishPayslip(employer, person, pay, month) {
  const page = await PdfPage.create(`Payslip ${person.number}`, 'en-US', standardFonts);
  page.text(employer.name, { size: 14, bold: true }).down(17).text(`Tax ID ${employer.taxId}`, { size: 9 }).down(22);
  page.text(`Payslip, ${month}`, { size: 13, bold: true }).down(14).line().down(12);
  page.facts([['Employee', person.name], ['Employee ID', person.number], ['Pay period', month]]);
  page.heading('Pay and deductions');
  for (const { label, amount } of pay.lines) page.amount(label, dollars(amount));
  page.down(4).line().down(6).amount('Net pay', dollars(pay.net), { bold: true });
  page.down(20).text('Fictitious data.', { size: 7 });
  return page.bytes();
}
