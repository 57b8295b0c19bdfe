import { CultureInfo } from './culture-info.ts';
import { decimalSeparator, groupSeparator } from '../text/locale-facts.ts';

export class Application {
  static readonly scalars = ['calculationMode', 'decimalSeparator', 'thousandsSeparator', 'useSystemSeparators'];
  readonly calculationMode = 'Automatic';
  readonly useSystemSeparators = true;
  readonly cultureInfo: CultureInfo;
  readonly #locale: string;

  constructor(locale: string) {
    this.#locale = locale;
    this.cultureInfo = new CultureInfo(locale);
  }

  get decimalSeparator(): string {
    return decimalSeparator(this.#locale);
  }
  get thousandsSeparator(): string {
    return groupSeparator(this.#locale);
  }
}
