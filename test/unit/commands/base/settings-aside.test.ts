import { expect, test } from 'vitest';
import { BookChoices } from '../../../../src/commands/base/book-choices.ts';
import { settingsAside } from '../../../../src/commands/base/settings-aside.ts';

test('a pane beside the workbook’s settings keeps the guard, and what it chooses over every reading', async () => {
  const settings = new Map<string, unknown>([
    ['senders', ['jefa@empresa.example']],
    ['column.email', 'Otro'],
    ['text.payroll.es', { subject: 'Suyo', body: '<p>Suyo</p>' }],
  ]);
  const choices = new BookChoices(
    settingsAside({
      readAll: async () => new Map(settings),
      write: async (key, value) => void settings.set(key, value),
    }),
  );
  await choices.refresh();
  expect(choices.get('senders')).toEqual(['jefa@empresa.example']);
  expect(choices.get('column.email')).toBeUndefined();
  await choices.set('column.email', 'Correo 2');
  await choices.refresh();
  expect(choices.get('column.email')).toBe('Correo 2');
  expect(choices.get('text.payroll.es')).toBeUndefined();
  // Nothing is deleted, and a colleague who narrows the guard is heard.
  expect(settings.get('text.payroll.es')).toEqual({ subject: 'Suyo', body: '<p>Suyo</p>' });
  settings.set('senders', ['otra@empresa.example']);
  await choices.refresh();
  expect(choices.get('senders')).toEqual(['otra@empresa.example']);
});
