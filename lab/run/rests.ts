/** What the primary button says where nothing can be sent. */
export const rests = [
  'next.again',
  'next.newRun',
  'next.check',
  'next.decide',
  'next.correct',
  'next.addresses',
  'next.files.payroll',
  'next.files.invoices',
  'next.test',
  'next.sheet',
];
