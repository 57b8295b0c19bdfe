// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { topics } from '../../../../src/domain/message/presets.ts';
import { presetIn } from '../../../fakes/preset-in.ts';
import { mailCleaner } from '../../../../src/taskpane/message/clean-mail.ts';

const { clean, findings } = mailCleaner;
const kinds = (html: string) => findings(html).map(({ kind }) => kind);

describe('what a text may hold', () => {
  test.each([
    '<p>Hola, Ana:</p><ul><li><strong>a</strong> <em>b</em></li></ul><p><br></p>',
    '<p><a href="https://empresa.example/ayuda?a=1&amp;b=2">Ayuda</a> <a href="mailto:rh@empresa.example">RH</a></p>',
    '<table><tbody><tr><td colspan="2" align="right">1 &lt; 2</td></tr></tbody></table>',
    '<p style="color:red;text-align:center">Ñandú, żółw, “comillas”</p>',
    '<img src="data:image/png;base64,iVBORw0KGgo=" alt="Logo" width="120">',
  ])('stays as written: %s', (html) => {
    expect(clean(html).replaceAll(/:\s+/g, ':').replaceAll(/;"/g, '"')).toBe(html);
    expect(findings(html)).toEqual([]);
  });

  test.each([
    ['<p>a<script>alert(1)</script></p>', '<p>a</p>'],
    ['<p onclick="x()">a</p>', '<p>a</p>'],
    ['<img src="https://t.example/p.gif" onerror="x()">', '<img>'],
    ['<img src=x onerror=alert(1)>', '<img>'],
    ['<a href="javascript:alert(1)">a</a>', '<a>a</a>'],
    ['<a href=" java\nscript:alert(1)">a</a>', '<a>a</a>'],
    ['<form action="https://t.example"><input name="p" value="x">Clave</form>', 'Clave'],
    ['<iframe src="https://t.example"></iframe>a', 'a'],
    ['<svg><a xlink:href="javascript:x"><text>a</text></a></svg>', ''],
    ['<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>', ''],
    ['<base href="https://t.example"><a href="/x">a</a>', '<a>a</a>'],
    ['<style>p{display:none}</style><p class="x" id="y">a</p>', '<p>a</p>'],
    ['<style>p{display:none}<p>a</p>', ''],
    ['<td background="https://t.example/x.png">a</td>', 'a'],
    ['<p data-sobre-style="position:fixed">a</p>', '<p>a</p>'],
    ['<p style="background:url(https://t.example/x)">a</p>', '<p>a</p>'],
    ['<!-- [if mso]><p>a</p><![endif] --><p>b</p>', '<p>b</p>'],
  ])('loses what runs, loads, asks or leads nowhere: %s', (html, left) => {
    const cleaned = clean(html);
    expect(cleaned).not.toMatch(/t\.example|alert|onerror|javascript|display|position/i);
    expect(cleaned.replace(/\s+/g, ' ').trim()).toBe(left);
  });

  test.each([
    '<p style="display:none">secreto</p>',
    '<p STYLE = "visibility: hidden">secreto</p>',
    '<span style="opacity:0">secreto</span>',
    '<span style="font-size:1px">secreto</span>',
    '<span style="font-size:0">secreto</span>',
    '<span style="color:#fefefe">secreto</span>',
    '<span style="color:white">secreto</span>',
    '<span style="color:rgba(0,0,0,0.01)">secreto</span>',
    '<font color="#FFFFFF">secreto</font>',
    '<div style="position:absolute;left:-9999px">secreto</div>',
    '<div style="height:0;overflow:hidden">secreto</div>',
    '<div style="margin-left:-4000px">secreto</div>',
    '<div style="text-indent:-999em">secreto</div>',
    '<p hidden>secreto</p>',
    '<p style="background-color:#222">secreto</p>',
    '<div style="background-color:#0b57d0"><span style="color:#0b57d0">secreto</span></div>',
    '<p style="line-height:0">secreto</p>',
    '<p style="letter-spacing:-1em">secreto</p>',
    '<p style="mso-hide:all">secreto</p>',
  ])('shows what was to be hidden, in the HTML as in the text, and says so: %s', (html) => {
    expect(kinds(html)).toEqual(['hidden']);
    expect(findings(clean(html))).toEqual([]);
    expect(clean(html)).toContain('secreto');
    expect(clean(html)).not.toMatch(/none|hidden|opacity|absolute|height|indent|[:\s]-\d/);
  });

  test.each([
    '<span style="background-color:#0b57d0;color:#ffffff">Aviso</span>',
    '<table><tbody><tr><td bgcolor="#0b57d0"><span style="color:#ffffff">Aviso</span></td></tr></tbody></table>',
    '<div style="background-color:#0b57d0;color:#fff;display:inline-block"><b style="color:#ffffff">Aviso</b></div>',
  ])('keeps pale words on a dark ground: %s', (html) => {
    expect(findings(html)).toEqual([]);
    expect(clean(html)).toMatch(/color:\s*(?:#ffffff|rgb\(255, 255, 255\))/);
  });
});

describe('what is asked about', () => {
  test.each([
    ['<img src="https://t.example/{{Correo}}.gif">', 'image', 'https://t.example/….gif'],
    ['<p style="background-image:url(https://t.example/a)">Hola</p>', 'image', 'Hola'],
    ['<form>Clave: <b>aquí</b></form>', 'form', 'Clave: aquí'],
    ['{% if Neto %}<script>x()</script>{% endif %}', 'code', 'x()'],
    ['<p onmouseover="x()">Hola</p>', 'code', 'Hola'],
    [
      '<a href="https://malo.example/x">https://banco.example/pago</a>',
      'link',
      'https://banco.example/pago → https://malo.example/x',
    ],
    [
      '<a href="https://banco.example@malo.example/">banco.example</a>',
      'link',
      'banco.example → https://banco.example@malo.example/',
    ],
    [
      '<a href="https://malo.example">Portal www.banco.example</a>',
      'link',
      'Portal www.banco.example → https://malo.example',
    ],
    [
      '<a href="mailto:otro@malo.example">rh@empresa.example</a>',
      'link',
      'rh@empresa.example → mailto:otro@malo.example',
    ],
  ])('is said with its place: %s', (html, kind, text) => {
    expect(findings(html)).toContainEqual({ kind, text });
  });

  test.each([
    '<a href="https://www.empresa.example/a">empresa.example/a</a>',
    '<a href="mailto:rh@empresa.example?subject=x">rh@empresa.example</a>',
    '<a href="https://empresa.example">Portal de la empresa</a>',
    '<a href="{{Enlace}}">Ver recibo</a>',
  ])('is no honest link: %s', (html) => {
    expect(findings(html)).toEqual([]);
  });

  test.each([
    '<a href="https://malo.example\\@banco.example/">https://banco.example</a>',
    '<a href="https://malo.example/">Entre en bancosantander.com</a>',
    '<a href="https://malo.example/">«banco.example»</a>',
    '<a href="https://malo.example/">https : //banco.example</a>',
    '<a href="https://banco.example/">banco.example o malo.example</a>',
    '<a href="mailto:rh@empresa.example?to=eve@malo.example">rh@empresa.example</a>',
    '<a href="mailto:rh@empresa.example?bcc=eve@malo.example">Escríbenos</a>',
  ])('is a link whose words name another address: %s', (html) => {
    expect(kinds(html)).toEqual(['link']);
  });

  test.each([
    '<a href="https://empresa.example/recibo.pdf">Ver recibo.pdf</a>',
    '<a href="https://mañana.example/">mañana.example</a>',
    '<a href="https://www.empresa.example">Entre en empresa.example para verlo</a>',
  ])('is no link to where its words say: %s', (html) => {
    expect(findings(html)).toEqual([]);
  });

  test.each([
    '<p><font color="ffffff">secreto</font></p>',
    '<table><tr><td bgcolor="000000"><font color="010101">secreto</font></td></tr></table>',
    '<p style="color:aliceblue">secreto</p>',
    '<p style="color:var(--x,white)">secreto</p>',
    '<p style="color:color-mix(in srgb,white,white)">secreto</p>',
    '<p style="color:oklch(1 0 0)">secreto</p>',
    '<p style="color:Canvas">secreto</p>',
    '<p style="background-color:currentcolor">secreto</p>',
    '<p style="font-size:calc(1px)">secreto</p>',
    '<p style="padding-left:9000px">secreto</p>',
    '<p style="line-height:400">secreto</p>',
    '<p>cuenta \u202e4321 8765\u202c</p>',
  ])('is what hides words, or may: %s', (html) => {
    expect(kinds(html)).toContain('hidden');
  });

  test('is what grows small together', () => {
    const halves = '<p style="font-size:50%"><span style="font-size:50%">secreto</span></p>';
    const smalls = `${'<small>'.repeat(5)}secreto${'</small>'.repeat(5)}`;
    for (const html of [halves, smalls]) expect(kinds(html)).toContain('hidden');
    expect(clean(halves)).not.toMatch(/50%.*50%/);
    expect(findings('<p>Neto<sup>1</sup> <small>aviso <small>legal</small></small></p>')).toEqual([]);
  });

  test('numbers are not turned round', () => {
    expect(clean('<p>cuenta \u202e4321 8765\u202c</p>')).toBe('<p>cuenta 4321 8765</p>');
  });

  test('is nothing in Sobre’s own texts, which stay as they are', () => {
    for (const language of ['es', 'pl', 'en'] as const) {
      for (const topic of topics) {
        const { body } = presetIn(language, {
          kind: 'payroll',
          topic,
          mapping: {},
          columns: [],
          attached: true,
          locked: true,
        });
        expect([clean(body), findings(body)]).toEqual([body, []]);
      }
    }
  });
});
