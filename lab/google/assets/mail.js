// Gmail keeps the search in the fragment, which no server sees.
const search = /^#search\/(.+)$/.exec(location.hash)?.[1];
if (search) {
  const url = new URL(location.href);
  url.hash = '';
  url.searchParams.set('q', decodeURIComponent(search.replaceAll('+', ' ')));
  location.replace(url);
}

const list = document.getElementById('list');
if (list) {
  let refreshing = false;
  let again = false;

  async function refresh() {
    again = true;
    if (refreshing) return;
    refreshing = true;
    while (again) {
      again = false;
      const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
      list.replaceChildren(...page.getElementById('list').childNodes);
      document.title = page.title;
      // A burst of mail is one redraw.
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    refreshing = false;
  }

  new EventSource('/mail/events').addEventListener('mail', refresh);
}
