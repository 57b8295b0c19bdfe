/** What a person may set; nobody mails more people in a day from a sheet. */
export const mostDailyLimit = 10_000;

/** A limit as somebody typed it; undefined for what is none. */
export const parseDailyLimit = (text: string): number | undefined => {
  const digits = text.replace(/[\s.,\u00a0\u202f]/g, '');
  const limit = /^\d{1,5}$/.test(digits) ? Number(digits) : 0;
  return limit >= 1 && limit <= mostDailyLimit ? limit : undefined;
};
