/** What a condition in `plugin.json` may ask of the pane, and what each answers with. A new key is one line here. */
const contextKeys = {
  'pane.station': 'text',
  'pane.language': 'text',
  'sheet.kind': 'text',
  'sheet.people': 'number',
  'receipts.files': 'number',
  'account.connected': 'flag',
  'check.ready': 'number',
  'check.toDecide': 'number',
  'check.behind': 'number',
  'log.lines': 'number',
  'run.running': 'flag',
  'run.sent': 'number',
} as const;

type Kinds = { readonly text: string; readonly number: number; readonly flag: boolean };
export type ContextKey = keyof typeof contextKeys;
export type ContextValues = { readonly [K in ContextKey]: Kinds[(typeof contextKeys)[K]] };

/** A condition, read. */
export type When = (values: ContextValues) => boolean;

type Token = string;
type Kind = keyof Kinds;

const tokenForm = /\s*(&&|\|\||==|!=|!|>|\(|\)|'[^']*'|\d+(?:\.\d+)?|[A-Za-z][A-Za-z.]*)/y;

const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = [];
  tokenForm.lastIndex = 0;
  while (text.slice(tokenForm.lastIndex).trim() !== '') {
    const at = tokenForm.lastIndex;
    const [, token] = tokenForm.exec(text) ?? [];
    if (token === undefined) throw new SyntaxError(`"${text}" cannot be read from "${text.slice(at).trim()}" on`);
    tokens.push(token);
  }
  return tokens;
};

const kindOf = (token: Token): Kind | undefined => {
  if (token.startsWith("'")) return 'text';
  if (token === 'true' || token === 'false') return 'flag';
  return /^\d/.test(token) ? 'number' : undefined;
};

const valueOf = (token: Token): string | number | boolean => {
  if (token.startsWith("'")) return token.slice(1, -1);
  return /^\d/.test(token) ? Number(token) : token === 'true';
};

/** Reads one condition from its first token to its last. */
class Reader {
  private readonly tokens: Token[];
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    this.tokens = tokensOf(text);
  }

  whole(): When {
    const when = this.either();
    if (this.tokens.length > 0) this.refuse(`"${this.tokens[0]}" stands where nothing may stand`);
    return when;
  }

  private either(): When {
    const left = this.both();
    if (!this.takes('||')) return left;
    const right = this.either();
    return (values) => left(values) || right(values);
  }

  private both(): When {
    const left = this.one();
    if (!this.takes('&&')) return left;
    const right = this.both();
    return (values) => left(values) && right(values);
  }

  private one(): When {
    if (this.takes('!')) {
      const inner = this.one();
      return (values) => !inner(values);
    }
    if (!this.takes('(')) return this.comparison();
    const inner = this.either();
    if (!this.takes(')')) this.refuse('a bracket is not closed');
    return inner;
  }

  private comparison(): When {
    const key = this.key();
    const kind = contextKeys[key];
    const operator = ['==', '!=', '>'].find((each) => this.takes(each));
    if (operator === undefined) {
      if (kind !== 'flag') this.refuse(`"${key}" is a ${kind}, and nothing is asked of it`);
      return (values) => values[key] === true;
    }
    const token = this.tokens.shift() ?? '';
    if (kindOf(token) !== kind) this.refuse(`"${key}" is a ${kind}, and "${token}" is none`);
    if (operator === '>' && kind !== 'number') this.refuse(`"${key}" is a ${kind}, and > compares numbers`);
    const wanted = valueOf(token);
    if (operator === '>') return (values) => values[key] > wanted;
    return (values) => (values[key] === wanted) === (operator === '==');
  }

  private key(): ContextKey {
    const token = this.tokens.shift() ?? '';
    if (!Object.hasOwn(contextKeys, token)) this.refuse(`there is no key "${token}"`);
    return token as ContextKey;
  }

  private takes(token: Token): boolean {
    if (this.tokens[0] !== token) return false;
    this.tokens.shift();
    return true;
  }

  private refuse(reason: string): never {
    throw new SyntaxError(`"${this.text}": ${reason}`);
  }
}

/** Throws a SyntaxError that says what is wrong with it. */
export const parseWhen = (text: string): When => new Reader(text).whole();
