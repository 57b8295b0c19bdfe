/** Sources a deployment adds to the policy. */
export interface PolicySources {
  readonly frameAncestors: readonly string[];
  readonly scriptOrigins: readonly string[];
  readonly connectOrigins: readonly string[];
}

/** Where Microsoft serves Office.js, once for its store and once as its documentation says; the path is part of the permission. */
const officeJs: readonly string[] = [
  'https://appsforoffice.microsoft.com/lib/1/hosted/',
  'https://officeapis.public.onecdn.static.microsoft/1/',
];

/**
 * Sites that show Excel on the web, as far as is known: Microsoft publishes no such list for add-ins, so a
 * deployment can replace it. Every frame around the pane must be on it. Those of the government clouds and of China are
 * the hosts that Office.js itself trusts, and the portals around them.
 */
export const officeHosts: readonly string[] = [
  'https://*.officeapps.live.com',
  'https://*.live.com',
  'https://*.office.com',
  'https://*.office365.com',
  'https://*.microsoft365.com',
  'https://*.cloud.microsoft',
  'https://*.sharepoint.com',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.office365.us',
  'https://*.sharepoint.us',
  'https://*.sharepoint-mil.us',
  'https://*.apps.mil',
  'https://*.partner.officewebapps.cn',
  'https://*.partner.office365.cn',
  'https://*.sharepoint.cn',
];

/** SHA-256 of nothing: Fluent's style engine adds empty style elements and fills them through the CSSOM. */
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** The two style attributes Office.js writes while it starts; when Microsoft changes them, only reports follow. */
const officeStyles = [
  "'unsafe-hashes'",
  "'sha256-ICa0DhwZQJsOd/Rn0N8H6FdQ71GfNL+op2zhAQ+Y4mM='",
  "'sha256-ZD0chCyBaNHl+4UwQHJIHGoYhKwMeyCXGgJTKW5/67E='",
];

const policy = (directives: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');

/** For the pane and, because a worker obeys the policy it was served with, for its scripts. */
export const panePolicy = ({ frameAncestors, scriptOrigins, connectOrigins }: PolicySources): string =>
  policy({
    'default-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'object-src': ["'none'"],
    'frame-ancestors': frameAncestors.length > 0 ? frameAncestors : ["'none'"],
    'script-src': ["'self'", ...officeJs, ...scriptOrigins],
    'style-src': ["'self'", emptyStyle],
    'style-src-attr': officeStyles,
    'connect-src': ["'self'", ...connectOrigins],
    'worker-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
  });

/** For the pages of the sign-in windows: never framed, nobody but this origin to talk to. */
const dialogPolicy = ({ scriptOrigins }: PolicySources): string =>
  policy({
    'default-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'object-src': ["'none'"],
    'frame-ancestors': ["'none'"],
    'script-src': ["'self'", ...officeJs, ...scriptOrigins],
    'style-src': ["'self'"],
    'style-src-attr': officeStyles,
    'connect-src': ["'self'"],
    'img-src': ["'self'"],
  });

/** However it is spelt: a file system may not tell capitals apart, nor count slashes. */
const dialogPages = /\/(start|callback|microsoft)\.html$/i;

/** On a developer's computer the rule would reach every other server there, whatever its port, for a year. */
const isLoopback = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || host === '127.0.0.1' || host === '[::1]';

export function securityHeaders({ pathname, hostname }: URL, sources: PolicySources): Record<string, string> {
  return {
    'content-security-policy': dialogPages.test(pathname) ? dialogPolicy(sources) : panePolicy(sources),
    ...(isLoopback(hostname) ? {} : { 'strict-transport-security': 'max-age=31536000' }),
    'x-content-type-options': 'nosniff',
    // The callback's address carries the code; nothing it loads may learn that address.
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), clipboard-write=(self)',
    // Any stricter value cuts window.opener, which is how an Office dialog answers its pane on the web.
    'cross-origin-opener-policy': 'unsafe-none',
  };
}
