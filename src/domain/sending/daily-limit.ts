/** Recipients a day that Google's pages name for an account of a company, and for a free one. */
const workspaceLimit = 2_000;
const consumerLimit = 500;

/** What a person may set; Google lets nobody send more. */
export const mostDailyLimit = 10_000;

/** What an account may usually send in 24 hours. A trial, a school or an administrator's rule may have less. */
export const usualDailyLimit = (address: string): number =>
  /@(gmail|googlemail)\.com$/i.test(address) ? consumerLimit : workspaceLimit;

/** A limit as somebody typed it; undefined for what is none. */
export const parseDailyLimit = (text: string): number | undefined => {
  const digits = text.replace(/[\s.,\u00a0\u202f]/g, '');
  const limit = /^\d{1,5}$/.test(digits) ? Number(digits) : 0;
  return limit >= 1 && limit <= mostDailyLimit ? limit : undefined;
};
