// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { isPlainMail, parseMail, styleAttribute } from '../../../../src/taskpane/message/parse-mail.ts';

describe('the text of a mail', () => {
  test('keeps its looks under a name the policy allows', () => {
    const [paragraph] = parseMail('<p STYLE = "color:red">a style="b"</p><style>p{}</style>').querySelectorAll('p');
    expect(paragraph?.getAttribute('style')).toBeNull();
    expect(paragraph?.getAttribute(styleAttribute)).toBe('color:red');
    expect(paragraph?.textContent).toBe('a style="b"');
  });

  test('has no style sheet left', () => {
    expect(parseMail('<style>p { color: red }</style><p>a</p>').querySelector('style')).toBeNull();
  });

  test.each([
    '<p>Hola, {{Nombre}}:</p><ul><li><strong>a</strong> <em>b</em></li></ul>',
    '<p><a href="https://empresa.example">a</a><br></p>',
    'plain text',
  ])('fits the editor: %s', (html) => expect(isPlainMail(html)).toBe(true));

  test.each([
    '<table><tr><td>a</td></tr></table>',
    '<p style="color:red">a</p>',
    '<p class="x">a</p>',
    '{% if Neto %}<p>a</p>{% endif %}',
    '<!-- a --><p>b</p>',
    '<img src="data:,">',
  ])('says more than the editor can keep: %s', (html) => expect(isPlainMail(html)).toBe(false));
});
