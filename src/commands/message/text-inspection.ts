import { expected } from '../../domain/failure.ts';
import type { Accepted } from '../../domain/acceptance.ts';
import { issue, type Issue } from '../../domain/issue.ts';
import type { Language } from '../../domain/language.ts';
import type { SessionPorts } from '../base/session-ports.ts';
import type { TemplateSource } from '../../domain/message/presets.ts';

/** Looks for what a workbook's own text hides, loads or pretends: whoever may edit the workbook may have written it. */
export class TextInspection {
  issues: readonly Issue[] = [];
  private readonly ports: Pick<SessionPorts, 'mailCleaner' | 'translate'>;

  constructor(ports: Pick<SessionPorts, 'mailCleaner' | 'translate'>) {
    this.ports = ports;
  }

  /** Finds it in these texts; what was accepted is not, where something else is found. */
  async look(
    own: Readonly<Record<string, TemplateSource>>,
    language: Language,
    accepted: Pick<Accepted, 'drop'>,
  ): Promise<void> {
    const texts = Object.values(own);
    const before = JSON.stringify(this.issues);
    try {
      const cleaner = texts.length === 0 ? undefined : await this.ports.mailCleaner();
      const found = texts.flatMap(({ body }) => cleaner?.findings(body) ?? []);
      this.issues = found.map(({ kind, text }) =>
        issue('template/unsafe', 0, '', { what: this.ports.translate(language, `unsafe.${kind}`), value: text }),
      );
    } catch (error) {
      // Then no mail can be made either.
      expected(error);
    }
    if (JSON.stringify(this.issues) !== before) accepted.drop('template/unsafe');
  }
}
