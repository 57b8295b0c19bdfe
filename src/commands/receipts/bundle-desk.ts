import { expected } from '../../domain/failure.ts';
import type { Issue } from '../../domain/issue.ts';
import type { ReceiptDocument } from '../../domain/receipt/receipt.ts';
import { late } from '../base/late.ts';
import { sentenceOf, type Sentence } from '../base/sentence.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import type { BundleVisit } from './bundle-visit.ts';
import type { BundlesState } from './bundles-state.ts';
import type { Documents } from './documents.ts';

const nothing: readonly Issue[] = [];

/** Files of several people. Few folders have one: all that is done with them comes late. */
export class BundleDesk {
  visit: BundleVisit | undefined;
  private problem: Sentence | undefined;
  private readonly ports: SessionPorts;
  private readonly documents: Documents;
  private readonly changed: () => void;

  constructor(ports: SessionPorts, documents: Documents, changed: () => void) {
    this.ports = ports;
    this.documents = documents;
    this.changed = changed;
  }

  /** Does something with them; what stands in the way is in the state. */
  async act(what: (visit: BundleVisit) => Promise<void> | void): Promise<void> {
    this.problem = undefined;
    try {
      this.visit ??= await this.open();
      await what(this.visit);
    } catch (error) {
      this.problem = sentenceOf(expected(error));
    }
    this.changed();
  }

  private async open(): Promise<BundleVisit> {
    const { BundleVisit: Visit } = await late(import(/* webpackChunkName: "split" */ './bundle-visit.ts'));
    return new Visit(this.ports, this.documents, this.changed);
  }

  issues(has: (row: number) => boolean): readonly Issue[] {
    return this.visit?.issues(has) ?? nothing;
  }

  /** Undefined where no file is any of them. */
  state(found: readonly ReceiptDocument[]): BundlesState | undefined {
    const seen = this.visit?.state(found) ?? {
      found: found.map(({ sha256, file }) => ({ sha256, file: file.name })),
      busy: undefined,
      open: undefined,
      cut: [],
      problem: undefined,
    };
    const problem = seen.problem ?? this.problem;
    const isEmpty = seen.found.length + seen.cut.length === 0 && seen.open === undefined && problem === undefined;
    return isEmpty && seen.busy === undefined ? undefined : { ...seen, problem };
  }
}
