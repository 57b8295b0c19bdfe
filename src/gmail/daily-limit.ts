/** Recipients a day that Google's pages name for an account of a company, and for a free one. */
const workspaceLimit = 2_000;
const consumerLimit = 500;

/** What an account may usually send in 24 hours. A trial, a school or an administrator's rule may have less. */
export const usualDailyLimit = (address: string): number =>
  /@(gmail|googlemail)\.com$/i.test(address) ? consumerLimit : workspaceLimit;
