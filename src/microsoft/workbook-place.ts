import { Failure, isFailure } from '../domain/failure.ts';
import type { FolderId, Graph } from './graph.ts';

/** A book that was never saved is called without any place: `Book1`. */
const hasPlace = /[/\\]/;

/**
 * The web address of a workbook, as Graph takes it. Rejects with `folder/no-address` where Excel says none, as it does to
 * guests, with `folder/not-saved`, or with `folder/local-copy` for a path of this computer or of a drive of the office's.
 */
export const webAddress = (documentUrl: string): string => {
  const url = documentUrl.trim();
  if (url === '') throw new Failure('folder/no-address');
  if (!hasPlace.test(url)) throw new Failure('folder/not-saved');
  if (!/^https:\/\//i.test(url)) throw new Failure('folder/local-copy');
  const [path = ''] = url.split('?');
  // Some hosts give it as people read it, some as browsers write it.
  const written = /%[0-9a-f]{2}/i.test(path) ? path : encodeURI(path);
  return written.replaceAll('#', '%23').replaceAll(' ', '%20');
};

/**
 * The folder that the workbook is in. The person's own drive needs the least permission and may be refused by its address,
 * so it is tried by path too, once the drive itself has shown that the workbook is in it.
 */
export const folderOf = async (graph: Graph, url: string): Promise<FolderId> => {
  try {
    return await graph.folderOf(url);
  } catch (error) {
    if (!isFailure(error) || error.code !== 'folder/no-access') throw error;
    const path = pathInDrive(url, await graph.ownDrive());
    if (path === undefined) throw error;
    return graph.ownFolderOf(path);
  }
};

const pathInDrive = (url: string, drive: { readonly id: string; readonly webUrl: string }): string | undefined => {
  const ofFirm = `${decoded(drive.webUrl)}/`;
  const ofPerson = `https://d.docs.live.net/${drive.id}/`;
  const whole = decoded(url);
  const root = [ofFirm, ofPerson].find((each) => whole.toLowerCase().startsWith(each.toLowerCase()));
  return root === undefined ? undefined : whole.slice(root.length);
};

const decoded = (url: string): string => {
  try {
    return decodeURIComponent(url);
  } catch {
    // A lone percent sign is part of a name.
    return url;
  }
};
