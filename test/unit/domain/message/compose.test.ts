import type { Language } from '../../../../src/domain/language.ts';
import { translate } from '../../../../src/texts/index.ts';
import { loadTexts } from '../../../../src/texts/load-texts.ts';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { composeMessage, type Composition, type MailTemplate } from '../../../../src/domain/message/compose.ts';
import { encodeMessage } from '../../../../src/domain/message/mime.ts';
import { compileTemplate } from '../../../../src/domain/message/template.ts';
import { read } from '../roster/grid-of.ts';
import { pdf } from './mail-cases.ts';

await loadTexts();

const roster = read(
  [
    ['Nombre', 'Correo', 'Con copia', 'Idioma', 'Nota'],
    ['Ana <b>Ruiz</b>', 'ana@example.com', 'jefa@example.com', '', 'uno\ndos'],
    ['Nowak Jan', 'Jan N <jan@example.org>', '', 'polski', 'x'],
    ['Dos', 'a@example.com; b@example.com', '', 'francés', 'x'],
    ['محمد علي', 'm@example.com', '', 'en', 'x'],
  ],
  { useCc: true },
);
const headers = roster.columns.map(({ header }) => header);
const template = (subject: string, body: string): MailTemplate => ({
  subject: compileTemplate(subject, headers, { kind: 'subject' }),
  body: compileTemplate(body, headers, { kind: 'html' }),
});
const templates = {
  es: template('Recibo de {{ Nombre }}', '<p>Hola, {{ Nombre }}:</p><p>{{ Nota }}</p>'),
  pl: template('Pasek: {{ Nombre }}', '<p>Dzień dobry, {{ Nombre }}</p>'),
};
const compose = (index: number, change: Partial<Composition> = {}) =>
  composeMessage({
    entry: roster.entries[index]!,
    templates,
    language: 'es',
    sender: { name: 'Nóminas', address: 'nominas@example.com' },
    attachments: [pdf('recibo.pdf')],
    date: Date.UTC(2026, 0, 15),
    ...change,
  });

describe('the message of a row', () => {
  it('goes to the person by name, with copies, in a complete document and as text', () => {
    const message = compose(0);
    expect(message).toMatchObject({
      from: { name: 'Nóminas', address: 'nominas@example.com' },
      to: [{ name: 'Ana <b>Ruiz</b>', address: 'ana@example.com' }],
      cc: [{ name: '', address: 'jefa@example.com' }],
      bcc: [],
      subject: 'Recibo de Ana <b>Ruiz</b>',
      text: 'Hola, Ana <b>Ruiz</b>:\n\nuno\ndos\n',
    });
    expect(message.html).toMatch(/^<!doctype html>\n<html lang="es">/);
    expect(message.html).toContain('<title>Recibo de Ana &lt;b&gt;Ruiz&lt;/b&gt;</title>');
    expect(message.html).toContain('<p>Hola, Ana &lt;b&gt;Ruiz&lt;/b&gt;:</p><p>uno<br>dos</p>');
    expect(message.html).toContain('<body dir="auto"');
    expect(message.attachments).toHaveLength(1);
  });

  it('is in the language of the row where there is a template for it, else in that of the run', () => {
    expect(compose(1).subject).toBe('Pasek: Nowak Jan');
    expect(compose(1).html).toContain('<html lang="pl">');
    expect(compose(2).subject).toBe('Recibo de Dos');
    expect(compose(3).subject).toBe('Recibo de محمد علي');
  });

  it('keeps the name an address came with, and gives none to several', () => {
    expect(compose(1).to).toEqual([{ name: 'Jan N', address: 'jan@example.org' }]);
    expect(compose(2).to.map(({ name }) => name)).toEqual(['', '']);
  });

  it('ends with the reference, outside the template', () => {
    const { text, html } = compose(0, { reference: '7Q4K-2MXD' });
    expect(text).toMatch(/\n\nRef\. 7Q4K-2MXD\n$/);
    expect(html).toMatch(/<\/div>\n<p style="[^"]*">Ref\. 7Q4K-2MXD<\/p>\n<\/body>/);
  });

  it('has no mark in its subject that turns words round', () => {
    const turned = { es: template('Pago de 100\u202e00\u202c pesos \u2066hoy\u2069', '<p>.</p>') };
    expect(compose(1, { templates: turned, language: 'es' }).subject).toBe('Pago de 10000 pesos hoy');
  });

  it('as a test goes to the sender alone and says so in its subject', () => {
    const message = compose(0, { testMark: (language: string) => translate(language as Language, 'mail.testMark') });
    expect(message.subject).toBe('[PRUEBA] Recibo de Ana <b>Ruiz</b>');
    expect([message.to, message.cc, message.bcc]).toEqual([[message.from], [], []]);
    expect(
      compose(1, { testMark: (language: string) => translate(language as Language, 'mail.testMark') }).subject,
    ).toBe('[TEST] Pasek: Nowak Jan');
  });

  it('holds nothing of another row', async () => {
    for (const entry of roster.entries) {
      const mail = await PostalMime.parse(
        encodeMessage(compose(roster.entries.indexOf(entry)), { boundarySeed: '00' }),
      );
      const others = roster.entries.filter((other) => other !== entry);
      for (const { person, recipients } of others) {
        expect(`${mail.subject} ${mail.text} ${mail.html}`).not.toContain(person.name);
        expect(mail.to?.map(({ address }) => address)).not.toContain(recipients[0]?.address);
      }
    }
  });
});
