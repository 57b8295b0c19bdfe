import { accessDenied } from '../interpreter/api-error.ts';
import type { Worksheet } from './worksheet.ts';

export class WorksheetProtection {
  static readonly scalars = ['protected'];
  readonly #sheet: Worksheet;

  constructor(sheet: Worksheet) {
    this.#sheet = sheet;
  }

  get protected(): boolean {
    return this.#sheet.$state.facts.isProtected;
  }
  protect(): void {
    if (this.protected) throw accessDenied();
    this.#sheet.$setFacts({ isProtected: true });
  }
  unprotect(): void {
    this.#sheet.$setFacts({ isProtected: false });
  }
}
