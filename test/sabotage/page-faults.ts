import type { Fault } from './faults.ts';

/** In what the pages of a file and the parts of an XML say of others. */
export const pageFaults: readonly Fault[] = [
  {
    name: 'what is printed on every page names its person',
    file: 'src/domain/pairing/person-signs.ts',
    find: 'alike(words, first.words) && sign(text) === 0',
    replace: 'alike(words, first.words)',
    test: {
      file: 'test/unit/domain/pairing/own-pages.test.ts',
      name: 'a natural person’s RFC in each header',
    },
  },
  {
    name: 'a part of an amount is the number of somebody',
    file: 'src/domain/pairing/person-signs.ts',
    find: 'const run = /(?<![A-Z0-9Ñ&]|\\d[.,])[A-Z0-9Ñ&]+(?:[-./][A-Z0-9Ñ&]+)*(?![A-Z0-9Ñ&]|[.,]\\d)/g;',
    replace: 'const run = /[A-Z0-9]+/g;',
    test: {
      file: 'test/unit/domain/pairing/own-pages.test.ts',
      name: 'a number found in a sum that only the other has',
    },
  },
  {
    name: 'a list of the whole office names its first line only',
    file: 'src/pdf/name-claims.ts',
    find: '[name, ...countedNames(text, end, name)]',
    replace: '[name]',
    test: { file: 'test/unit/domain/pairing/own-pages.test.ts', name: 'is held, also where the sheet knows one' },
  },
  {
    name: 'who gets a payment is a harmless third party',
    file: 'src/pdf/payee.ts',
    find: "return word === 'A FAVOR DE' || payment.test(block);",
    replace: 'return false;',
    test: { file: 'test/unit/domain/pairing/other-names.test.ts', name: 'A favor de: ORTEGA LUNA PABLO alone asks' },
  },
  {
    name: 'the page of a PDF that is a picture needs no question',
    file: 'src/pdf/pdf-reading.ts',
    find: "if (main.pages.some(isPictureOnly)) traits.add('picture-page');",
    replace: '',
    test: { file: 'test/unit/pdf/beside-pages.test.ts', name: 'a page that is a picture is said' },
  },
  {
    name: 'titles and links of a PDF are not looked at',
    file: 'src/pdf/text-facts.ts',
    find: '[...hidden, ...about]',
    replace: '[...hidden]',
    test: { file: 'test/unit/pdf/beside-pages.test.ts', name: 'its table of contents' },
  },
  {
    name: 'whom the Addenda of a CFDI names is nobody’s business',
    file: 'src/domain/pairing/interlock.ts',
    find: '...judgeAddenda(read, context),',
    replace: '',
    test: { file: 'test/unit/domain/pairing/several-in-xml.test.ts', name: 'an RFC in an Addenda of no known form' },
  },
];
