import { definePlugin } from '../plugin/contribution.ts';
import manifest from './plugin.json';

/** Receipts from the OneDrive or SharePoint folder that the workbook is in. */
export default definePlugin(manifest, async (context) => {
  const { createFolder } = await import(/* webpackChunkName: "onedrive" */ './folder.ts');
  return { receiptFolders: { beside: createFolder(context) } };
});
