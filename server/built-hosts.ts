/** What one plugin declares that it asks. */
export interface PluginHosts {
  readonly id: string;
  readonly hosts: readonly string[];
}

/** What the plugins of `plugins.json` declare; a bundled server has what the plugins of its build declare in the place of this. */
export const builtHosts: readonly PluginHosts[] = [
  { id: 'google', hosts: ['%config.google.gmailUrl%'] },
  {
    id: 'microsoft',
    hosts: [
      '%config.microsoft.authority%',
      '%config.microsoft.graphUrl%',
      '%config.microsoft.downloadUrl%',
      'https://*.sharepoint.com',
      'https://*.1drv.com',
      'https://my.microsoftpersonalcontent.com',
    ],
  },
];
