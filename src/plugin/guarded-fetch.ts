import { declaredOrigin, type DeploymentConfig } from './deployment.ts';

export interface Reach {
  /** Who asks. */
  readonly plugin: string;
  /** As `plugin.json` declares them. */
  readonly hosts: readonly string[];
  readonly config: DeploymentConfig;
  /** Of the pane: always open to every plugin. */
  readonly ownOrigin: string;
}

/** `*.firm.example` stands for every host below it, as in a policy, and not for itself. */
const covers = (declared: string, { origin, protocol, hostname }: URL): boolean => {
  const [, below] = /^https:\/\/\*(\..+)$/.exec(declared) ?? [];
  return below === undefined ? origin === declared : protocol === 'https:' && hostname.endsWith(below);
};

const addressOf = (input: RequestInfo | URL): string => (input instanceof Request ? input.url : String(input));

/** `fetch` for one plugin: what it did not declare is refused before anything leaves. */
export const guardedFetch = (fetch: typeof globalThis.fetch, { plugin, hosts, config, ownOrigin }: Reach) => {
  const declared = hosts.map((host) => declaredOrigin(host, config));
  const guarded: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(addressOf(input), ownOrigin);
    const isOpen =
      url.origin === ownOrigin ||
      // Made here, by the plugin itself.
      ['blob:', 'data:'].includes(url.protocol) ||
      declared.some((host) => host !== undefined && covers(host, url));
    if (!isOpen) throw new TypeError(`${plugin} asks ${url.origin}, which its plugin.json does not name under "hosts"`);
    return fetch(input, init);
  };
  return guarded;
};
