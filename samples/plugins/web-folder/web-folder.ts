import { Failure, type ListingSource, type PluginContext } from 'sobre/plugin';

interface Listed {
  readonly name: string;
  readonly size: number;
}

/** What a server says is judged like what anybody else says. */
const isListed = (file: unknown): file is Listed =>
  typeof file === 'object' &&
  file !== null &&
  'name' in file &&
  typeof file.name === 'string' &&
  'size' in file &&
  typeof file.size === 'number';

/** `GET /receipts/` lists names and sizes; each file is below it under its name. */
export const createWebFolder = ({ fetch }: Pick<PluginContext, 'fetch'>): ListingSource => {
  const get = async (address: string, file: string, signal?: AbortSignal): Promise<Response> => {
    const unreadable = (cause: unknown) => new Failure('receipt/unreadable', { cause, values: { file } });
    const answer = await fetch(address, signal === undefined ? {} : { signal }).catch((cause: unknown) => {
      signal?.throwIfAborted();
      throw unreadable(cause);
    });
    if (!answer.ok) throw unreadable(answer.status);
    return answer;
  };
  return {
    list: async (_place, signal) => {
      const listed: unknown = await (await get('/receipts/', '/receipts/', signal)).json();
      if (!Array.isArray(listed) || !listed.every(isListed)) {
        throw new Failure('receipt/unreadable', { values: { file: '/receipts/' } });
      }
      return listed.map(({ name, size }) => ({
        name,
        size,
        read: async () =>
          new Uint8Array(await (await get(`/receipts/${encodeURIComponent(name)}`, name)).arrayBuffer()),
      }));
    },
  };
};
