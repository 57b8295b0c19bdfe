import { expect, test } from 'vitest';
import { sessionStage } from '../../../fakes/session-stage.ts';

const rows = Array.from({ length: 20 }, (_, n) => [`Persona ${n} Ruiz`, `p${n}@empresa.example`]);
const long = `{% assign x = "${'a'.repeat(90_000)}" %}`;

test.each([
  ['only when it is made', `${long}${'{% assign y = x | replace: "a", "b" %}'.repeat(400)}<p>{{ Nombre }}</p>`],
  ['by its sheer size', `${'{% if Nombre contains "q" %}a{% else %}b{% endif %}'.repeat(2_500)}<p>{{ Nombre }}</p>`],
  ['for a brace', '<p>{{ Nombre </p>'],
])('a text that fails %s keeps nobody from the pane: everybody is held, and it is said', async (_how, body) => {
  const settings = new Map<string, unknown>([
    ['files', 'none'],
    ['text.payroll.es', { subject: 'Recibo', body }],
  ]);
  const { session, during } = sessionStage({ rows, settings });
  await during(session.start());
  const { phase, problem, check } = session.state();
  expect([phase, problem, check.people.length]).toEqual(['ready', undefined, rows.length]);
  expect(new Set(check.people.map(({ verdict }) => verdict))).toEqual(new Set(['held']));
  for (const { issues } of check.people) expect(issues.map(({ code }) => code)).toContain('template/fails');
});

test('a text that fails for some holds those', async () => {
  const body = `{% if Nombre == "Persona 7 Ruiz" %}${long}${'{% assign y = x | replace: "a", "b" %}'.repeat(400)}{% endif %}<p>{{ Nombre }}</p>`;
  const settings = new Map<string, unknown>([
    ['files', 'none'],
    ['text.payroll.es', { subject: 'Recibo', body }],
  ]);
  const { session, during } = sessionStage({ rows, settings });
  await during(session.start());
  const held = session.state().check.people.filter(({ verdict }) => verdict === 'held');
  expect(held.map(({ name }) => name)).toEqual(['Persona 7 Ruiz']);
});
