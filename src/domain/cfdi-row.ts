import { cfdiFacts, openCfdi } from './cfdi-facts.ts';
import { personOfDocument } from './receipt-folder.ts';
import type { Period } from './period.ts';
import type { XmlParser } from './xml-element.ts';

/** One line of the sheet that a folder of CFDI becomes. Every text is shown as text: never a formula, no zeros lost. */
export interface CfdiRow {
  readonly employeeNumber: string;
  readonly name: string;
  readonly taxId: string;
  readonly nationalId: string;
  readonly period: Period | undefined;
  /** ISO date of payment, of issue for an invoice; '' when the document says none. */
  readonly date: string;
  readonly net: number | undefined;
  readonly currency: string;
  readonly uuid: string;
  readonly employer: string;
  readonly kind: 'payroll' | 'invoice' | 'other';
  readonly stamped: boolean;
}

/** Undefined when the bytes are no CFDI that can be read. */
export const cfdiRow = (bytes: Uint8Array<ArrayBuffer>, parser: XmlParser): CfdiRow | undefined => {
  const reading = openCfdi(bytes, parser);
  if (reading.verdict !== 'cfdi') return undefined;
  const facts = cfdiFacts(reading.cfdi);
  const { name, employeeNumber, taxId, nationalId } = personOfDocument(facts);
  return {
    employeeNumber,
    name,
    taxId,
    nationalId,
    period: facts.kind === 'payroll' ? facts.period : undefined,
    date: facts.payDate ?? facts.period?.from ?? '',
    net: facts.net,
    currency: reading.cfdi.attribute('Moneda'),
    uuid: facts.uuids[0] ?? '',
    employer: facts.employer,
    kind: facts.kind,
    stamped: facts.stamped === true,
  };
};
