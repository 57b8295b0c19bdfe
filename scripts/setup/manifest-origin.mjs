/** Where the add-in is served when nobody says otherwise; what manifest.xml in the repository is written for. */
export const localOrigin = 'https://localhost:3000';

/** An `https` origin without a path, as given by a person; undefined when it is something else. */
export function parseOrigin(text) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'https:' && url.href === `${url.origin}/` ? url.origin : undefined;
}

/** The manifest for a deployment: every address of the local one moved to `origin`. */
export function withOrigin(manifest, origin) {
  return manifest.replaceAll(`"${localOrigin}/`, `"${origin}/`);
}
