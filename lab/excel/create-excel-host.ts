import { readApiTable } from './api-table.ts';
import type { CommandOutcome } from './command-calls.ts';
import type { ExcelClient, ExcelCounters } from './excel-client.ts';
import type { ExcelHostOptions, PaneOptions, Sideload } from './host-options.ts';
import { readManifest } from './manifest.ts';
import { Pane } from './pane.ts';
import { Person, type PersonOptions } from './person.ts';
import { createCertificate } from './server/certificate.ts';
import { startServers } from './server/start-servers.ts';

/** Excel ends a ribbon function after this long. */
const COMMAND_LIMIT_MS = 5 * 60_000;

export interface ExcelHost {
  /** For `--ignore-certificate-errors-spki-list`. */
  readonly spki: string;
  /** For `--host-resolver-rules`: sends Microsoft's CDN to the npm package. */
  readonly resolverRules: string;
  /** Sites that frame the add-in, outermost first: the product's `frame-ancestors`. */
  readonly frameAncestors: readonly string[];
  /** Tells Excel of the add-in; before anybody opens a pane. */
  sideload(addin: Sideload): void;
  /** Seats a person at the book without a browser: for the address of `addressOf`, or for tests of the wire. */
  seat(options: PersonOptions): ExcelClient;
  /** Where a person's Excel can be opened in a browser. */
  addressOf(client: string): string;
  openPane(options: PaneOptions): Promise<Pane>;
  client(name: string): ExcelClient;
  counters(client: string): ExcelCounters;
  /** Presses a button of the ribbon or an entry of the cell menu; rejects when it is disabled or unknown. */
  press(client: string, controlId: string): Promise<CommandOutcome | { readonly ended: 'pane-shown' }>;
  showPane(client: string, visible: boolean): void;
  /** Closes the pane and opens it again after `ms`; the add-in keeps running meanwhile. */
  hidePane(client: string, ms: number): Promise<void>;
  /** Tries to close the document; a warning the add-in enabled is answered with `answer`. */
  closeDocument(client: string, answer: 'close' | 'stay'): 'closed' | 'stayed';
  close(): Promise<void>;
}

export async function createExcelHost(options: ExcelHostOptions): Promise<ExcelHost> {
  const certificate = options.certificate ?? (await createCertificate());
  const table = await readApiTable();
  const people = new Map<string, Person>();
  const settings = new Map<string, string>();
  let addin: Sideload | undefined;

  const person = (name: string): Person => {
    const known = people.get(name);
    if (!known) throw new Error(`Nobody called "${name}" has the book open`);
    return known;
  };
  const servers = await startServers({
    certificate,
    port: options.port ?? 0,
    title: options.book.name,
    find: (name) => people.get(name),
  });

  const seat = (seated: PersonOptions): Person => {
    const known = people.get(seated.client);
    if (known) return known;
    if (!addin) throw new Error('No add-in is sideloaded');
    const manifest = readManifest(addin.manifest, seated.locale ?? 'es-MX', addin.origin);
    const documentUrl = `${servers.outerOrigin}/documents/${encodeURIComponent(options.book.name)}`;
    const newcomer = new Person(seated, { book: options.book, documentUrl, manifest, table, settings });
    people.set(seated.client, newcomer);
    return newcomer;
  };
  const press: ExcelHost['press'] = async (name, controlId) => {
    const at = person(name);
    const control = at.control(controlId);
    if (!at.isEnabled(control)) throw new Error(`"${controlId}" is disabled`);
    if (control.action.kind === 'show-pane') {
      at.show(true);
      return { ended: 'pane-shown' };
    }
    at.mount();
    return at.excel.runCommand(control.action.functionName, controlId, COMMAND_LIMIT_MS);
  };

  return {
    spki: certificate.spki,
    resolverRules: servers.resolverRules,
    frameAncestors: [servers.outerOrigin, servers.hostOrigin],
    sideload: (sideloaded) => void (addin = sideloaded),
    seat: (seated) => seat(seated).excel,
    addressOf: (client) => servers.addressOf(client, person(client).options.ui ?? false),
    async openPane({ context, ...seated }) {
      const { manifest } = seat(seated);
      return Pane.open(context, {
        outerUrl: servers.addressOf(seated.client, seated.ui ?? false),
        hostOrigin: servers.hostOrigin,
        addinOrigin: new URL(manifest.paneUrl).origin,
        localHosts: seated.localHosts ?? [],
        systemBrowser: seated.platform === 'desktop',
      });
    },
    client: (name) => person(name).excel,
    counters: (name) => person(name).excel.counters,
    press,
    showPane: (name, visible) => person(name).show(visible),
    async hidePane(name, ms) {
      person(name).show(false);
      await new Promise((resolve) => setTimeout(resolve, ms));
      person(name).show(true);
    },
    closeDocument(name, answer) {
      const at = person(name);
      if (!at.runtime.closeWarning || answer === 'close') return 'closed';
      at.excel.cancelClosing();
      return 'stayed';
    },
    close: () => servers.close(),
  };
}
