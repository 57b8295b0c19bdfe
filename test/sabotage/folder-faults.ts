import type { Fault } from './faults.ts';

/** What can go wrong between OneDrive and a mail. */
export const folderFaults: readonly Fault[] = [
  {
    name: 'bytes from OneDrive are not compared with their hash',
    file: 'src/microsoft/download.ts',
    find: 'if (quick !== undefined && quick !== quickXorHash(bytes)) return false;',
    replace: '',
    test: { file: 'test/unit/microsoft/folder.test.ts', name: 'bytes that differ from their quickXor never' },
  },
  {
    name: 'the token follows whatever address a page of Graph names',
    file: 'src/microsoft/graph.ts',
    find: "if (url.origin !== new URL(graphUrl).origin) throw new Failure('folder/no-answer');",
    replace: '',
    test: { file: 'test/unit/microsoft/folder.test.ts', name: 'the token goes to Graph alone' },
  },
  {
    name: 'the folder in the own drive is taken for the one in another drive',
    file: 'src/microsoft/workbook-place.ts',
    find: 'return root === undefined ? undefined : whole.slice(root.length);',
    replace: "return whole.split('/Documents/')[1] ?? root;",
    test: { file: 'test/unit/microsoft/folder.test.ts', name: 'the same path in the own drive is not taken' },
  },
  {
    name: "an answer with another attempt's state is exchanged at Microsoft",
    file: 'src/microsoft/dialog-sign-in.ts',
    find: 'if (answer?.state !== secrets.state)',
    replace: 'if (answer === undefined)',
    test: { file: 'test/unit/microsoft/sign-in.test.ts', name: 'state redeems nothing' },
  },
  {
    name: 'a file that changed in the folder leaves with its former content',
    file: 'src/commands/receipts/documents.ts',
    find: 'this.all = this.all.filter((each) => !this.ofFolder.has(keyOf(each)));',
    replace: '',
    test: {
      file: 'test/unit/commands/receipts/folder-session.test.ts',
      name: 'a changed file that cannot be fetched leaves its row without one',
    },
  },
  {
    name: 'the tick of a subfolder says what the workbook wishes',
    file: 'src/commands/receipts/folder-visit.ts',
    find: "const chosen = this.busy === undefined ? this.taken : (this.ports.book.get('folder') ?? []);",
    replace: "const chosen = this.ports.book.get('folder') ?? [];",
    test: {
      file: 'test/unit/commands/receipts/folder-session.test.ts',
      name: 'the tick of a subfolder says what was taken',
    },
  },
  {
    name: 'a file that was picked by hand counts as the folder’s',
    file: 'src/commands/receipts/documents.ts',
    find: 'this.ofFolder = new Set([...this.ofFolder].filter((key) => !picked.has(key)));',
    replace: 'void picked;',
    test: {
      file: 'test/unit/commands/receipts/folder-session.test.ts',
      name: 'what is picked by hand while the folder has it too stays',
    },
  },
  {
    name: 'a listing that fails takes away what was listed',
    file: 'src/commands/receipts/receipts-actions.ts',
    find: 'if (listing === undefined) return;',
    replace: 'if (listing === undefined) return void (await rechecked(desks, () => desks.receipts.clear()));',
    test: { file: 'test/unit/commands/receipts/folder-trouble.test.ts', name: 'a folder that was moved' },
  },
  {
    name: 'an answer of the download host that a browser hides ends the listing as offline',
    file: 'src/microsoft/download.ts',
    find: "if (isFailure(error) && error.code === 'folder/offline') return error;",
    replace: '',
    test: { file: 'test/unit/microsoft/folder.test.ts', name: 'one file whose host never answers is refused alone' },
  },
  {
    name: 'what could not be taken from the folder counts as seen',
    file: 'src/microsoft/seen.ts',
    find: 'const mark = fresh.get(id) ?? kept?.[id];',
    replace: "const mark = fresh.get(id) ?? kept?.[id] ?? 'seen';",
    test: { file: 'test/unit/microsoft/folder.test.ts', name: 'what could not be taken is still new' },
  },
  {
    name: 'a window of an earlier sign-in at Microsoft ends a later one',
    file: 'src/microsoft/dialog-sign-in.ts',
    find: 'return answer !== undefined && !former.has(answer.state);',
    replace: 'return answer !== undefined;',
    test: { file: 'test/unit/microsoft/sign-in.test.ts', name: 'a window of an earlier attempt that still speaks' },
  },
];
