/** Excel tells no address to guests on the web, and other letters than C: may be drives of a server. */
const ownDisk = /^(?:file:\/\/\/?)?(?:c:[\\/]|\/?(?:Users|home)\/)/i;
const synced = /onedrive|sharepoint|cloudstorage|mobile documents|icloud|dropbox|google ?drive|\bbox\b|nextcloud/i;

/** Whether a file at this address can be open at one computer only. Whatever is not known to be so is taken for shared. */
export const isOnOwnDisk = (address: string): boolean => {
  const path = decoded(address);
  return ownDisk.test(path) && !synced.test(path);
};

const decoded = (address: string): string => {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
};
