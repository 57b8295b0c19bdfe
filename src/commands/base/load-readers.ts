import { expected } from '../../domain/failure.ts';
import type { DocumentReader } from '../../domain/ports.ts';
import type { Contributed, PluginHost } from '../../plugin/host.ts';
import { mayWant } from '../../plugin/may-want.ts';

/** All readers. One that cannot be loaded is stood in for, last, and the files that only it would take are held. */
export const loadReaders = async (plugins: PluginHost): Promise<readonly DocumentReader[]> => {
  const readers = await Promise.all(
    plugins.contributed('documentReaders').map((each) =>
      each.load().then(
        (reader) => ({ reader, loaded: true }),
        (error: unknown) => ({ reader: standIn(each, error), loaded: false }),
      ),
    ),
  );
  return [...readers.filter(({ loaded }) => loaded), ...readers.filter(({ loaded }) => !loaded)].map(
    ({ reader }) => reader,
  );
};

const standIn = (declared: Contributed<'documentReaders'>, error: unknown): DocumentReader => {
  const failure = expected(error);
  return {
    mediaType: 'application/octet-stream',
    wants: (name, head) => mayWant(declared, name, head),
    read: () => Promise.reject(failure),
  };
};
