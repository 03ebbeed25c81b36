import { developmentIssuer } from '../../api/auth/token-issuer.js';
import { readConfig } from '../../runtime/config.js';
import { findPerson } from '../../runtime/find-person.js';
import { withRuntime } from '../../runtime/with-runtime.js';

/**
 * Prints a bearer token of the development issuer.
 * @param who name, mail address or id of a person
 */
export async function token(who: string): Promise<void> {
  if (readConfig(process.env).OIDC_ISSUER !== undefined)
    throw new Error(
      'OIDC_ISSUER is set, so there is no development issuer. Get a token from OIDC_ISSUER.',
    );
  await withRuntime(async ({ pool }, config) => {
    const person = await findPerson(pool, who);
    console.log(await (await developmentIssuer(config)).token(person));
  });
}
