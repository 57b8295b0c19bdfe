import { expected } from '../../domain/failure.ts';
import { languages, type Language } from '../../domain/language.ts';
import { topics, type TemplateSource, type Topic } from '../../domain/message/presets.ts';
import type { RunKind } from '../../domain/run-choices.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import type { TextChoiceState } from './message-state.ts';

type Texts = Readonly<Partial<Record<Language, TemplateSource>>>;

interface KeptText {
  readonly name: string;
  readonly kind: RunKind;
  readonly texts: Texts;
}

/** A ready-made text of a plugin, for the columns of the sheet. */
export interface OfferedText {
  /** `plugin.preset`. */
  readonly id: string;
  /** Key among the pane's texts. */
  readonly title: string;
  readonly texts: Texts;
}

const key = 'texts';
const mostKept = 100;

const isSame = (a: Texts, b: Texts): boolean =>
  languages.every((each) => a[each]?.subject === b[each]?.subject && a[each]?.body === b[each]?.body);

/** Which text a workbook sends: a ready-made one, its own, or one that this device keeps under a name for any workbook. */
export class TextChoice {
  private kept: readonly KeptText[] = [];
  private offered: readonly OfferedText[] = [];
  private readonly ports: Pick<SessionPorts, 'book' | 'device'>;

  constructor(ports: Pick<SessionPorts, 'book' | 'device'>) {
    this.ports = ports;
  }

  /** Never rejects for what may happen: a device that keeps nothing offers the ready-made ones. */
  async open(): Promise<void> {
    try {
      this.kept = (await this.ports.device.get<readonly KeptText[]>(key)) ?? [];
    } catch (error) {
      expected(error);
    }
  }

  /** What plugins have ready for the sheet that was read. */
  offer(texts: readonly OfferedText[]): void {
    this.offered = texts;
  }

  /** A plugin's text becomes the workbook's own: it goes out alike where the plugin is not. */
  async chooseOffered(kind: RunKind, id: string, former: string): Promise<void> {
    const found = this.offered.find((each) => each.id === id);
    if (found === undefined) return;
    await this.keepFormer(kind, former);
    await this.take(kind, found.texts);
  }

  /** The texts that the workbook has of its own. */
  own(kind: RunKind): Texts {
    const texts = languages.map((each) => [each, this.ports.book.get(`text.${kind}.${each}`)] as const);
    return Object.fromEntries(texts.filter(([, text]) => text !== undefined));
  }

  topic(kind: RunKind): Topic {
    return kind === 'payroll' ? (this.ports.book.get('topic') ?? 'ordinary') : 'ordinary';
  }

  private of(kind: RunKind): readonly KeptText[] {
    return this.kept.filter((each) => each.kind === kind);
  }

  /** The ready-made text for a topic. Words of the workbook's own that no name keeps are kept as `former`. */
  async chooseTopic(kind: RunKind, topic: Topic, former: string): Promise<void> {
    await this.keepFormer(kind, former);
    await this.take(kind, {});
    if (kind === 'payroll') await this.ports.book.set('topic', topic === 'ordinary' ? undefined : topic);
  }

  /** The text of that name, as it was kept. */
  async chooseKept(kind: RunKind, name: string, former: string): Promise<void> {
    const found = this.of(kind).find((each) => each.name === name);
    if (found === undefined) return;
    await this.keepFormer(kind, former);
    await this.take(kind, found.texts);
  }

  /** Nothing that somebody wrote is lost by choosing another text. */
  private async keepFormer(kind: RunKind, name: string): Promise<void> {
    const own = this.own(kind);
    if (Object.keys(own).length === 0 || this.nameOf(kind, own) !== '' || this.offeredAs(own) !== '') return;
    await this.keep(kind, name, own);
  }

  private async take(kind: RunKind, texts: Texts): Promise<void> {
    for (const each of languages) {
      const known = this.ports.book.get(`text.${kind}.${each}`);
      if (known !== undefined || texts[each] !== undefined)
        await this.ports.book.set(`text.${kind}.${each}`, texts[each]);
    }
  }

  /** Keeps texts under a name; one of that name is replaced. Rejects with `ledger/unavailable`. */
  async keep(kind: RunKind, name: string, texts: Texts): Promise<void> {
    await this.open();
    const others = this.kept.filter((each) => each.kind !== kind || each.name !== name);
    this.kept = [{ name, kind, texts }, ...others].slice(0, mostKept);
    await this.ports.device.set(key, this.kept);
  }

  /** Forgets the text of that name; the workbook that uses it goes on with it. Rejects with `ledger/unavailable`. */
  async forget(kind: RunKind, name: string): Promise<void> {
    await this.open();
    this.kept = this.kept.filter((each) => each.kind !== kind || each.name !== name);
    await this.ports.device.set(key, this.kept);
  }

  private nameOf(kind: RunKind, texts: Texts): string {
    return this.of(kind).find((each) => isSame(each.texts, texts))?.name ?? '';
  }

  private offeredAs(texts: Texts): string {
    return this.offered.find((each) => isSame(each.texts, texts))?.id ?? '';
  }

  state(kind: RunKind): TextChoiceState {
    const own = this.own(kind);
    const isReadyMade = Object.keys(own).length === 0;
    return {
      topics: kind === 'payroll' ? topics : ['ordinary'],
      topic: isReadyMade ? this.topic(kind) : undefined,
      names: this.of(kind).map(({ name }) => name),
      name: isReadyMade ? '' : this.nameOf(kind, own),
      offered: this.offered.map(({ id, title }) => ({ id, title })),
      offeredId: isReadyMade ? '' : this.offeredAs(own),
    };
  }
}
