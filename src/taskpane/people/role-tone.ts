import type { Field } from '../../domain/roster/field.ts';

/** Columns that serve one purpose share a colour. */
export type Tone = 'address' | 'person' | 'period' | 'amount' | 'file' | 'other';

const tones: Readonly<Partial<Record<Field, Tone>>> = {
  email: 'address',
  cc: 'address',
  bcc: 'address',
  replyTo: 'address',
  name: 'person',
  firstName: 'person',
  lastName: 'person',
  employeeNumber: 'person',
  taxId: 'person',
  nationalId: 'person',
  period: 'period',
  dueDate: 'period',
  amount: 'amount',
  file: 'file',
  uuid: 'file',
};

export const toneOf = (field: Field): Tone => tones[field] ?? 'other';
