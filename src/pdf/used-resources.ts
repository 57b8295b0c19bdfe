import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFName,
  PDFRawStream,
  type PDFRef,
  PDFStream,
  type PDFContext,
  type PDFObject,
  type PDFPageLeaf,
} from '@cantoo/pdf-lib';

const latin = new TextDecoder('latin1');
const [resourcesName, formName, subtypeName, xObjectName] = ['Resources', 'Form', 'Subtype', 'XObject'].map((name) =>
  PDFName.of(name),
) as [PDFName, PDFName, PDFName, PDFName];

/** Of what is drawn, only what is drawn with: not where it is on the screen, whose it is or what program made it. */
const besides = [
  'Metadata',
  'PieceInfo',
  'StructParent',
  'StructParents',
  'LastModified',
  'OPI',
  'AF',
  'Ref',
  'Measure',
  'PtData',
  'OC',
];

/**
 * Of the resources of a page, those that its content names: programs often give one table of all slips of the file to
 * every page. Forms within are treated alike.
 */
export const usedResources = (page: PDFPageLeaf, context: PDFContext): PDFDict => {
  const all = context.lookupMaybe(page.getInheritableAttribute(resourcesName), PDFDict);
  const content = contentOf(context.lookup(page.get(PDFName.of('Contents'))), context);
  return pruned(all, namesIn(content), context, new Map());
};

const contentOf = (contents: PDFObject | undefined, context: PDFContext): string => {
  if (contents instanceof PDFArray)
    return contents
      .asArray()
      .map((each) => contentOf(context.lookup(each), context))
      .join('\n');
  if (contents instanceof PDFRawStream) return latin.decode(decodePDFRawStream(contents).decode());
  return contents instanceof PDFStream ? latin.decode(contents.getContents()) : '';
};

const name = /\/([^\s<>[\]()/%{}]+)/g;

/** Every name in it, also one in a text: too much is no harm, for what it says is compared in the end. */
const namesIn = (content: string): Set<string> =>
  new Set(
    [...content.matchAll(name)].map(([, each = '']) =>
      each.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
    ),
  );

type Done = Map<PDFObject, PDFRef>;

const pruned = (all: PDFDict | undefined, names: Set<string>, context: PDFContext, done: Done): PDFDict => {
  const kept = PDFDict.withContext(context);
  if (all === undefined) return kept;
  const forms = new Map<PDFName, PDFObject>();
  const objects = context.lookupMaybe(all.get(xObjectName), PDFDict)?.entries() ?? [];
  // A form that is kept may name others.
  for (let before = -1; before < names.size;) {
    before = names.size;
    for (const [key, value] of objects) {
      if (!names.has(key.decodeText())) continue;
      const stream = context.lookup(value);
      if (stream instanceof PDFRawStream) forms.set(key, bare(stream, names, context, done));
    }
  }
  for (const [kind, value] of all.entries()) {
    const table = context.lookup(value);
    if (kind === xObjectName) kept.set(kind, PDFDict.fromMapWithContext(forms, context));
    else if (table instanceof PDFDict) kept.set(kind, withKeys(table, names, context));
    else kept.set(kind, value);
  }
  return kept;
};

const withKeys = (table: PDFDict, names: ReadonlySet<string>, context: PDFContext): PDFDict =>
  PDFDict.fromMapWithContext(new Map(table.entries().filter(([key]) => names.has(key.decodeText()))), context);

/** The same picture or form without what is said beside it, and a form with its own resources pruned. */
const bare = (stream: PDFRawStream, outer: Set<string>, context: PDFContext, done: Done): PDFRef => {
  const known = done.get(stream);
  if (known !== undefined) return known;
  const dict = PDFDict.fromMapWithContext(
    new Map(stream.dict.entries().filter(([key]) => !besides.includes(key.decodeText()))),
    context,
  );
  const copy = PDFRawStream.of(dict, stream.contents);
  const ref = context.register(copy);
  done.set(stream, ref);
  if (context.lookup(dict.get(subtypeName)) === formName) {
    const names = namesIn(contentOf(stream, context));
    const own = context.lookupMaybe(dict.get(resourcesName), PDFDict);
    // A form without resources of its own draws with those of whoever draws it.
    if (own === undefined) for (const each of names) outer.add(each);
    else dict.set(resourcesName, pruned(own, names, context, done));
  }
  return ref;
};
