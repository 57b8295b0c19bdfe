import { dateText, daysOf, money, type Slip } from './slip.ts';

export const euros = (amount: number): string => money('es', amount);
export const naf = (value: string): string => `${value.slice(0, 2)}/${value.slice(2, 10)}/${value.slice(10)}`;
export const days = ({ period }: Slip): string => (period === undefined ? '30' : String(Math.min(30, daysOf(period))));
/** Gross, contributions and tax that make the net. */
export const sumsOf = (net: number) => {
  const gross = Math.round((net / 0.78) * 100) / 100;
  const common = Math.round(gross * 4.7) / 100;
  const unemployment = Math.round(gross * 1.55) / 100;
  const training = Math.round(gross * 0.1) / 100;
  const withheld = gross - net;
  const tax = Math.round((withheld - common - unemployment - training) * 100) / 100;
  return { gross, common, unemployment, training, withheld, tax };
};
export const paidOn = ({ period }: Slip): string => (period === undefined ? '' : dateText('es', period.paid));
