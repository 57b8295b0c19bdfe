import { expect, test } from 'vitest';
import { MessageDesk } from '../../../../src/commands/message/message-desk.ts';
import type { CheckedRow } from '../../../../src/domain/check.ts';
import type { SessionPorts } from '../../../../src/commands/base/session-ports.ts';
import type { MailFiles } from '../../../../src/commands/receipts/mail-files.ts';
import type { Language } from '../../../../src/domain/language.ts';
import type { RunKind } from '../../../../src/domain/run-choices.ts';
import type { Roster } from '../../../../src/domain/roster/roster.ts';
import { fieldText } from '../../../../src/domain/text/field-value.ts';
import { translate } from '../../../../src/texts/index.ts';
import { loadTexts } from '../../../../src/texts/load-texts.ts';
import { read } from '../../domain/roster/grid-of.ts';
import { fakeChoices } from '../../../fakes/fake-choices.ts';

await loadTexts();

const sheet = (...languages: readonly string[]) =>
  read([
    ['Nombre', 'Correo', 'Idioma'],
    ...languages.map((language, index) => [`Persona ${index + 1}`, `p${index + 1}@empresa.example`, language]),
  ]);

const stage = (
  settings = new Map<string, unknown>(),
  displayLanguage = 'es-MX',
  lockColumn: number | undefined = undefined,
) => {
  const ports = {
    book: fakeChoices(settings),
    clock: { now: () => 0 },
    random: (count: number) => new Uint8Array(count).fill(7),
    displayLanguage,
    translate,
    plugins: { presets: () => [] },
    mailCleaner: () =>
      Promise.resolve({ clean: (html: string) => html.replaceAll(/<i>.*?<\/i>/g, ''), findings: () => [] }),
  } as unknown as SessionPorts;
  const files: MailFiles = {
    lockColumn,
    attached: lockColumn !== undefined,
    locks: ({ entry }) => fieldText(entry.fields.get('Clave')) !== '',
    attachmentsOf: () => Promise.resolve([]),
  };
  const desk = new MessageDesk(ports);
  const use = (roster: Roster, kind: RunKind, language: Language) => desk.use(roster, kind, language, files);
  const subjects = async (roster: Roster) => {
    const rows = roster.entries.map((entry, index) => ({ entry, keys: { weak: `${index}` } }) as CheckedRow);
    return Promise.all(rows.map(async (row) => (await desk.preview(row, undefined)).subject));
  };
  return { desk, use, subjects, settings };
};

const own = { subject: 'Hola, {{Nombre}}', body: '<p>{{Nombre}}</p>' };

test('a ready-made text ends with the sender’s name, and words of somebody’s own are left alone', async () => {
  const { desk, use } = stage();
  const text = async (name: string) => {
    const roster = sheet('es');
    use(roster, 'payroll', 'es');
    const row = { entry: roster.entries[0]!, keys: { weak: '0' } } as CheckedRow;
    return (await desk.preview(row, { name, address: 'nominas@empresa.example' })).html;
  };
  expect(await text('Nóminas <Taller> {{Correo}}')).toMatch(
    /Saludos cordiales<\/p><p>Nóminas &lt;Taller&gt; \{\{Correo\}\}<\/p>/,
  );
  expect(await text('')).not.toMatch(/Saludos cordiales<\/p><p>(?!Ref)/);
  await desk.choose(own, 'es');
  expect(await text('Nóminas')).not.toContain('Nóminas');
});

test('each row gets the text of its language, and the pane can show each text that somebody gets', () => {
  const { desk, use } = stage();
  use(sheet('es', 'polski', '', 'en'), 'payroll', 'es');
  expect(desk.state().readers).toEqual([
    { language: 'es', count: 2 },
    { language: 'pl', count: 1 },
    { language: 'en', count: 1 },
  ]);
  expect(desk.state().language).toBe('es');
  desk.look('pl');
  expect(desk.state()).toMatchObject({ language: 'pl', template: { subject: 'Pasek płacowy' } });
});

test('a text that nobody gets is not the one on show', () => {
  const { desk, use } = stage();
  use(sheet('pl', 'pl'), 'payroll', 'es');
  expect(desk.state().language).toBe('pl');
});

test('a text written for everybody reaches every row, whatever its language, and the workbook keeps that', async () => {
  const roster = sheet('es', 'polski', '', 'en');
  const { desk, use, subjects, settings } = stage();
  use(roster, 'payroll', 'es');
  await desk.choose(own, 'es');
  use(roster, 'payroll', 'es');
  expect(await subjects(roster)).toEqual(['Hola, Persona 1', 'Pasek płacowy', 'Hola, Persona 3', 'Payslip']);
  await desk.forEverybody(true);
  const everybody = ['Hola, Persona 1', 'Hola, Persona 2', 'Hola, Persona 3', 'Hola, Persona 4'];
  use(roster, 'payroll', 'es');
  expect(await subjects(roster)).toEqual(everybody);
  const colleague = stage(settings);
  colleague.use(roster, 'payroll', 'pl');
  expect(await colleague.subjects(roster)).toEqual(everybody);
  await colleague.desk.forEverybody(false);
  colleague.use(roster, 'payroll', 'es');
  expect(await colleague.subjects(roster)).toEqual(['Hola, Persona 1', 'Pasek płacowy', 'Hola, Persona 3', 'Payslip']);
});

test('a broken text that nobody gets holds nobody', async () => {
  const roster = sheet('pl', 'en');
  const { desk, use, subjects } = stage();
  await desk.choose({ subject: '{{ Nombre | }}{% if %}', body: '<p>{{Sueldo}}</p>' }, 'es');
  use(roster, 'payroll', 'es');
  expect(desk.issues(roster)).toEqual([]);
  expect(await subjects(roster)).toEqual(['Pasek płacowy', 'Payslip']);
  await desk.choose({ subject: '{% if %}', body: '' }, 'pl');
  use(roster, 'payroll', 'es');
  expect(desk.issues(roster).map(({ row }) => row)).toContain(2);
});

test('amounts are written as Excel’s own language does, else in Spanish as the sheet writes its decimals', async () => {
  const subjectIn = async (displayLanguage: string, language: 'es' | 'pl', decimalSeparator: '.' | ',') => {
    const net = { value: 1234.5, text: '1235', format: '0' };
    const roster = read(
      [
        ['Nombre', 'Correo', 'Neto'],
        ['Ana', 'ana@empresa.example', net],
      ],
      {},
      { decimalSeparator },
    );
    const { desk, use, subjects } = stage(new Map(), displayLanguage);
    await desk.choose({ subject: '{{Neto}} {{ Neto | money }}', body: '' }, language);
    use(roster, 'payroll', language);
    return (await subjects(roster))[0]?.replaceAll(/[\u00a0\u202f]/g, ' ');
  };
  expect(await subjectIn('es-MX', 'es', ',')).toBe('1235 1,234.50');
  expect(await subjectIn('es-ES', 'es', '.')).toBe('1235 1.234,50');
  expect(await subjectIn('pl-PL', 'es', '.')).toBe('1235 1,234.50');
  expect(await subjectIn('en-US', 'es', ',')).toBe('1235 1.234,50');
  expect(await subjectIn('es-MX', 'pl', '.')).toBe('1235 1 234,50');
});

test('a row carries the files of its own reading, though the sheet was sorted and read again since', async () => {
  const people = [
    ['Ana Ruiz', 'ana@empresa.example', 'kV9#tQm2'],
    ['Eva Sosa', 'eva@empresa.example', ''],
  ];
  const [before, sorted] = [people, people.toReversed()].map((rows) => read([['Nombre', 'Correo', 'Clave'], ...rows]));
  const { desk } = stage();
  /** Locks by the cell that stands in the sheet row of that reading. */
  const filesOf = ({ entries }: Roster): MailFiles => {
    const password = ({ entry }: CheckedRow) =>
      fieldText(entries.find(({ row }) => row === entry.row)?.fields.get('Clave'));
    return {
      lockColumn: 2,
      attached: true,
      locks: (row) => password(row) !== '',
      attachmentsOf: (row) =>
        Promise.resolve([
          { name: `locked with ${password(row)}.pdf`, mediaType: 'application/pdf', bytes: new Uint8Array(1) },
        ]),
    };
  };
  for (const roster of [before!, sorted!]) desk.use(roster, 'payroll', 'es', filesOf(roster));
  const frozen = { entry: before!.entries[0], keys: { weak: '0' } } as CheckedRow;
  const { html, attachments } = await desk.preview(frozen, undefined);
  expect(attachments.map(({ name }) => name)).toEqual(['locked with kV9#tQm2.pdf']);
  expect(html).toContain('se abre con la contraseña');
});

test('a mail whose PDF is not locked does not speak of a password, and no password column is ever printed', async () => {
  const roster = read([
    ['Nombre', 'Correo', 'Clave', 'Contraseña'],
    ['Ana Ruiz', 'ana@empresa.example', 'kV9#tQm2', 'otra'],
    ['Eva Sosa', 'eva@empresa.example', '', 'otra'],
  ]);
  const { desk, use } = stage(new Map(), 'es-MX', 2);
  use(roster, 'payroll', 'es');
  const bodies = await Promise.all(
    roster.entries.map(async (entry, index) => {
      const { html } = await desk.preview({ entry, keys: { weak: `${index}` } } as CheckedRow, undefined);
      return html.includes('se abre con la contraseña');
    }),
  );
  expect(bodies).toEqual([true, false]);
  await desk.choose({ subject: '{{Clave}}', body: '<p>{{Contraseña}}</p>' }, 'es');
  use(roster, 'payroll', 'es');
  expect(desk.issues(roster).filter(({ row }) => row === 0)).toMatchObject([
    { code: 'template/password-field', values: { value: 'Clave' } },
    { code: 'template/password-field', values: { value: 'Contraseña' } },
  ]);
});

test('what the cleaner takes out is in no preview, no mail and no plain text', async () => {
  const body = '<p>Hola<i>oculto</i></p>';
  const { desk, use } = stage(new Map<string, unknown>([['text.payroll.es', { subject: 'Hola', body }]]));
  const roster = sheet('es');
  const reading = use(roster, 'payroll', 'es');
  const row = { entry: roster.entries[0], keys: { weak: '0' } } as CheckedRow;
  const preview = await desk.preview(row, undefined);
  const mail = await desk.mail(row, { receiptId: desk.newReceiptId('0') }, undefined, { reading });
  expect(preview.html).toContain('Hola');
  expect(preview.html).not.toContain('oculto');
  expect(mail.sha256).toBe(preview.sha256);
  const parts = new TextDecoder().decode(mail.bytes).split(/\r\n\r\n/);
  const decoded = parts.map((part) => Buffer.from(part.replace(/\r\n--[\s\S]*/, ''), 'base64').toString());
  expect(decoded.filter((part) => part.includes('Hola'))).toHaveLength(2);
  expect(decoded.join('')).not.toContain('oculto');
});
