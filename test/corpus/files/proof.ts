import type { Column } from './batch.ts';
import type { Fact } from './layout.ts';

export const idColumns: readonly (Column & Fact)[] = ['rfc', 'curp', 'nss', 'nif', 'naf', 'pesel', 'uuid'];

/** Whether sheet and document have enough in common to prove whose it is. */
export const proves = (columns: readonly Column[], prints: readonly Fact[], wholeName: boolean): boolean => {
  const common = (fact: Fact): boolean => columns.includes(fact) && prints.includes(fact);
  if (idColumns.some(common)) return true;
  return common('name') && wholeName && (common('number') || common('net'));
};
export const inXml: readonly Fact[] = ['name', 'number', 'rfc', 'curp', 'nss', 'net', 'uuid'];

export const generic = {
  rfc: 'XAXX010101000',
  curp: 'XEXX010101HNEXXXA4',
  nss: '00000000000',
  nif: '00000000T',
  pesel: '00000000000',
};
