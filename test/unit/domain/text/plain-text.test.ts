import { describe, expect, it } from 'vitest';
import { plainText } from '../../../../src/domain/text/plain-text.ts';

describe('the plain text of an HTML body', () => {
  it.each([
    ['<p>Hola, Ana:</p><p>Adjunto.</p>', 'Hola, Ana:\n\nAdjunto.\n'],
    ['<div>uno</div><div>dos</div>', 'uno\ndos\n'],
    ['uno<br>dos<br/>tres', 'uno\ndos\ntres\n'],
    ['<ul><li>uno</li><li>dos</li></ul>', '- uno\n- dos\n'],
    ['a &amp; b &lt;c&gt; &quot;d&quot; &#39;e&#39; &#x142; &nbsp;f', 'a & b <c> "d" \'e\' ł f\n'],
    ['&amp;lt;b&amp;gt;', '&lt;b&gt;\n'],
    ['&unknown; &#0; &#99999999;', '&unknown; &#99999999;\n'],
    ['<a href="https://example.com/x">aquí</a>', 'aquí (https://example.com/x)\n'],
    ['<a href="mailto:rh@example.com">rh@example.com</a>', 'rh@example.com\n'],
    ['<a href="https://example.com">https://example.com</a>', 'https://example.com\n'],
    ['<style>p{}</style><script>x</script><!-- n --><p>  a \n b </p>', 'a b\n'],
    ['<table><tr><td>Neto</td><td>10</td></tr><tr><td>ISR</td><td>2</td></tr></table>', 'Neto\t10\nISR\t2\n'],
    ['<b>a</b><i>b</i>', 'ab\n'],
    ['', '\n'],
  ])('%s', (html, text) => {
    expect(plainText(html)).toBe(text);
  });
});
