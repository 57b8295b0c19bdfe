import { openUrl } from './open-url.ts';

/** What a browser shows without running anything of it; a file's own type would make a page of ours out of an HTML file. */
const shownAs: Readonly<Record<string, string>> = {
  'application/pdf': 'application/pdf',
  'application/xml': 'text/plain;charset=utf-8',
  'text/xml': 'text/plain;charset=utf-8',
};

/** The new window reads the address soon after the click; then the bytes may go. Milliseconds. */
const readWithin = 60_000;

type FileSink = (name: string, bytes: Uint8Array<ArrayBuffer>, mediaType: string) => void;

/** A file to be looked at: in a window of the browser, and on the desktop, which opens none for it, from the downloads. */
export const showFile =
  (inBrowser: boolean, download: FileSink): FileSink =>
  (name, bytes, mediaType) => {
    const type = shownAs[mediaType];
    if (!inBrowser || type === undefined) {
      download(name, bytes, mediaType);
      return;
    }
    const url = URL.createObjectURL(new File([bytes], name, { type }));
    openUrl(url);
    setTimeout(() => URL.revokeObjectURL(url), readWithin);
  };
