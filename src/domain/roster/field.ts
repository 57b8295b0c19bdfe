/** What a column can mean. The vocabulary and the rules of detection are in `columns.ts`. */
export const fields = [
  'email',
  'name',
  'firstName',
  'lastName',
  'secondLastName',
  'employeeNumber',
  'taxId',
  'nationalId',
  'uuid',
  'invoiceNumber',
  'dueDate',
  'period',
  'amount',
  'file',
  'cc',
  'bcc',
  'replyTo',
  'status',
  'password',
  'language',
  'consent',
] as const;
export type Field = (typeof fields)[number];

/** Grid column (0-based) of each field that has one. */
export type Mapping = Readonly<Partial<Record<Field, number>>>;
