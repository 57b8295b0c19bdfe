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
  if (cfdi.isOld) return oldVerificationText(cfdi);
  const query = [
    ['id', cfdi.uuids[0] ?? ''],
    ['re', cfdi.issuer('Rfc')],
    ['rr', cfdi.receiver('Rfc')],
    ['tt', shownTotal(cfdi.total ?? 0)],
    ['fe', cfdi.attribute('Sello').slice(-8)],
  ].map(([name = '', value = '']) => `${name}=${name === 'fe' ? value : encodeURIComponent(value)}`);
  return `${verifier}?${query.join('&')}`;
};

/** What CFDI 3.2 had in its code: no address, the total with ten and six digits. */
const oldVerificationText = ({ uuids, issuer, receiver, total = 0 }: Cfdi): string =>
  `?re=${issuer('Rfc')}&rr=${receiver('Rfc')}&tt=${total.toFixed(6).padStart(17, '0')}&id=${uuids[0] ?? ''}`;

/** Bytes that the largest code holds at this level of correction. */
const mostBytes = 2_331;

/** Dark modules of the QR code, row by row, with the quiet zone that readers need; undefined for more than one holds. */
export const qrModules = (text: string): readonly (readonly boolean[])[] | undefined => {
  if (new TextEncoder().encode(text).length > mostBytes) return undefined;
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
