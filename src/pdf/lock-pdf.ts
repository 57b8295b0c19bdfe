import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHeader,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
  PDFWriter,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { Failure } from '../domain/failure.ts';
import { createLock, encryptPadded, joinBytes, randomBytes, type FileLock } from './revision-six.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * The same PDF behind a password: AES-256, revision 6. The library's own way leaves strings of pages and catalog in the
 * clear and derives keys in script; here every string and stream is encrypted by the platform before writing. `key` opens
 * a file that only an owner's password locks. Rejects with `receipt/unreadable`.
 */
export const lockPdf = async (bytes: Bytes, password: string, signal: AbortSignal, key?: string): Promise<Bytes> => {
  const { context } = await load(bytes, key);
  const lock = await createLock(password);
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    signal.throwIfAborted();
    context.assign(ref, await encryptObject(object, lock.key));
  }
  const id = context.obj([PDFHexString.fromBytes(randomBytes(16)), PDFHexString.fromBytes(randomBytes(16))]);
  context.header = PDFHeader.forVersion(2, 0);
  context.trailerInfo.ID = id;
  context.trailerInfo.Encrypt = context.register(encryptionDict(context, lock));
  return write(context);
};

/** The same PDF as it would be written again, without a lock. Rejects with `receipt/unreadable`. */
export const rewritePdf = async (bytes: Bytes, key?: string): Promise<Bytes> => {
  const { context } = await load(bytes, key);
  return write(context);
};

const load = async (bytes: Bytes, key: string | undefined): Promise<PDFDocument> => {
  try {
    const document = await PDFDocument.load(bytes, {
      updateMetadata: false,
      // Strings of an object that nobody understands would stay in the clear.
      throwOnInvalidObject: true,
      parseSpeed: Infinity,
      ...(key === undefined ? {} : { password: key }),
    });
    const { context } = document;
    const { Encrypt } = context.trailerInfo;
    if (Encrypt instanceof PDFRef) context.delete(Encrypt);
    delete context.trailerInfo.Encrypt;
    for (const [ref, object] of context.enumerateIndirectObjects()) if (isContainer(object)) context.delete(ref);
    return document;
  } catch (error) {
    throw new Failure('receipt/unreadable', { cause: error });
  }
};

const write = async (context: PDFContext): Promise<Bytes> =>
  new Uint8Array(await PDFWriter.forContext(context, Infinity).serializeToBuffer());

/** Objects were already taken out of these; written again they would be stale copies in the clear. */
const isContainer = (object: PDFObject): boolean =>
  object instanceof PDFRawStream && ['/XRef', '/ObjStm'].includes(String(object.dict.get(PDFName.of('Type'))));

const encrypt = async (bytes: Uint8Array, key: CryptoKey): Promise<Bytes> => {
  const iv = randomBytes(16);
  return joinBytes(iv, await encryptPadded(key, iv, new Uint8Array(bytes)));
};

const encryptObject = async (object: PDFObject, key: CryptoKey): Promise<PDFObject> => {
  if (object instanceof PDFString || object instanceof PDFHexString) {
    return PDFHexString.fromBytes(await encrypt(object.asBytes(), key));
  }
  if (object instanceof PDFStream) {
    await encryptEntries(object.dict, key);
    return PDFRawStream.of(object.dict, await encrypt(object.getContents(), key));
  }
  if (object instanceof PDFDict) await encryptEntries(object, key);
  if (object instanceof PDFArray) {
    for (let index = 0; index < object.size(); index += 1) {
      object.set(index, await encryptObject(object.get(index), key));
    }
  }
  return object;
};

const encryptEntries = async (dict: PDFDict, key: CryptoKey): Promise<void> => {
  const signature = String(dict.get(PDFName.of('Type'))) === '/Sig';
  for (const [name, value] of dict.entries()) {
    // ISO 32000-2 §7.6.2: the bytes of a signature stay as they are.
    if (signature && name === PDFName.of('Contents')) continue;
    dict.set(name, await encryptObject(value, key));
  }
};

const encryptionDict = (context: PDFContext, lock: FileLock): PDFDict => {
  const hex = (bytes: Bytes) => PDFHexString.fromBytes(bytes);
  return context.obj({
    Filter: 'Standard',
    V: 5,
    R: 6,
    Length: 256,
    CF: { StdCF: { AuthEvent: 'DocOpen', CFM: 'AESV3', Length: 32 } },
    StmF: 'StdCF',
    StrF: 'StdCF',
    O: hex(lock.O),
    OE: hex(lock.OE),
    U: hex(lock.U),
    UE: hex(lock.UE),
    P: lock.P,
    Perms: hex(lock.Perms),
  });
};
