import type { DocumentPerson, ReceiptDocument } from './receipt.ts';

/** Columns of the sheet that a folder of CFDI becomes, in order. The address is for the person to fill in. */
export const importColumns = [
  'employeeNumber',
  'name',
  'taxId',
  'nationalId',
  'email',
  'period',
  'amount',
  'uuid',
  'file',
] as const;
export type ImportColumn = (typeof importColumns)[number];

const baseName = (name: string): string => name.replace(/\.[^.]*$/, '').toLowerCase();

/** One row for each readable XML, by employee number and name; its PDF's name stands beside it. Texts only. */
export const importRows = (
  documents: readonly ReceiptDocument[],
): readonly Readonly<Record<ImportColumn, string>>[] => {
  const names = documents.map(({ file }) => file.name);
  return documents
    .flatMap(({ file, reading }) => {
      if (reading.verdict !== 'read' || reading.facts.format !== 'xml') return [];
      const { facts } = reading;
      const {
        name = '',
        employeeNumber = '',
        taxId = '',
        nationalId = '',
      }: Partial<DocumentPerson> = facts.people[0] ?? {};
      const files = names.filter((each) => baseName(each) === baseName(file.name));
      return [
        {
          employeeNumber,
          name,
          taxId,
          nationalId,
          email: '',
          period: facts.period === undefined ? '' : `${facts.period.from} / ${facts.period.to}`,
          amount: facts.net === undefined ? '' : facts.net.toFixed(2),
          uuid: facts.uuids[0] ?? '',
          file: files.join('; '),
        },
      ];
    })
    .sort((a, b) => a.employeeNumber.localeCompare(b.employeeNumber) || a.name.localeCompare(b.name));
};
