import type { PluginContext, PluginIssue, RowCheck } from 'sobre/plugin';

export const createHouseRules = ({ configuration }: Pick<PluginContext, 'configuration'>): RowCheck => ({
  check: ({ amount, employeeNumber }) => {
    const limit = configuration.get<number>('limit');
    const found: PluginIssue[] = [];
    if (employeeNumber === '') found.push({ severity: 'hold', text: 'noNumber' });
    if (amount !== undefined && amount > limit) found.push({ severity: 'ask', text: 'above', values: { limit } });
    return found;
  },
});
