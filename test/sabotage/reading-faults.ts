import type { Fault } from './faults.ts';

/** In what a file costs to read, and in what of it no text says. */
export const readingFaults: readonly Fault[] = [
  {
    name: 'the outline of every letter is built to read a text',
    file: 'src/pdf/open-pdf.ts',
    find: 'disableFontFace: false,',
    replace: 'disableFontFace: true,',
    test: { file: 'test/unit/pdf/read-once.test.ts', name: 'no outline is built' },
  },
  {
    name: 'every letter of a page is copied on its way',
    file: 'src/pdf/near-port.ts',
    find: 'withSharedMarks(message) ??',
    replace: 'withSharedMarks({}) ??',
    test: { file: 'test/unit/pdf/read-once.test.ts', name: 'no letter of it is copied' },
  },
  {
    name: 'a PDF is judged twice for its row',
    file: 'src/domain/pairing/pair-auto.ts',
    find: 'attach(first, judged, found);',
    replace: 'attach(first, judged);',
    test: { file: 'test/unit/domain/pairing/asked-once.test.ts', name: 'judged once for its row' },
  },
  {
    name: 'letters drawn as outlines beside words are taken for a sign',
    file: 'src/domain/pairing/strange-drawing.ts',
    find: 'folder.pdfs) < 2',
    replace: 'folder.pdfs) < 1',
    test: { file: 'test/unit/pdf/drawn-text.test.ts', name: 'is asked about: filled, a path each letter' },
  },
  {
    name: 'a page cut in stripes is no picture',
    file: 'src/pdf/painted-ground.ts',
    find: 'if (boxes.length < fewestStripes) return false;',
    replace: 'if (boxes.length > 0) return false;',
    test: { file: 'test/unit/pdf/drawn-text.test.ts', name: 'four of them' },
  },
  {
    name: 'an id that lost its zeros in a file is not read',
    file: 'src/pdf/identity-claims.ts',
    find: 'if (short !== undefined) marks.push(short);',
    replace: 'if (marks.length < 0) marks.push(short!);',
    test: {
      file: 'test/unit/domain/pairing/lost-zeros.test.ts',
      name: 'a PESEL of ten digits speaks against a namesake',
    },
  },
  {
    name: 'lines like the row’s own are no list',
    file: 'src/domain/pairing/pdf-holder.ts',
    find: 'line.alike === true ||',
    replace: '',
    test: { file: 'test/unit/domain/pairing/lists-of-names.test.ts', name: 'where no label names anybody, too' },
  },
  {
    name: 'the same files leave again under another period',
    file: 'src/domain/sending/evidence.ts',
    find: 'this.judgeFiles(keys, hash.files ?? noFilesHash) ??',
    replace: '',
    test: { file: 'test/unit/domain/sending/evidence.test.ts', name: 'ask, whoever the row names' },
  },
];
