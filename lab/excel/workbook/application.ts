import { decimalSeparator, groupSeparator } from './locale-facts.ts';

export class Application {
  static readonly scalars = ['calculationMode', 'decimalSeparator', 'thousandsSeparator', 'useSystemSeparators'];
  readonly calculationMode = 'Automatic';
  readonly useSystemSeparators = true;
  readonly #locale: string;

  constructor(locale: string) {
    this.#locale = locale;
  }

  get decimalSeparator(): string {
    return decimalSeparator(this.#locale);
  }
  get thousandsSeparator(): string {
    return groupSeparator(this.#locale);
  }
}
