import { compareNames, comparableNumber, isCurp, isNobody, isRfc } from '../roster/identity.ts';
import { hasRfcCheck } from '../roster/national-ids.ts';
import { normalNationalId, normalTaxId } from '../roster/person.ts';
import { tidyText } from '../text/fold-text.ts';
import type { Cfdi } from './cfdi.ts';
import type { Attributes } from './cfdi-node.ts';
import type { DocumentPerson, IdentityClaim } from './receipt.ts';

/** A Receptor of the document or of a payroll, as far as it says who that is. */
type Named = Required<DocumentPerson>;

const somebody = (id: string): string => (isNobody(id) ? '' : id);

const readReceiver = (receiver: Attributes): Named => ({
  name: tidyText(receiver('Nombre')),
  employeeNumber: '',
  taxId: somebody(normalTaxId(receiver('Rfc'))),
  nationalId: '',
  socialSecurity: '',
});

const readWorker = (worker: Attributes): Named => ({
  name: '',
  employeeNumber: tidyText(worker('NumEmpleado')),
  taxId: '',
  nationalId: somebody(normalNationalId(worker('Curp'))),
  socialSecurity: somebody(normalNationalId(worker('NumSeguridadSocial'))),
});

/** One id that differs makes two; where they have none in common, the name decides, then the number. */
const areTwo = (a: Named, b: Named): boolean => {
  const common = (['taxId', 'nationalId', 'socialSecurity'] as const).filter((id) => a[id] !== '' && b[id] !== '');
  if (common.length > 0) return common.some((id) => a[id] !== b[id]);
  if (a.name !== '' && b.name !== '') return a.name !== b.name && compareNames(a.name, b.name) !== 'agree';
  const [left, right] = [comparableNumber(a.employeeNumber), comparableNumber(b.employeeNumber)];
  return left !== '' && right !== '' && left !== right;
};

/** Everybody a CFDI is for: its receiver with what the payrolls say of them, then whoever else is named as one. */
export const peopleOf = ({ receivers, payrolls }: Cfdi, leftOut: string): readonly [Named, ...Named[]] => {
  const [receiver = readReceiver(() => ''), ...moreReceivers] = receivers.map(readReceiver);
  const workers = payrolls.flatMap((payroll) => payroll.workers).map(readWorker);
  const first = (field: keyof Named): string => workers.find((worker) => worker[field] !== '')?.[field] ?? '';
  const main: Named = {
    ...receiver,
    employeeNumber: first('employeeNumber'),
    nationalId: first('nationalId'),
    socialSecurity: first('socialSecurity'),
  };
  const others = [
    ...moreReceivers.filter((each) => areTwo(receiver, each)),
    ...workers.filter((each, index) => workers.slice(0, index).some((earlier) => areTwo(earlier, each))),
    ...receiversIn(leftOut).filter((each) => areTwo(main, each)),
  ];
  return [main, ...others];
};

/** The receivers of any CFDI inside an Addenda: its text is not parsed, but it goes out with the file. */
const receiversIn = (text: string): readonly Named[] =>
  [...text.matchAll(/<(?:[\w.-]+:)?Receptor\s[^<>]*>/g)].map(([tag]) => {
    const values = new Map([...tag.matchAll(/\s([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(valueIn));
    const attribute: Attributes = (name) => values.get(name) ?? '';
    return { ...readWorker(attribute), ...withoutName(readReceiver(attribute)) };
  });

const valueIn = ([, name = '', double, single]: readonly string[]): readonly [string, string] => [
  name,
  (double ?? single ?? '').replaceAll('&amp;', '&').trim(),
];

/** Names alone, in a form that somebody else made up, are no proof of another person. */
const withoutName = ({ taxId }: Named): Pick<Named, 'name' | 'taxId'> => ({ name: '', taxId });

const peoplesId = /(?<![A-Z0-9Ñ&+/=])[A-ZÑ&]{4}\d{6}(?:[HMX][A-Z]{5}[0-9A-Z]\d|[A-Z0-9]{2}[0-9A])(?![A-Z0-9Ñ&+/=])/;

/** Each RFC and CURP of a person in what is not parsed. A birth date is looked for first: that may be megabytes. */
const peoplesIdsIn = (text: string): readonly string[] =>
  [...text.matchAll(/\d{6}/g)].flatMap(({ index }) => {
    const [id] = peoplesId.exec(text.slice(Math.max(0, index - 5), index + 15)) ?? [];
    return id === undefined ? [] : [id];
  });

/** Every id of the document, with whose it is. */
export const claimsOf = (cfdi: Cfdi, leftOut: string): readonly IdentityClaim[] => {
  const claims: IdentityClaim[] = [];
  const claim = (whose: IdentityClaim['whose'], kind: IdentityClaim['kind'], label: string, written: string) => {
    const value =
      kind === 'taxId'
        ? normalTaxId(written)
        : kind === 'name' || kind === 'number'
          ? tidyText(written)
          : normalNationalId(written);
    if (value !== '') claims.push({ kind, value, whose, label });
  };
  claim('employer', 'taxId', 'Emisor', cfdi.issuer('Rfc'));
  claim('employer', 'name', 'Emisor', cfdi.issuer('Nombre'));
  for (const receiver of cfdi.receivers) {
    claim('holder', 'taxId', 'Receptor', receiver('Rfc'));
    claim('holder', 'name', 'Receptor', receiver('Nombre'));
  }
  for (const { employer, node, workers } of cfdi.payrolls) {
    claim('employer', 'nationalId', 'Emisor', employer('Curp'));
    claim('employer', 'taxId', 'Emisor', employer('RfcPatronOrigen'));
    for (const worker of workers) {
      claim('holder', 'nationalId', 'Receptor', worker('Curp'));
      claim('holder', 'socialSecurity', 'Receptor', worker('NumSeguridadSocial'));
      claim('holder', 'number', 'Receptor', worker('NumEmpleado'));
    }
    for (const hired of node.child('Receptor').children('SubContratacion')) {
      claim('third', 'taxId', 'SubContratacion', hired.attribute('RfcLabora'));
    }
  }
  claim('third', 'taxId', 'TimbreFiscalDigital', cfdi.stamp?.('RfcProvCertif') ?? '');
  for (const id of peoplesIdsIn(leftOut)) {
    if (isCurp(id)) claim('unsaid', 'nationalId', 'Addenda', id);
    else if (isRfc(id) && hasRfcCheck(id)) claim('unsaid', 'taxId', 'Addenda', id);
  }
  return claims;
};
