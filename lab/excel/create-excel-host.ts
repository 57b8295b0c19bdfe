import { readApiTable } from './api-table.ts';
import { deskside } from './deskside.ts';
import type { ExcelClient, ExcelCounters } from './excel-client.ts';
import type { DemoOptions, ExcelHostOptions, PaneOptions, Sideload } from './host-options.ts';
import { readManifest } from './manifest.ts';
import type { LabFaultKind } from './page/desk-view.ts';
import { Pane } from './pane.ts';
import { Person, type PersonOptions } from './person.ts';
import { pressControl, type PressOutcome } from './press-control.ts';
import { createCertificate } from './server/certificate.ts';
import { type Servers, startServers } from './server/start-servers.ts';

export interface ExcelHost {
  /** For `--ignore-certificate-errors-spki-list`. */
  readonly spki: string;
  /** For `--host-resolver-rules`: sends Microsoft's CDN to the npm package. */
  readonly resolverRules: string;
  /** Sites that frame the add-in, outermost first: the product's `frame-ancestors`. */
  readonly frameAncestors: readonly string[];
  /** Tells Excel of the add-in; before anybody opens a pane. */
  sideload(addin: Sideload): void;
  /** Seats a person at the book without opening a page. The same person for the same name. */
  seat(options: PersonOptions): ExcelClient;
  /** Where a seated person's Excel is opened. */
  addressOf(client: string): string;
  /** Seats a person and opens their page. */
  openPane(options: PaneOptions): Promise<Pane>;
  client(name: string): ExcelClient;
  counters(client: string): ExcelCounters;
  /** Presses a button of the ribbon or an entry of the cell menu; rejects when it is disabled or unknown. */
  press(client: string, controlId: string): Promise<PressOutcome>;
  /** Whether a control of ribbon or cell menu is enabled now. Throws for one that the manifest does not name. */
  offers(client: string, controlId: string): boolean;
  showPane(client: string, visible: boolean): void;
  /** Closes the pane and opens it again after `ms`; the add-in keeps running meanwhile. */
  hidePane(client: string, ms: number): Promise<void>;
  /** Tries to close the document; where the add-in enabled a warning, the person answers it with `answer`. */
  closeDocument(client: string, answer: 'close' | 'stay'): 'closed' | 'stayed';
  close(): Promise<void>;
}

/** Starts an emulated Excel on the web around one book. */
export async function createExcelHost(options: ExcelHostOptions): Promise<ExcelHost> {
  const certificate = options.certificate ?? (await createCertificate());
  const room = new Room(options, await readApiTable());
  const servers = await startServers({
    certificate,
    port: options.port ?? 0,
    title: options.book.name,
    ...(options.cdnPort === undefined ? {} : { cdnPort: options.cdnPort }),
    names: options.names,
    find: (name) => room.find(name),
    desks: { deskside: (name) => room.deskside(name), provoke: (kind, name) => room.provoke(kind, name) },
  });
  room.documentUrl = options.documentUrl ?? `${servers.outerOrigin}/documents/${encodeURIComponent(options.book.name)}`;
  return {
    spki: certificate.spki,
    resolverRules: servers.resolverRules,
    frameAncestors: [servers.outerOrigin, servers.hostOrigin],
    sideload: (addin) => void (room.addin = addin),
    seat: (seated) => room.seat(seated).excel,
    addressOf: (name) => servers.addressOf(name, room.person(name).options.ui ?? false),
    openPane: ({ context, ...seated }) => openPane(context, room.seat(seated), servers),
    client: (name) => room.person(name).excel,
    counters: (name) => room.person(name).excel.counters,
    press: (name, controlId) => pressControl(room.person(name), controlId),
    offers: (name, controlId) => room.person(name).isEnabled(room.person(name).control(controlId)),
    showPane: (name, visible) => room.person(name).show(visible),
    hidePane: (name, ms) => hidePane(room.person(name), ms),
    closeDocument: (name, answer) => closeDocument(room.person(name), answer),
    close: () => servers.close(),
  };
}

/** Everybody who has the book open. */
class Room {
  addin: Sideload | undefined;
  documentUrl = '';
  readonly #options: ExcelHostOptions;
  readonly #demo: DemoOptions;
  readonly #table: Awaited<ReturnType<typeof readApiTable>>;
  readonly #people = new Map<string, Person>();
  /** Document settings of the add-in: part of the document, so everybody's. */
  readonly #settings: Map<string, string>;

  constructor(options: ExcelHostOptions, table: Awaited<ReturnType<typeof readApiTable>>) {
    this.#options = options;
    this.#settings = options.book.documentSettings ?? new Map();
    this.#demo = options.demo ?? {};
    this.#table = table;
  }

  find(name: string): Person | undefined {
    return this.#people.get(name);
  }

  person(name: string): Person {
    const known = this.find(name);
    if (!known) throw new Error(`Nobody called "${name}" has the book open`);
    return known;
  }

  seat(options: PersonOptions): Person {
    const known = this.find(options.client);
    if (known) return known;
    if (!this.addin) throw new Error('No add-in is sideloaded');
    const newcomer = new Person(options, {
      book: this.#options.book,
      documentUrl: this.documentUrl,
      manifest: readManifest(this.addin.manifest, options.locale ?? 'es-MX', this.addin.origin),
      table: this.#table,
      settings: this.#settings,
      onMessage: this.#options.onMessage ?? (() => {}),
    });
    this.#people.set(options.client, newcomer);
    return newcomer;
  }

  deskside(name: string) {
    const person = this.find(name);
    const desk = this.#options.book.replica(name).desk;
    return person && desk ? deskside(person, desk, this.#demo) : undefined;
  }

  async provoke(kind: LabFaultKind, name: string): Promise<string> {
    if (this.#demo.provoke) return this.#demo.provoke(kind, name);
    throw new Error(`Nobody provokes "${kind}" here`);
  }
}

function openPane(context: PaneOptions['context'], person: Person, servers: Servers): Promise<Pane> {
  const { manifest, options } = person;
  return Pane.open(context, {
    outerUrl: servers.addressOf(options.client, options.ui ?? false),
    hostOrigin: servers.hostOrigin,
    addinOrigin: new URL(manifest.paneUrl).origin,
    localHosts: options.localHosts ?? [],
    systemBrowser: options.platform === 'desktop',
    dialogCloseMs: options.dialogCloseMs,
    onGone: () => person.excel.forgetPage(),
  });
}

async function hidePane(person: Person, ms: number): Promise<void> {
  person.show(false);
  await new Promise((resolve) => setTimeout(resolve, ms));
  person.show(true);
}

function closeDocument(person: Person, answer: 'close' | 'stay'): 'closed' | 'stayed' {
  if (!person.runtime.closeWarning || answer === 'close') return 'closed';
  person.excel.cancelClosing();
  return 'stayed';
}
