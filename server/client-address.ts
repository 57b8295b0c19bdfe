import type { Context } from 'hono';

interface NodeBindings {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } };
}
interface LambdaBindings {
  readonly requestContext?: { readonly http?: { readonly sourceIp?: string } };
}

/**
 * Whom to count a request for; undefined where the platform does not tell. `X-Forwarded-For` can be written by anybody,
 * so only a deployment that has a proxy of its own in front may have it read, and then only the entry which that proxy
 * added. `untrusted` is told, once, that the header arrives and is not read.
 */
export const clientAddress = (trustProxy: boolean, untrusted: () => void) => {
  let told = false;
  return (c: Context): string | undefined => {
    const forwarded = c.req.header('x-forwarded-for');
    if (trustProxy && forwarded !== undefined) return forwarded.split(',').at(-1)?.trim() || undefined;
    if (forwarded !== undefined && !told) {
      told = true;
      untrusted();
    }
    const bindings = c.env as (NodeBindings & LambdaBindings) | undefined;
    return bindings?.incoming?.socket?.remoteAddress ?? bindings?.requestContext?.http?.sourceIp;
  };
};

/** The eight groups of an IPv6 address; undefined for anything else. */
const groupsOf = (address: string): readonly string[] | undefined => {
  const plain = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (!/^[\da-f:]+$/i.test(plain) || !plain.includes(':')) return undefined;
  const [head = '', tail] = plain.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const missing = 8 - groups(head).length - groups(tail ?? '').length;
  if (missing < 0) return undefined;
  const whole =
    tail === undefined ? groups(head) : [...groups(head), ...Array<string>(missing).fill('0'), ...groups(tail)];
  return whole.length === 8 ? whole : undefined;
};

/** One line has a whole /64 of IPv6 to itself: who may change address at will must not have a new allowance each time. */
export const bucketOf = (address: string): string => {
  const inside = /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?$/i.exec(address);
  if (inside?.[1] !== undefined) return inside[1];
  const groups = groupsOf(address);
  if (groups === undefined) return address;
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
};
