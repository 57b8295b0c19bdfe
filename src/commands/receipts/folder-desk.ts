import { expected } from '../../domain/failure.ts';
import type { FolderListing } from '../../domain/ports.ts';
import { late } from '../base/late.ts';
import { sentenceOf, type Sentence } from '../base/sentence.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import type { FolderState } from './folder-state.ts';
import type { FolderVisit } from './folder-visit.ts';

type Ports = Pick<SessionPorts, 'book' | 'config' | 'place' | 'plugins'>;

/** The folder that the workbook is in. Few deployments offer it: all that is done with it comes late. */
export class FolderDesk {
  private visit: FolderVisit | undefined;
  private opening: Promise<FolderVisit | undefined> | undefined;
  private isOpening = false;
  private problem: Sentence | undefined;
  private readonly ports: Ports;
  private readonly changed: () => void;

  constructor(ports: Ports, changed: () => void) {
    this.ports = ports;
    this.changed = changed;
  }

  /** Undefined where the deployment has none. */
  private get offered() {
    const [offered] = this.ports.plugins.contributed('receiptFolders');
    return this.ports.config.microsoft.clientId === '' ? undefined : offered;
  }

  /** So that a window can open inside the press that follows. What stands in the way is said after that press. */
  async prepare(): Promise<void> {
    await this.opened().catch(expected);
  }

  private opened(): Promise<FolderVisit | undefined> {
    return (this.opening ??= this.open().finally(() => (this.opening = undefined)));
  }

  private async open(): Promise<FolderVisit | undefined> {
    if (this.visit !== undefined) return this.visit;
    const folder = await this.offered?.load();
    if (folder === undefined) return undefined;
    const [{ FolderVisit: Visit }] = await Promise.all([
      late(import(/* webpackChunkName: "folder" */ './folder-visit.ts')),
      folder.prepare(),
    ]);
    this.visit = new Visit(this.ports, folder, this.changed);
    return this.visit;
  }

  /** Call from a press. Undefined where nothing came; why is in the state. */
  async list(wider: boolean, signal: AbortSignal): Promise<FolderListing | undefined> {
    if (this.isOpening) return undefined;
    this.problem = undefined;
    const visit = this.visit ?? (await this.openedNow());
    return visit?.list(wider, signal);
  }

  /** For a press that came before all was here. */
  private async openedNow(): Promise<FolderVisit | undefined> {
    this.isOpening = true;
    this.changed();
    try {
      return await this.opened();
    } catch (error) {
      this.problem = sentenceOf(expected(error));
      return undefined;
    } finally {
      this.isOpening = false;
      this.changed();
    }
  }

  /** Takes a subfolder in, or leaves it out, for everybody in the workbook. Rejects with `sheet/*`. */
  async choose(name: string, isIn: boolean): Promise<void> {
    await this.visit?.choose(name, isIn);
  }

  leave(): void {
    this.visit?.leave();
  }

  clear(): void {
    this.problem = undefined;
    this.visit?.clear();
  }

  state(): FolderState | undefined {
    if (this.offered === undefined) return undefined;
    const { clientId } = this.ports.config.microsoft;
    const busy = this.isOpening ? ('asking' as const) : undefined;
    const nothing = { busy, account: undefined, found: undefined, problem: undefined };
    const seen = this.visit?.state() ?? nothing;
    return { ...seen, problem: seen.problem ?? this.problem, clientId };
  }
}
