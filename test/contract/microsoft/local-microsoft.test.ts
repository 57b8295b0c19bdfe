import { createMicrosoft } from '../../../lab/microsoft/create-microsoft.ts';
import { contractAccount, contractClient, describeMicrosoft, type RunningMicrosoft } from './suite.ts';

const start = (): Promise<RunningMicrosoft> => {
  const microsoft = createMicrosoft({
    clientId: contractClient.clientId,
    redirectUris: [contractClient.redirectUri],
    microsoft: { account: contractAccount },
  });
  const put = (name: string, text: string) => void microsoft.drive.put(`Nómina/${name}`, Buffer.from(text));
  put('Libro.xlsx', 'book');
  put('ana.pdf', 'Ana');
  for (let n = 0; n < 260; n += 1) put(`recibo-${n}.pdf`, `Recibo ${n}`);
  put('Anexos/uno.pdf', 'uno');
  const { own } = microsoft.origins;
  return Promise.resolve({
    authorizeUrl: `${own}/organizations/oauth2/v2.0/authorize`,
    tokenUrl: `${own}/organizations/oauth2/v2.0/token`,
    graphUrl: own,
    bookPath: 'Nómina/Libro.xlsx',
    fetch: async (request) => microsoft.fetch(request),
    consent: async (url) => {
      const location = (await microsoft.fetch(new Request(url))).headers.get('location');
      return location === null ? undefined : new URL(location);
    },
    close: () => Promise.resolve(),
  });
};

describeMicrosoft('the local Microsoft', start);
