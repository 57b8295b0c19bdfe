export type Environment = Readonly<Record<string, string | undefined>>;

/** One reader of an environment that notes every fault it meets, so that all of them are told at once. */
export class SettingReader {
  readonly faults: string[] = [];
  readonly env: Environment;

  constructor(env: Environment) {
    this.env = env;
  }

  text(name: string): string | undefined {
    return this.env[name]?.trim() || undefined;
  }

  /** A value that only makes sense without a gap, a quote or a bracket: these come from copying too much. */
  required(name: string): string {
    const value = this.text(name) ?? '';
    if (value === '') this.faults.push(`${name} is not set`);
    else if (/[\s"'<>]/.test(value)) this.faults.push(`${name} holds a blank, a quote or a bracket`);
    return value;
  }

  origins(name: string, { pattern, words }: OriginForm): string[] {
    const found = this.list(name).map((origin) => origin.replace(/\/$/, ''));
    const wrong = found.find((origin) => !pattern.test(origin) || !URL.canParse(origin.replace('*.', '')));
    if (wrong !== undefined) this.faults.push(`${name} holds ${wrong}, which is not ${words}`);
    // As a browser writes it: without the port that https has anyway.
    return found.map((origin) => origin.replace(/:443$/, ''));
  }

  domains(name: string): string[] {
    const found = this.list(name);
    const wrong = found.find((domain) => !/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}$/.test(domain));
    if (wrong !== undefined) this.faults.push(`${name} holds ${wrong}, which is not a domain like empresa.mx`);
    return found;
  }

  /** '' where it is not set. */
  guid(name: string): string {
    const text = this.text(name)?.toLowerCase() ?? '';
    if (text !== '' && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) {
      this.faults.push(`${name} is ${text} and must be an id like 00000000-0000-0000-0000-000000000000`);
    }
    return text;
  }

  oneOf<const T extends string>(name: string, values: readonly [T, ...T[]]): T {
    const text = this.text(name) ?? values[0];
    const value = values.find((allowed) => allowed === text);
    if (value === undefined) this.faults.push(`${name} is ${text} and must be one of ${values.join(', ')}`);
    return value ?? values[0];
  }

  number(name: string, fallback: number, [least, most]: readonly [number, number]): number {
    const text = this.text(name);
    if (text === undefined) return fallback;
    const value = /^\d+$/.test(text) ? Number(text) : NaN;
    if (value >= least && value <= most) return value;
    this.faults.push(`${name} is ${text} and must be a whole number from ${least} to ${most}`);
    return fallback;
  }

  flag(name: string): boolean {
    const text = this.text(name)?.toLowerCase() ?? 'false';
    if (!['true', 'false', '1', '0'].includes(text)) this.faults.push(`${name} is ${text} and must be true or false`);
    return text === 'true' || text === '1';
  }

  /** @throws an Error that tells every fault, in one line. */
  refuseFaults(): void {
    if (this.faults.length > 0) throw new Error(`Sobre's server cannot start: ${this.faults.join('; ')}`);
  }

  private list(name: string): string[] {
    return (this.env[name] ?? '')
      .toLowerCase()
      .split(/[\s,;]+/)
      .filter(Boolean);
  }
}

export interface OriginForm {
  readonly pattern: RegExp;
  readonly words: string;
}

const host = '[a-z0-9-]+(\\.[a-z0-9-]+)*(:\\d+)?';

export const exactOrigin: OriginForm = {
  pattern: new RegExp(`^https://${host}$`),
  words: 'https://host, without a path or a *',
};
/** For a Content-Security-Policy, which knows a leading `*.`. */
export const policyOrigin: OriginForm = {
  pattern: new RegExp(`^https://(\\*\\.)?${host}$`),
  words: 'https://host or https://*.host, without a path',
};
