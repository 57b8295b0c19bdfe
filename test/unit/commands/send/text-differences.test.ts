import { expect, test } from 'vitest';
import { textDifferences } from '../../../../src/commands/send/text-differences.ts';

const body = '<p>Hola {{Nombre}}</p><p>Adjuntamos tu recibo.</p><p>Dudas: rh@empresa.example</p>';

test('a harmless first word hides no condition further down', () => {
  const planted = '{% if Nombre == "Zoe Paz" %}Confirme su cuenta en https://evil.example{% endif %} Dudas';
  const found = textDifferences(body, body.replace('Hola', 'Saludos').replace('Dudas', planted));
  expect(found[0]).toEqual(['Hola', 'Saludos']);
  expect(
    found
      .slice(1)
      .map(([, to]) => to)
      .join(),
  ).toContain('{% if Nombre == "Zoe Paz" %}Confirme su cuenta en https://evil.example{% endif %}');
});

test('a link around the same words is shown as it is written', () => {
  const linked = body.replace('rh@empresa.example', '<a href="https://evil.example">rh@empresa.example</a>');
  const shown = textDifferences(body, linked).map(([, to]) => to);
  expect(shown.join(' ')).toContain('<a href="https://evil.example">');
});

test('what is the same is no difference, and what is far too long is told from end to end', () => {
  expect(textDifferences(body, body)).toEqual([]);
  const long = 'a b '.repeat(2_000);
  const [[from, to] = ['', '']] = textDifferences(`x ${long}y`, `y ${long}x`);
  expect([from.slice(0, 5), to.slice(0, 5)]).toEqual(['x a b', 'y a b']);
});
