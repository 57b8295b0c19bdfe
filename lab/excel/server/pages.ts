/** A page of another site around the host page, as the document library is around Excel on the web. */
export function outerPage(hostUrl: string, title: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>html, body, iframe { margin: 0; width: 100%; height: 100%; border: 0; display: block; overflow: hidden }</style>
</head>
<body><iframe src="${escapeHtml(hostUrl)}" title="${escapeHtml(title)}"></iframe></body>
</html>`;
}

export function barePage(): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Host</title>
<link rel="icon" href="data:,">
<style>
html, body { margin: 0; height: 100% }
#pane { width: 400px; height: 100% }
#pane iframe { width: 100%; height: 100%; border: 0 }
</style>
</head>
<body><div id="pane"></div><script type="module" src="/assets/host-page.js"></script></body>
</html>`;
}

export function excelPage(): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Excel</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/excel-page.css">
</head>
<body><div id="excel"></div><script type="module" src="/assets/excel-page.js"></script></body>
</html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
