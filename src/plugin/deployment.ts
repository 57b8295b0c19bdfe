/** What a deployment decides. The server hands it out as `/config.json`; it holds no secret. */
export interface DeploymentConfig {
  readonly google: {
    readonly clientId: string;
    /** Default `https://accounts.google.com`. */
    readonly issuer: string;
    readonly authorizeUrl: string;
    /** The broker's own addresses, relative to the pane's origin. */
    readonly tokenUrl: string;
    readonly revokeUrl: string;
    readonly jwksUrl: string;
    /** Base of the Gmail API, e.g. `https://gmail.googleapis.com`. */
    readonly gmailUrl: string;
    /** Base of Gmail's own pages, e.g. `https://mail.google.com/mail/`. */
    readonly mailboxUrl: string;
  };
  readonly microsoft: {
    /** '' where the deployment has none: then nothing of Microsoft's sign-in is shown. */
    readonly clientId: string;
    /** Where people sign in, tenant included; without a slash at the end. */
    readonly authority: string;
    /** Base of Microsoft Graph. */
    readonly graphUrl: string;
    /** Where the bytes of files come from besides Microsoft's own download hosts. Default: nowhere. */
    readonly downloadUrl?: string;
  };
  readonly signIn: {
    /** Domains whose accounts may send; empty: any. */
    readonly allowedDomains: readonly string[];
    /** `auto`: the system browser where Office offers it, else the dialog. */
    readonly route: 'auto' | 'dialog' | 'browser';
  };
  /** Settings of plugins that the deployment decides for everybody, by plugin and name. */
  readonly plugins?: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>;
  /** Google's permission for one account and minute: 60 for projects since May 2026, 150 before. */
  readonly sendsPerMinute: number;
  /** Milliseconds to wait for colleagues' writes to arrive before a claim counts. Default 10,000. */
  readonly settleMs: number;
  /** Whether the first run of a workbook needs a test mail that was seen. */
  readonly requireTest: boolean;
}

export const defaultDeployment: DeploymentConfig = {
  google: {
    clientId: '',
    issuer: 'https://accounts.google.com',
    authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
    tokenUrl: '/oauth/token',
    revokeUrl: '/oauth/revoke',
    jwksUrl: '/oauth/certs',
    gmailUrl: 'https://gmail.googleapis.com',
    mailboxUrl: 'https://mail.google.com/mail/',
  },
  microsoft: {
    clientId: '',
    authority: 'https://login.microsoftonline.com/organizations',
    graphUrl: 'https://graph.microsoft.com',
  },
  signIn: { allowedDomains: [], route: 'auto' },
  sendsPerMinute: 60,
  settleMs: 10_000,
  requireTest: false,
};

/**
 * A host that a plugin declared, as the policy names it. `%config.google.gmailUrl%` stands for what the deployment decided;
 * undefined where it decided nothing that is an address.
 */
export const declaredOrigin = (host: string, config: DeploymentConfig): string | undefined => {
  if (!host.startsWith('%config.')) return host;
  const value = declaredText(host, config);
  return URL.canParse(value) ? new URL(value).origin : undefined;
};

/** What a plugin declared, each `%config.…%` of it as the deployment decided; '' in the place of what it did not. */
export const declaredText = (text: string, config: DeploymentConfig): string =>
  text.replace(/%config\.([\w.-]+)%/g, (_, path: string) => {
    const value = path
      .split('.')
      .reduce<unknown>((part, name) => (part as Readonly<Record<string, unknown>> | undefined)?.[name], config);
    return typeof value === 'string' ? value : '';
  });
