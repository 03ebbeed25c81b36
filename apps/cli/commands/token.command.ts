import { developmentIssuer } from '../../api/auth/token-issuer.js';
import { withRuntime } from '../connect.js';
import { personCalled } from '../find-person.js';

/** Prints a bearer token of the development issuer for a person, by name, mail or id. */
export async function token(who: string): Promise<void> {
  await withRuntime(async ({ pool }, config) => {
    const person = await personCalled(pool, who);
    if (config.OIDC_ISSUER !== undefined)
      throw new Error('Tokens come from OIDC_ISSUER: the development issuer does not exist here.');
    console.log(await (await developmentIssuer(config)).token(person));
  });
}
