import { BadRequestException } from '@nestjs/common';

/** Below which path of the API the development OpenID provider is. */
export const IDENTITY_PATH = '/development-identity';

const LOOPBACK_HOST = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/;

/**
 * Where a request reaches the development OpenID provider. Its address follows the request, so that the console is of the same origin by
 * whichever name of this machine a browser knows it, also behind the server of vite. Other names are none of this machine.
 * @throws BadRequestException for a host that is not on loopback
 */
export function developmentIssuerUrl(host: string): string {
  if (!LOOPBACK_HOST.test(host))
    throw new BadRequestException(
      'The development issuer is on this machine only: open the console at 127.0.0.1 or localhost.',
    );
  return `http://${host}${IDENTITY_PATH}`;
}
