import { handle, type LambdaEvent } from 'hono/aws-lambda';
import { appsByEnvironment } from './apps.ts';
import { createStaticFiles } from './static-files.ts';

const appFor = appsByEnvironment(({ distDir, keepDir }) =>
  distDir === undefined ? undefined : createStaticFiles({ distDir, keepDir }),
);

/** For AWS Lambda behind a function URL or an HTTP gateway. */
export const handler = (event: LambdaEvent): Promise<unknown> => handle(appFor(process.env))(event) as Promise<unknown>;
