import type { Entry, Person } from '../../src/domain/roster/roster.ts';

export type EntryValues = Partial<Omit<Entry, 'person'>> & { person?: Partial<Person> };

/** A row of a sheet as reading would give it; all that is left out is empty. */
export const entry = (row: number, values: EntryValues = {}): Entry => ({
  row,
  hidden: false,
  recipients: [{ name: '', address: `person${row}@example.com` }],
  cc: [],
  bcc: [],
  uuid: '',
  period: undefined,
  periodLabel: '',
  amount: undefined,
  invoiceNumber: '',
  fileNames: [],
  password: '',
  language: '',
  fields: new Map(),
  own: { status: '', sentAt: '', sentTo: '', receiptId: '' },
  ...values,
  person: { name: '', employeeNumber: '', taxId: '', nationalId: '', ...values.person },
});
