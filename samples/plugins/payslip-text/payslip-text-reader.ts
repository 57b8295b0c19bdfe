import { parseAmount, textFacts, type DocumentReader, type Reading } from 'sobre/plugin';

const maxBytes = 64_000;

/** Reads `EMPLOYEE`, `NAME` and `NET`, one to a line. Never throws for bad input: that is a verdict. */
export const payslipTextReader: DocumentReader = {
  mediaType: 'text/plain',
  wants: (name) => name.toLowerCase().endsWith('.txt'),
  read: async (bytes, _passwords, signal) => {
    signal.throwIfAborted();
    if (bytes.length > maxBytes) return { verdict: 'refused', reason: 'too-large' };
    return readText(new TextDecoder().decode(bytes));
  },
};

const readText = (raw: string): Reading => {
  const field = (name: string): string => new RegExp(`^${name} (.+)$`, 'm').exec(raw)?.[1]?.trim() ?? '';
  const employeeNumber = field('EMPLOYEE');
  if (employeeNumber === '') return { verdict: 'cannot-tell', reason: 'no-identity' };
  // The program writes as its users do: 12,345.67.
  const net = parseAmount(field('NET'), '.');
  const people = [{ name: '', employeeNumber, taxId: '', nationalId: '' }];
  return { verdict: 'read', facts: textFacts(raw, { people, amounts: net === undefined ? [] : [net] }) };
};
