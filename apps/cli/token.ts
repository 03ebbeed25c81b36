import { developmentIssuer } from '../api/auth/issuer.js';
import { withRuntime } from './connect.js';

/** Prints a bearer token of the development issuer for a person, by name, mail or id. */
export async function token(who: string): Promise<void> {
  await withRuntime(async ({ pool }, config) => {
    const { rows } = await pool.query<{ id: string; name: string }>(
      'SELECT id, name FROM read.people WHERE NOT erased AND (id::text = $1 OR lower(name) = lower($1) OR lower(mail) = lower($1)) LIMIT 2',
      [who],
    );
    const [person, second] = rows;
    if (!person) throw new Error(`There is nobody called ${who}.`);
    if (second) throw new Error(`There are several people called ${who}: name the id or the mail address.`);
    if (config.OIDC_ISSUER !== undefined) throw new Error('Tokens come from OIDC_ISSUER: the development issuer does not exist here.');
    console.log(await (await developmentIssuer(config)).token(person.id));
  });
}
