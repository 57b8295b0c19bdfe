import type { DocumentReader } from '../domain/ports.ts';
import { isArchive, namesInLocked } from './archive.ts';

const maxFiles = 5_000;

/** A ZIP that stayed one: locked for one person, and then only names speak of whom; or one that was not opened. */
export const archiveReader: DocumentReader = {
  mediaType: 'application/zip',
  wants: isArchive,
  read: (bytes) => {
    const names = namesInLocked(bytes, maxFiles);
    return Promise.resolve(
      names === undefined
        ? { verdict: 'refused', reason: 'nested-too-deep' }
        : { verdict: 'cannot-tell', reason: 'locked', names },
    );
  },
};
