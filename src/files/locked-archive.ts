import type { DocumentReader } from '../domain/ports.ts';
import { isArchive, isLockedArchive } from './archive.ts';

const maxFiles = 5_000;

/** A ZIP that stayed one: locked for one person, and then nobody here can tell for whom; or one that was not opened. */
export const archiveReader: DocumentReader = {
  mediaType: 'application/zip',
  wants: isArchive,
  read: (bytes) =>
    Promise.resolve(
      isLockedArchive(bytes, maxFiles)
        ? { verdict: 'cannot-tell', reason: 'locked' }
        : { verdict: 'refused', reason: 'nested-too-deep' },
    ),
};
