/** SHA-256 as lower-case hex. Text is hashed as UTF-8. */
export const sha256 = async (content: Uint8Array<ArrayBuffer> | string): Promise<string> => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
};
