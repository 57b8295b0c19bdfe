import { describe, expect, it } from 'vitest';
import { isFailure } from '../../../../src/domain/failure.ts';
import type { FieldValue } from '../../../../src/domain/text/field-value.ts';
import { compileTemplate, type TemplateOptions } from '../../../../src/domain/message/template.ts';

const headers = [
  'Nombre del trabajador ',
  'Nombre',
  'Año',
  'UUID / Folio fiscal',
  '¿Enviado?',
  'Correo jefe (con copia)',
  'Neto a pagar',
  'Fecha',
  'Contraseña PDF',
  'Nota',
  'A|B',
  'Date',
  'E-mail',
  'constructor',
];
const row = new Map([
  ['Nombre del trabajador ', 'Núñez Órtiz <María> & "Fer"'],
  ['Nombre', 'María'],
  ['Año', '2026'],
  ['UUID / Folio fiscal', 'F0DB'],
  ['¿Enviado?', 'no'],
  ['Correo jefe (con copia)', 'jefa@example.com'],
  ['Neto a pagar', '$5,363.00'],
  ['Fecha', '15/01/2026'],
  ['Contraseña PDF', 'secreto'],
  ['Nota', ''],
  ['A|B', 'pipe'],
  ['Date', '2026-01-15'],
  ['E-mail', 'ana@example.com'],
]);

const compile = (source: string, options: Partial<TemplateOptions> = {}) =>
  compileTemplate(source, headers, { kind: 'html', passwordHeaders: ['Contraseña PDF'], ...options });
const html = (source: string, options: Partial<TemplateOptions> = {}): string => compile(source, options).render(row);
const subject = (source: string): string => html(source, { kind: 'subject' });
const codes = (source: string): string[] => compile(source).issues.map(({ code, values }) => `${code} ${values.value}`);

describe('a field', () => {
  it.each([
    ['{{ Nombre del trabajador }}', 'Núñez Órtiz &lt;María&gt; &amp; &quot;Fer&quot;'],
    ['{{Nombre}}', 'María'],
    ['{{  nombre  }}', 'María'],
    ['{{ Año }}', '2026'],
    ['{{ UUID / Folio fiscal }}', 'F0DB'],
    ['{{ ¿Enviado? }}', 'no'],
    ['{{ Correo jefe (con copia) }}', 'jefa@example.com'],
    ['{{ A|B }}', 'pipe'],
    ['{{ E-mail }}', 'ana@example.com'],
    ['{{-Nombre-}}', 'María'],
    ['{{ Nombre | upcase }}', 'MARÍA'],
    ['{{ Nombre | upper }} {{ Nombre | lower }}', 'MARÍA maría'],
    ['{{ Nombre | append: Año }}', 'María2026'],
    ['{{ Nombre del trabajador | split: " " | first }}', 'Núñez'],
    ['{{ "Nombre" }}', 'Nombre'],
  ])('%s prints %s', (source, printed) => {
    expect(html(source)).toBe(printed);
    expect(compile(source).issues).toEqual([]);
  });

  it.each([
    ['{{<b>Nom</b>bre}}', 'María<b></b>'],
    ['{{&nbsp;Nombre&nbsp;}}', 'María'],
    ['<b>{{ Nombre</b> }}', '<b>María</b>'],
    ['{<span>{</span>Nombre}<i>}</i>', '<span>María</span><i></i>'],
    [
      '{{ <span style="color:red">Nombre del</span>\n trabajador }}',
      'Núñez Órtiz &lt;María&gt; &amp; &quot;Fer&quot;<span style="color:red"></span>',
    ],
    ['{{ Nota | default: &quot;—&quot; }}', '—'],
    ['{{ Nota | default: “nada” }}', 'nada'],
  ])('survives what an editor puts inside the braces: %s', (source, printed) => {
    expect(html(source)).toBe(printed);
  });

  it('prints nothing of an object: own properties only', () => {
    expect(html('[{{ constructor }}]')).toBe('[]');
    expect(() => html('{{ Nombre.constructor }}')).toThrowError(expect.objectContaining({ code: 'template/invalid' }));
    expect(html('{{ __proto__ }}{{ toString }}')).toBe('');
  });

  it('keeps the line breaks of a cell in HTML, and takes them out of a subject', () => {
    const values = new Map([['Nota', 'uno\ndos\r\n<tres>']]);
    expect(compile('{{ Nota }}').render(values)).toBe('uno<br>dos<br>&lt;tres&gt;');
    expect(compile('A {{ Nota }}', { kind: 'subject' }).render(values)).toBe('A uno dos <tres>');
  });

  it('is not escaped in a subject', () => {
    expect(subject('Recibo · {{ Nombre del trabajador }}')).toBe('Recibo · Núñez Órtiz <María> & "Fer"');
  });

  it('cannot bring markup of its own: a cell is never a template', () => {
    const values = new Map([['Nota', '{{ Nombre }}{% if true %}x{% endif %}<script>']]);
    expect(compile('{{ Nota }}').render(values)).toBe('{{ Nombre }}{% if true %}x{% endif %}&lt;script&gt;');
  });
});

describe('filters for people', () => {
  it.each([
    ['{{ Neto a pagar | money }}', 'es-MX', '5,363.00'],
    ['{{ Neto a pagar | money: "MXN" }}', 'es-MX', '$5,363.00'],
    ['{{ "5432,1" | money }}', 'pl-PL', '5 432,10'],
    ['{{ "nada" | money }}', 'es-MX', 'nada'],
    ['{{ Fecha | date }}', 'es-MX', '15 de enero de 2026'],
    ['{{ Fecha | date: "long" }}', 'pl-PL', '15 stycznia 2026'],
    ['{{ Date | date: "month" }}', 'es-ES', 'enero de 2026'],
    ['{{ "mañana" | date }}', 'es-MX', 'mañana'],
    ['{{ Nombre | date }}', 'en-GB', 'María'],
  ])('%s in %s is %s', (source, locale, printed) => {
    expect(html(source, { locale }).replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(printed);
  });
});

describe('a number or a day behind a cell', () => {
  const cells = new Map<string, FieldValue>([
    ['Neto a pagar', { text: '1.234', number: 1234.5 }],
    ['Año', { text: '2.026', number: 2026 }],
    ['Fecha', { text: '01-02-26', period: { from: '2026-01-02', to: '2026-01-02' } }],
    ['Nota', ''],
  ]);
  const shown = (source: string, locale: string) =>
    compile(source, { locale })
      .render(cells)
      .replaceAll(/[\u00a0\u202f]/g, ' ');

  it.each([
    ['{{ Neto a pagar }}', 'es-MX', '1.234'],
    [
      '{{ Neto a pagar | upper }} {{ Neto a pagar | append: "!" }} {{ Neto a pagar | size }}',
      'es-MX',
      '1.234 1.234! 5',
    ],
    ['{{ Neto a pagar | money }}', 'es-MX', '1,234.50'],
    ['{{ Neto a pagar | money }}', 'es-ES', '1.234,50'],
    ['{{ Neto a pagar | money }}', 'pl', '1 234,50'],
    ['{{ Neto a pagar | money: "PLN" }}', 'pl', '1 234,50 zł'],
    ['{{ Neto a pagar | money }}', 'en', '1,234.50'],
    ['{{ Neto a pagar | times: 2 | money }}', 'en', '2,469.00'],
    ['{{ Neto a pagar | plus: Neto a pagar }}', 'en', '2469'],
    ['{{ Neto a pagar | round }}', 'en', '1235'],
    ['{{ Neto a pagar | default: "-" | money }}', 'en', '1,234.50'],
    ['{{ Nota | default: Neto a pagar | money }}', 'en', '1,234.50'],
    ['{% assign neto = Neto a pagar %}{{ neto }} {{ neto | money }}', 'en', '1.234 1,234.50'],
    ['{{ Fecha }}', 'es-MX', '01-02-26'],
    ['{{ Fecha | date }}', 'es-MX', '2 de enero de 2026'],
    ['{{ Fecha | date }}', 'pl', '2 stycznia 2026'],
    ['{{ Fecha | date: "month" }}', 'en', 'January 2026'],
    ['{% if Neto a pagar > 1000 %}más{% endif %}', 'es-MX', 'más'],
    ['{% if Neto a pagar > Año %}más{% else %}menos{% endif %}', 'es-MX', 'menos'],
    ['{% if 1234.5 == Neto a pagar and Neto a pagar == "1.234" %}igual{% endif %}', 'es-MX', 'igual'],
    ['{% if Neto a pagar == blank %}vacío{% else %}lleno{% endif %}', 'es-MX', 'lleno'],
    ['{% case Año %}{% when "2.026" %}este{% endcase %}', 'es-MX', 'este'],
    ['{% if Neto a pagar contains "." %}punto{% endif %}', 'es-MX', 'punto'],
  ])('%s in %s is %s', (source, locale, printed) => {
    expect(shown(source, locale)).toBe(printed);
  });

  it('is nothing that a template can look into', () => {
    expect(shown('[{{ Neto a pagar.value }}]', 'es-MX')).toBe('[]');
    expect(() => shown('{% assign neto = Neto a pagar %}{{ neto.value.number }}', 'es-MX')).toThrowError(
      expect.objectContaining({ code: 'template/invalid' }),
    );
  });

  it('is the whole amount where a text shows one, as it is written', () => {
    expect(html('{{ Neto a pagar | plus: 1 | money }}')).toBe('5,364.00');
  });
});

describe('conditions', () => {
  it.each([
    ['{% if Nota %}sí{% else %}no{% endif %}', 'sí'],
    ['{% if Nota != "" %}sí{% else %}no{% endif %}', 'no'],
    ['{% if Nota == blank %}vacía{% endif %}', 'vacía'],
    ['{% if Nombre == "María" and Año == "2026" %}ella{% endif %}', 'ella'],
    ['{% unless Correo jefe (con copia) contains "@" %}x{% endunless %}', ''],
    ['{% case Año %}{% when "2026" %}este{% else %}otro{% endcase %}', 'este'],
    ['{%<i> if Nombre </i>== "María" %}ella{% endif %}', '<i></i>ella'],
    ['{% if Año &gt; "2025" %}nuevo{% endif %}', 'nuevo'],
    ['{% assign quien = Nombre | upcase %}{{ quien }}', 'MARÍA'],
    ['{% if Contraseña PDF != "" %}El archivo lleva contraseña.{% endif %}', 'El archivo lleva contraseña.'],
  ])('%s is %s', (source, printed) => {
    expect(html(source)).toBe(printed);
    expect(compile(source).issues).toEqual([]);
  });
});

describe('what is wrong with a template', () => {
  it.each([
    ['{{ Nombre del trabajadro }}', 'Nombre del trabajador '],
    ['{{ Nombre del empleado }}', 'Nombre'],
    ['{{ Anio }}', 'Año'],
    ['{{ neto }}', 'Neto a pagar'],
    ['{% if Enviado == "x" %}{% endif %}', '¿Enviado?'],
    ['{{ Departamento }}', ''],
  ])('%s: an unknown field, with the nearest: %s', (source, other) => {
    const [found] = compile(source).issues;
    expect(found).toMatchObject({ code: 'template/unknown-field', row: 0, column: '' });
    expect(found?.values.other).toBe(other);
  });

  it('an unknown field is said once, and prints nothing', () => {
    expect(codes('{{ Departamento }} {{ Departamento }}')).toEqual(['template/unknown-field Departamento']);
    expect(html('[{{ Departamento }}{{ Centro de trabajo | upcase }}]')).toBe('[]');
  });

  it.each([
    '{{ Contraseña PDF }}',
    '{{ contraseña pdf | upcase }}',
    '{{ Nombre | append: Contraseña PDF }}',
    '{% assign p = Contraseña PDF %}{{ p }}',
    '{% if Contraseña PDF contains "A" %}A{% endif %}',
    '{% if Nombre and Contraseña PDF > "m" %}n–z{% endif %}',
    '{% unless "A" == Contraseña PDF %}x{% endunless %}',
    '{% if Nombre %}{% elsif Contraseña PDF == "1234" %}x{% endif %}',
    '{% case Contraseña PDF %}{% when "1234" %}1234{% endcase %}',
    '{% case "1234" %}{% when Contraseña PDF %}1234{% endcase %}',
    '{% if Contraseña PDF contains " or Contraseña PDF or " %}x{% endif %}',
  ])('%s prints the password', (source) => {
    expect(codes(source)).toEqual(['template/password-field Contraseña PDF']);
  });

  it.each([
    '{% if Contraseña PDF %}locked{% endif %}',
    '{% if Nombre and Contraseña PDF != blank %}locked{% endif %}',
    '{% unless Contraseña PDF == "" %}locked{% endunless %}',
  ])('%s asks whether there is a password, and may', (source) => {
    expect(codes(source)).toEqual([]);
  });

  it.each([
    '{% include "x" %}',
    '{% render "x" %}',
    '{% layout "x" %}',
    '{% block a %}{% endblock %}',
    '{% for i in (1..1000000) %}x{% endfor %}',
    '{% capture x %}{% endcapture %}',
    '{% echo Nombre %}',
    '{% raw %}{{ Nombre }}{% endraw %}',
    '{{ Nombre | raw }}',
    '{{ Nombre | json }}',
    '{{ Nombre | inspect }}',
    '{{ Nombre | sha256 }}',
    '{{ Nombre | nothing }}',
    '{% if Nombre %}',
    '{{ Nombre',
    '{% if %}{{ }}',
    'x'.repeat(300_000),
  ])('%.40s is refused', (source) => {
    expect(() => html(source)).toThrowError(expect.objectContaining({ code: 'template/invalid' }));
  });

  it('a syntax error names its line', () => {
    try {
      compile('one\ntwo {% if Nombre %}');
      expect.unreachable();
    } catch (error) {
      expect(isFailure(error) && error.values).toEqual({ line: 2 });
    }
  });
});

describe('what a row does to a template', () => {
  const check = (source: string, values: ReadonlyMap<string, string> = row) =>
    compile(source)
      .check(values, { row: 7, lettersOf: () => 'K' })
      .map(({ code, row: at, column, values: { header } }) => `${code} ${column}${at} ${header}`);

  it('an empty field is asked about', () => {
    expect(check('Hola {{ Nota }}')).toEqual(['value/empty-field K7 Nota']);
    expect(check('Hola {{ Nota | upcase }}')).toEqual(['value/empty-field K7 Nota']);
    expect(check('{% assign n = Nota %}{{ n }}')).toEqual(['value/empty-field K7 Nota']);
  });

  it('unless it has a default, or is not printed', () => {
    expect(check('{{ Nota | default: "—" }}')).toEqual([]);
    expect(check('{% if Nota != "" %}{{ Nota }}{% endif %}')).toEqual([]);
    expect(check('{{ Nombre }}')).toEqual([]);
  });

  it('an error value holds the row', () => {
    expect(check('{{ Nota }}', new Map([['Nota', '#N/A']]))).toEqual(['value/error-cell K7 Nota']);
  });

  it('nothing of one row is left for the next', () => {
    const template = compile('{{ Nombre }}|{{ Nota }}');
    expect(template.check(row, { row: 1 })).toHaveLength(1);
    const second = new Map([
      ['Nombre', 'Ana'],
      ['Nota', 'x'],
    ]);
    expect(template.render(second)).toBe('Ana|x');
    expect(template.check(second, { row: 2 })).toEqual([]);
  });
});

describe('the fields of a template', () => {
  it('are the headers it prints or tests, as they stand in the sheet', () => {
    expect(compile('{{ año }}{% if ¿Enviado? == "x" %}{{ Nombre del trabajador }}{% endif %}').fields).toEqual([
      'Año',
      '¿Enviado?',
      'Nombre del trabajador ',
    ]);
    expect(compile('plain').fields).toEqual([]);
  });
});

describe('a field and a heading', () => {
  it.each([
    ['Employee\u2019s name', "{{Employee's name}}"],
    ["Employee's name", '{{Employee\u2019s name}}'],
    ['Premia \u201euznaniowa\u201d', '{{ Premia "uznaniowa" | upcase }}'],
    ['Nu\u0301mero', '{{Número}}'],
    ['Número', '{{Nu\u0301mero}}'],
    ['Pay\u00a0\u2013 net', '{{Pay - net}}'],
    ['Neto', '{% if Neto\u200b == "1" %}{{Neto}}{% endif %}'],
  ])('are one in any spelling: %j and %j', (header, source) => {
    const template = compileTemplate(source, [header], { kind: 'html', passwordHeaders: [] });
    expect(template.render(new Map([[header, '1']]))).toBe('1');
  });
});
