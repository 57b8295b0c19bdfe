// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { downloadFile } from '../../../../src/eml/download-file.ts';
import { showFile } from '../../../../src/taskpane/kit/show-file.ts';

interface Followed {
  readonly target: string;
  readonly download: string;
  readonly type: string | undefined;
}

const bytes = Uint8Array.from([1, 2, 3]);
const { createObjectURL, revokeObjectURL } = URL;
let followed: Followed[];

beforeEach(() => {
  followed = [];
  const types = new Map<string, string>();
  URL.createObjectURL = (blob) => {
    const url = `blob:${types.size}`;
    types.set(url, (blob as Blob).type);
    return url;
  };
  URL.revokeObjectURL = () => undefined;
  HTMLAnchorElement.prototype.click = function click(this: HTMLAnchorElement) {
    followed.push({ target: this.target, download: this.download, type: types.get(this.href) });
  };
});
afterEach(() => {
  Object.assign(URL, { createObjectURL, revokeObjectURL });
});

test('a PDF opens in a window of the browser, an XML as the text that it is', () => {
  showFile(true, downloadFile)('recibo.pdf', bytes, 'application/pdf');
  showFile(true, downloadFile)('recibo.xml', bytes, 'application/xml');
  expect(followed).toEqual([
    { target: '_blank', download: '', type: 'application/pdf' },
    { target: '_blank', download: '', type: 'text/plain;charset=utf-8' },
  ]);
});

test.each(['text/html', 'image/svg+xml', 'application/xhtml+xml', ''])(
  'a file of type “%s” never becomes a page',
  (type) => {
    showFile(true, downloadFile)('recibo', bytes, type);
    expect(followed).toMatchObject([{ target: '', download: 'recibo' }]);
  },
);

test('on the desktop, whose view opens no window for it, it goes to the downloads', () => {
  showFile(false, downloadFile)('recibo.pdf', bytes, 'application/pdf');
  expect(followed).toEqual([{ target: '', download: 'recibo.pdf', type: 'application/pdf' }]);
});
