import { createHash } from 'node:crypto';
import type { DocumentFacts, Reading, ReceiptDocument } from '../../src/domain/receipt/receipt.ts';
import { factsOfText } from '../../src/pdf/text-facts.ts';
import { ana, type CfdiValues } from './cfdi-text.ts';

const shaOf = (text: string): string => createHash('sha256').update(text).digest('hex');

export const document = (
  name: string,
  reading: Reading,
  mediaType = 'application/pdf',
  content = name,
): ReceiptDocument => ({
  file: { name, size: content.length, read: () => Promise.reject(new Error('This test reads no bytes')) },
  sha256: shaOf(content),
  mediaType,
  reading,
});

/** A CFDI as its reader would give it. */
export const xmlDocument = (name: string, values: CfdiValues = {}): ReceiptDocument => {
  const v = { ...ana, employer: 'IDB150312EL8', from: '2026-01-01', to: '2026-01-15', ...values };
  const facts: DocumentFacts = {
    format: 'xml',
    uuids: v.stamped === false ? [] : [v.uuid],
    people: [{ name: v.name, employeeNumber: v.number, taxId: v.rfc, nationalId: v.curp }],
    employer: v.employer,
    kind: v.document === undefined || v.document === 'N' ? 'payroll' : 'invoice',
    payrollType: v.type === 'E' ? 'extraordinary' : 'ordinary',
    period: { from: v.from, to: v.to },
    payDate: v.paid ?? v.to,
    net: Number(v.net),
    amounts: [Number(v.net)],
    stamped: v.stamped !== false,
    replaces: v.replaces === undefined ? [] : [v.replaces],
    compactText: '',
    openedWith: undefined,
  };
  return document(name, { verdict: 'read', facts }, 'application/xml', JSON.stringify([name, v]));
};

/** A PDF with this text, as its reader would give it. */
export const pdfDocument = (name: string, text: string, openedWith?: string): ReceiptDocument =>
  document(name, { verdict: 'read', facts: factsOfText(text, openedWith) }, 'application/pdf', text + name);

export const unreadDocument = (name: string, reason: 'no-text' | 'locked' | 'no-reader' = 'no-text'): ReceiptDocument =>
  document(name, { verdict: 'cannot-tell', reason }, reason === 'no-reader' ? 'image/jpeg' : 'application/pdf');

/** Text of a printed CFDI; a value of '' leaves its line out. */
export const printedText = (values: CfdiValues & { folio?: string } = {}): string => {
  const v = { ...ana, employer: 'IDB150312EL8', from: '2026-01-01', to: '2026-01-15', ...values };
  const folio = values.folio ?? v.uuid;
  return [
    'INDUSTRIAS DEMO DEL BAJIO',
    `RFC ${v.employer} · Registro patronal A1234567101`,
    v.name,
    v.rfc === '' ? '' : `RFC: ${v.rfc}`,
    v.curp === '' ? '' : `CURP: ${v.curp}`,
    v.number === '' ? '' : `No. empleado: ${v.number}`,
    v.from === '' ? '' : `Periodo del ${v.from} al ${v.to}`,
    `Neto a pagar: $${v.net} MXN`,
    folio === '' ? '' : `Folio fiscal: ${folio}`,
  ].join('\n');
};
