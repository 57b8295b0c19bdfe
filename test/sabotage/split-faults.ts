import type { Fault } from './faults.ts';

/** What can go wrong where one file of everybody is cut. */
export const splitFaults: readonly Fault[] = [
  {
    name: 'a part keeps what other pages draw',
    file: 'src/pdf/used-resources.ts',
    find: 'if (!names.has(key.decodeText())) continue;',
    replace: '',
    test: { file: 'test/unit/pdf/cut-pdf.test.ts', name: 'with a table of resources for all pages in the file' },
  },
  {
    name: 'a part keeps a foreign page',
    file: 'src/pdf/cut-pdf.ts',
    find: "const kept = ['MediaBox',",
    replace: "const kept = ['Annots', 'MediaBox',",
    test: { file: 'test/unit/pdf/cut-pdf.test.ts', name: 'with a link to the next page in the file' },
  },
  {
    name: 'a page that says nobody goes with the person before',
    file: 'src/domain/split/plan-split.ts',
    find: 'return open !== undefined && isNext(open, page) ? undefined : kind;',
    replace: 'return open !== undefined ? undefined : kind;',
    test: {
      file: 'test/unit/domain/split/plan-split.test.ts',
      name: 'a page that says nobody puts the parts beside it in doubt',
    },
  },
  {
    name: 'a page of two slips becomes a part',
    file: 'src/domain/split/plan-split.ts',
    find: "if (kind === 'several') return 'several';",
    replace: '',
    test: { file: 'test/property/split.property.test.ts', name: 'no page of several is in a part' },
  },
  {
    name: 'a part that says less than its pages is handed out',
    file: 'src/pdf/cut-pdf.ts',
    find: 'shown === file[index]?.shown',
    replace: 'shown !== undefined',
    test: { file: 'test/unit/pdf/cut-pdf.test.ts', name: 'a page whose notes would be lost is not cut' },
  },
  {
    name: 'pages in doubt are cut and sent all the same',
    file: 'src/commands/receipts/bundle-visit.ts',
    find: 'parts.filter(({ doubt }) => doubt === undefined);',
    replace: 'parts;',
    test: {
      file: 'test/unit/commands/receipts/bundles.test.ts',
      name: 'what is in doubt stays out with a reason at its person, until somebody says how it is',
    },
  },
  {
    name: 'a bookmark gives a page that says nobody, however uneven the pages are',
    file: 'src/domain/split/plan-split.ts',
    find: 'if (counts.size < 2) return;',
    replace: 'if (counts.size < 99) return;',
    test: {
      file: 'test/unit/domain/split/plan-split.test.ts',
      name: 'bookmarks give pages that say nobody where everybody has as many pages, and only there',
    },
  },
  {
    name: 'the name of a file of everybody speaks of its parts',
    file: 'src/domain/pairing/file-name-hints.ts',
    find: 'if (file.isPart === true) return assignedEntry(document, this.context);',
    replace: '',
    test: {
      file: 'test/unit/commands/receipts/bundles.test.ts',
      name: 'what the whole file is called says nothing of its parts',
    },
  },
];
