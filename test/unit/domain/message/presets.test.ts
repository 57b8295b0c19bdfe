import { describe, expect, it } from 'vitest';
import { topics } from '../../../../src/domain/message/presets.ts';
import { compileTemplate } from '../../../../src/domain/message/template.ts';
import { presetIn } from '../../../fakes/preset-in.ts';
import { read } from '../roster/grid-of.ts';

const full = read([
  ['Nombre (R&D)', 'Correo', 'Periodo', 'Neto a pagar', 'Contraseña PDF'],
  ['Ana Ruiz', 'ana@example.com', 'Enero 2026', '5,363.00', 'secreto'],
]);
const bare = read([
  ['Correo', 'Archivo'],
  ['ana@example.com', 'a.pdf'],
]);
const languages = ['es', 'pl', 'en'] as const;
const kinds = ['payroll', 'invoices'] as const;
const cases = languages.flatMap((language) => kinds.map((kind) => [language, kind] as const));

describe.each(cases)('the preset in %s for %s', (language, kind) => {
  it.each([
    ['all columns', full],
    ['no name and no period', bare],
  ])('works on a sheet with %s, and prints no pay and no password', (_name, roster) => {
    const { subject, body } = presetIn(language, { kind, ...roster, locked: true });
    const headers = roster.columns.map(({ header }) => header);
    const [entry] = roster.entries;
    for (const [source, templateKind] of [
      [subject, 'subject'],
      [body, 'html'],
    ] as const) {
      const template = compileTemplate(source, headers, { kind: templateKind, passwordHeaders: ['Contraseña PDF'] });
      expect(template.issues).toEqual([]);
      expect(template.check(entry!.fields, { row: 2 })).toEqual([]);
      const text = template.render(entry!.fields);
      // A client looks for the amount of an invoice; what somebody is paid is nobody else's matter.
      expect(text).not.toMatch(kind === 'payroll' ? /[{}]|5,363|secreto|undefined/ : /[{}]|secreto|undefined/);
      expect(text.length).toBeGreaterThan(5);
    }
  });

  it('greets by name and names the period where the sheet has them', () => {
    const { subject, body } = presetIn(language, { kind, ...full });
    expect(subject).toMatch(/ · \{\{Periodo\}\}$/);
    expect(body).toContain('{{Nombre (R&amp;D)}}');
    expect(presetIn(language, { kind, ...bare }).subject).not.toContain('{{');
  });
});

it.each([
  ['es', 'Factura {{Factura}}', ['Número de factura: {{Factura}}', 'Importe: {{Total}}', 'Vence: {{Vencimiento}}']],
  [
    'pl',
    'Faktura {{Factura}}',
    ['Numer faktury: {{Factura}}', 'Kwota: {{Total}}', 'Termin płatności: {{Vencimiento}}'],
  ],
  ['en', 'Invoice {{Factura}}', ['Invoice number: {{Factura}}', 'Amount: {{Total}}', 'Due: {{Vencimiento}}']],
] as const)('an invoice says its number, its amount and when it is due: %s', (language, subject, lines) => {
  const rows = [
    ['Factura', 'Cliente', 'RFC', 'Correo', 'Vencimiento', 'Total'],
    ['F-1', 'Uno SA', 'AAA010101AAA', 'uno@cliente.example', '31/01/2026', '1,160.00'],
    ['F-2', 'Dos SA', 'BBB010101BBB', 'dos@cliente.example', '28/02/2026', '580.00'],
  ];
  const invoices = presetIn(language, { kind: 'invoices', ...read(rows, { kind: 'invoices' }) });
  expect(invoices.subject).toBe(subject);
  for (const line of lines) expect(invoices.body).toContain(`<p>${line}</p>`);
  const pay = presetIn(language, { kind: 'payroll', ...read(rows) });
  expect(`${pay.subject} ${pay.body}`).not.toMatch(/Total|Vencimiento/);
});

describe('the presets', () => {
  it.each([
    ['Nazwisko i imię', 'Kowalska Anna', 'pl', false],
    ['Imię i nazwisko', 'Anna Kowalska', 'pl', true],
    ['Apellidos y nombre', 'Ruiz Peña Ana', 'es', false],
    ['Nombre y apellidos', 'Ana Ruiz Peña', 'es', true],
    ['Surname and name', 'Smith Ann', 'en', false],
    ['Full name', 'Ann Smith', 'en', true],
  ] as const)('greet nobody surname first: %s', (heading, name, language, byName) => {
    const roster = read([
      [heading, 'E-mail'],
      [name, 'x@example.com'],
    ]);
    const { body } = presetIn(language, { kind: 'payroll', ...roster });
    expect(body.includes(`{{${heading}}}`)).toBe(byName);
  });

  it.each(languages)('name what the pay is for, in a subject of its own each: %s', (language) => {
    const subjects = topics.map((topic) => presetIn(language, { kind: 'payroll', topic, ...full }).subject);
    expect(new Set(subjects).size).toBe(topics.length);
    expect(presetIn(language, { kind: 'payroll', topic: 'settlement', ...full }).body).toMatch(
      /finiquito|rozliczenia końcowego|final settlement/,
    );
    const invoice = presetIn(language, { kind: 'invoices', topic: 'settlement', ...full });
    expect(invoice).toEqual(presetIn(language, { kind: 'invoices', ...full }));
  });

  it('say that the PDF is locked only when it is', () => {
    const open = presetIn('es', { kind: 'payroll', ...bare });
    const locked = presetIn('es', { kind: 'payroll', ...bare, locked: true });
    expect(open.body).not.toContain('contraseña');
    expect(locked.body).toContain('contraseña');
  });

  it('prefer a first name for the greeting', () => {
    const roster = read([
      ['First name', 'Last name', 'Email'],
      ['Ann', 'Smith', 'ann@example.com'],
    ]);
    expect(presetIn('en', { kind: 'payroll', ...roster }).body).toContain('Hello {{First name}},');
  });
});

it.each(cases)('the preset in %s for %s promises a file only where one is attached', (language, kind) => {
  const promise = /adjunt|załącz|attach|PDF/i;
  expect(presetIn(language, { kind, ...full }).body).toMatch(promise);
  const { subject, body } = presetIn(language, { kind, ...full, attached: false, locked: true });
  expect(`${subject} ${body}`).not.toMatch(promise);
  expect(body).toContain('{{Periodo}}');
});
