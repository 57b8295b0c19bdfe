import { describe, expect, it } from 'vitest';
import type { Google } from '../../../../lab/google/create-google.ts';
import { connect, message, send, startGoogle } from './started-google.ts';

const accounts = [
  { email: 'nomina@empresa.example', name: 'Nómina' },
  { email: 'otra@empresa.example', name: 'Otra' },
];

const withFiles = [
  'From: nomina@empresa.example',
  'To: ana@correo.example',
  'Subject: =?UTF-8?Q?N=C3=B3mina_de_enero?=',
  'Message-ID: <own@empresa.example>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=outer',
  '',
  '--outer',
  'Content-Type: multipart/alternative; boundary=inner',
  '',
  '--inner',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Ref. ZZ99-YY88 is in the quoted part. Ref. AB12-CD34',
  '--inner',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Hola <img src="cid:logo"><script>alert(1)</script></p>',
  '--inner--',
  '--outer',
  'Content-Type: image/png; name=logo.png',
  'Content-ID: <logo>',
  'Content-Transfer-Encoding: base64',
  '',
  'iVBORw==',
  '--outer',
  'Content-Type: application/pdf; name="recibo.pdf"',
  'Content-Disposition: attachment; filename="recibo.pdf"',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from('%PDF-1.7 Ana').toString('base64'),
  '--outer',
  'Content-Type: text/xml; name="recibo.xml"',
  'Content-Disposition: attachment; filename="recibo.xml"',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from('<x/>').toString('base64'),
  '--outer--',
].join('\r\n');

async function start() {
  const google = await startGoogle({ google: { accounts } });
  const tokenOf = async (login_hint: string) => (await connect(google, { login_hint })).access_token;
  const nomina = await tokenOf('nomina@empresa.example');
  await send(google, nomina, withFiles);
  await send(google, nomina, message({ to: 'luis@correo.example', subject: 'Recibo de Luis', text: 'Ref. EF56-GH78' }));
  await send(
    google,
    await tokenOf('otra@empresa.example'),
    message({ from: 'otra@empresa.example', subject: 'Factura 1', text: 'Hola' }),
  );
  return google;
}

const page = async (google: Google, path: string) => (await fetch(google.url(path))).text();
const subjects = (text: string) => [...text.matchAll(/<a href="\/mail\/m\/[^"]+">([^<]+)<\/a>/g)].map((hit) => hit[1]);

describe('the record of a message', () => {
  it('tells subject, reference and every file as the recipient gets them', async () => {
    const google = await start();
    const mail = google.state.mails[0]!;
    expect(mail).toMatchObject({ subject: 'Nómina de enero', reference: 'AB12-CD34' });
    expect(mail.attachments.map(({ name, type, bytes }) => [name, type, bytes])).toEqual([
      ['logo.png', 'image/png', 4],
      ['recibo.pdf', 'application/pdf', 12],
      ['recibo.xml', 'text/xml', 4],
    ]);
  });
});

describe('the mailbox page', () => {
  it('lists what was received, newest first, and what each account sent', async () => {
    const google = await start();
    expect(subjects(await page(google, '/mail'))).toEqual(['Factura 1', 'Recibo de Luis', 'Nómina de enero']);
    expect(subjects(await page(google, '/mail?authuser=otra%40empresa.example'))).toEqual(['Factura 1']);
    expect(subjects(await page(google, '/mail/u/0/'))).toEqual(['Recibo de Luis', 'Nómina de enero']);
  });

  it.each([
    ['"Ref. AB12-CD34"', ['Nómina de enero']],
    ['in:sent "Ref. EF56-GH78"', ['Recibo de Luis']],
    ['nomina enero', ['Nómina de enero']],
    ['from:nomina subject:recibo', ['Recibo de Luis']],
    ['to:luis', ['Recibo de Luis']],
    ['has:attachment', ['Nómina de enero']],
    ['filename:pdf', ['Nómina de enero']],
    ['nobody', []],
  ])('finds %s', async (query, expected) => {
    const google = await start();
    expect(subjects(await page(google, `/mail?q=${encodeURIComponent(query)}`))).toEqual(expected);
  });

  it('says when the account of a search link is not here', async () => {
    expect(await page(await start(), '/mail/u/?authuser=nadie%40x.example')).toContain(
      'nadie@x.example is not signed in here.',
    );
  });

  it('escapes what others wrote', async () => {
    const google = await startGoogle();
    await send(google, (await connect(google)).access_token, message({ subject: '<script>alert(1)</script>' }));
    for (const path of [
      '/mail',
      `/mail/m/${google.state.mails[0]!.id}`,
      '/mail?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E',
    ])
      expect(await page(google, path)).not.toContain('<script>alert');
  });

  it('tells an open list about every new message', async () => {
    const google = await startGoogle();
    const { access_token } = await connect(google);
    const events = await fetch(google.url('/mail/events'));
    const reader = events.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toBe(': listening\n\n');
    await send(google, access_token);
    expect((await reader.read()).value).toContain(`event: mail\ndata: ${google.state.mails[0]!.id}`);
    await reader.cancel();
  });
});

describe('an opened message', () => {
  it('shows who it went to, its reference and its files', async () => {
    const google = await start();
    const text = await page(google, `/mail/m/${google.state.mails[0]!.id}`);
    for (const part of ['ana@correo.example', 'AB12-CD34', 'recibo.pdf', 'logo.png']) expect(text).toContain(part);
  });

  it('shows its HTML where nothing can run or load', async () => {
    const google = await start();
    const response = await fetch(google.url(`/mail/m/${google.state.mails[0]!.id}/html`));
    const policy = response.headers.get('content-security-policy');
    expect(policy).toMatch(/^sandbox[^;]*; default-src 'none'/);
    expect(policy).not.toContain('allow-scripts');
    expect(await response.text()).toContain('src="data:image/png;base64,iVBORw=="');
  });

  it('gives its files with their type, markup as text', async () => {
    const google = await start();
    const at = `/mail/m/${google.state.mails[0]!.id}/files`;
    const pdf = await fetch(google.url(`${at}/1/recibo.pdf`));
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(await pdf.text()).toBe('%PDF-1.7 Ana');
    expect((await fetch(google.url(`${at}/2/recibo.xml`))).headers.get('content-type')).toContain('text/plain');
    expect((await fetch(google.url(`${at}/9/none`))).status).toBe(404);
  });

  it('is downloaded as delivered', async () => {
    const google = await start();
    const { id } = google.state.mails[0]!;
    const eml = await page(google, `/mail/m/${id}/message.eml`);
    expect(eml).toMatch(/^Received: /);
    expect(eml).toMatch(/^Message-ID: <CA\+\S+@mail\.gmail\.com>\r$/m);
    expect(await page(google, `/mail/m/${id}/original`)).toBe(eml);
    expect((await fetch(google.url('/mail/m/0000000000000000'))).status).toBe(404);
  });
});
