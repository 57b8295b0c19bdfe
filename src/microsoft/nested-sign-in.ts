import {
  AuthError,
  createNestablePublicClientApplication,
  InteractionRequiredAuthError,
  PublicClientApplication,
  type AuthenticationResult,
  type IPublicClientApplication,
} from '@azure/msal-browser';
import { Failure } from '../domain/failure.ts';
import type { DeploymentConfig } from '../plugin/deployment.ts';
import { scopes, type Reach } from './authorize.ts';
import type { Grant } from './tokens.ts';

/** A person ended the sign-in; the library spells it both ways. */
const cancelled: ReadonlySet<string> = new Set(['user_cancelled', 'user_canceled']);

/** The account of Office itself; undefined where Office offers none, whatever it promised. */
const open = async ({ clientId, authority }: DeploymentConfig['microsoft']) => {
  let isNested = false;
  const app = await createNestablePublicClientApplication(
    { auth: { clientId, authority }, cache: { cacheLocation: 'memoryStorage' } },
    undefined,
    // Called only where a bridge to Office answered.
    (configuration, controller) => {
      isNested = true;
      return new PublicClientApplication(configuration, controller);
    },
  );
  return isNested ? app : undefined;
};

const acquire = async (app: IPublicClientApplication, scope: string): Promise<AuthenticationResult> => {
  try {
    return await app.ssoSilent({ scopes: [scope] });
  } catch (error) {
    if (error instanceof InteractionRequiredAuthError) return app.acquireTokenPopup({ scopes: [scope] });
    throw error;
  }
};

/**
 * A token for the account that Office is signed in with, without a window where Office has leave already. Undefined where
 * Office cannot; rejects with `folder/sign-in-closed` where the person would not.
 */
export const nestedSignIn = async (config: DeploymentConfig['microsoft'], reach: Reach): Promise<Grant | undefined> => {
  try {
    const app = await open(config);
    if (app === undefined) return undefined;
    const { accessToken, expiresOn, account } = await acquire(app, scopes[reach]);
    return {
      token: accessToken,
      expiresAt: expiresOn?.getTime() ?? 0,
      reach,
      address: account.username,
      name: account.name ?? '',
    };
  } catch (error) {
    if (error instanceof AuthError && cancelled.has(error.errorCode)) {
      throw new Failure('folder/sign-in-closed', { cause: error });
    }
    // In some Offices the bridge is there and fails; the dialog of our own then asks.
    return undefined;
  }
};
