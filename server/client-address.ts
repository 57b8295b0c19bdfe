import type { Context } from 'hono';

interface NodeBindings {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } };
}
interface LambdaBindings {
  readonly requestContext?: { readonly http?: { readonly sourceIp?: string } };
}

/**
 * Whom to count a request for. `X-Forwarded-For` can be written by anybody, so only a deployment that has a proxy
 * of its own in front may have it read, and then only the entry which that proxy added.
 */
export const clientAddress =
  (trustProxy: boolean) =>
  (c: Context): string => {
    const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
    const bindings = c.env as (NodeBindings & LambdaBindings) | undefined;
    return (
      forwarded ||
      bindings?.incoming?.socket?.remoteAddress ||
      bindings?.requestContext?.http?.sourceIp ||
      // A platform that tells nothing shares one allowance among all.
      'unknown'
    );
  };
