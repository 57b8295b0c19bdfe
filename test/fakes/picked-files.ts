import { createPickedFiles } from '../../src/files/picked-files.ts';
import { unpackNow } from '../../src/files/unpack.ts';

/** The product's opening of picked files, without its thread. */
export const pickedFiles = createPickedFiles((packed) => Promise.resolve(unpackNow(packed)));
