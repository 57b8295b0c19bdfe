import qrcode from 'qrcode-generator';
import type { Cfdi } from '../domain/receipt/cfdi.ts';

const verifier = 'https://verificacfdi.facturaelectronica.sat.gob.mx/default.aspx';

/** Up to six decimals, without trailing zeros but one: 1000 is `1000.0`. */
const shownTotal = (total: number): string => {
  const [whole = '0', decimals = ''] = total.toFixed(6).split('.');
  return `${whole}.${decimals.replace(/0+$/, '') || '0'}`;
};

/** Address at which the tax authority shows the state of a CFDI. */
export const verificationUrl = (cfdi: Cfdi): string => {
  const query = [
    ['id', cfdi.uuids[0] ?? ''],
    ['re', cfdi.issuer('Rfc')],
    ['rr', cfdi.receiver('Rfc')],
    ['tt', shownTotal(cfdi.total ?? 0)],
    ['fe', cfdi.attribute('Sello').slice(-8)],
  ].map(([name = '', value = '']) => `${name}=${name === 'fe' ? value : encodeURIComponent(value)}`);
  return `${verifier}?${query.join('&')}`;
};

/** Dark modules of the QR code, row by row, with the quiet zone that readers need. */
export const qrModules = (text: string): readonly (readonly boolean[])[] => {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const quiet = 4;
  const count = code.getModuleCount();
  return Array.from({ length: count + 2 * quiet }, (_row, down) =>
    Array.from({ length: count + 2 * quiet }, (_cell, across) => {
      const [row, column] = [down - quiet, across - quiet];
      return row >= 0 && column >= 0 && row < count && column < count && code.isDark(row, column);
    }),
  );
};

/** The text that the authority's seal signs: the stamp's values in the order of its XSLT, empty ones left out. */
export const stampChain = (cfdi: Cfdi): string => {
  const { stamp } = cfdi;
  if (stamp === undefined) return '';
  const names = ['Version', 'UUID', 'FechaTimbrado', 'RfcProvCertif', 'Leyenda', 'SelloCFD', 'NoCertificadoSAT'];
  return `||${names
    .map((name) => stamp(name))
    .filter((value) => value !== '')
    .join('|')}||`;
};
