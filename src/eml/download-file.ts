import type { FileSink } from './eml-files.ts';

/** The browser reads the address some time after the click; then the bytes may go. Milliseconds. */
const readWithin = 60_000;

/** Saves a file to the person's downloads, through a link: the only way a frame of another site has. */
export const downloadFile: FileSink = (name, bytes, mediaType) => {
  const url = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), readWithin);
};
