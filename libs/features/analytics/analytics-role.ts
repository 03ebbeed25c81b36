import { randomBytes } from 'node:crypto';
import type { Client } from 'pg';

/** A plain name of a role, so that it needs no quotes anywhere. */
const NAME = /^[a-z][a-z0-9_]{2,62}$/;
/** A query of an analyst that runs for longer is ended: it would hold up a rebuild. */
const MOST_SECONDS = 300;
const PASSWORD_BYTES = 24;

/** The role cannot be made or used so. */
export class UnsuitableRole extends Error {}

interface KnownRole {
  readonly powerful: boolean;
  readonly member: boolean;
}

/**
 * Lets a role of the cluster log in, read the views of one company or of all, and nothing else. A role that is missing is made; done again,
 * it is for the company that is named now.
 * @param client of the database's owner
 * @returns the password of a role that was made
 * @throws UnsuitableRole
 */
export async function allowAnalyticsRole(
  client: Client,
  role: string,
  company: string | null,
): Promise<string | null> {
  if (!NAME.test(role))
    throw new UnsuitableRole(
      `${role} is no name of a role. Use 3 to 63 small letters, digits and underscores, such as acme_bi.`,
    );
  const known = await knownRole(client, role);
  if (known?.powerful || known?.member)
    throw new UnsuitableRole(
      `The role ${role} ${known.powerful ? 'has rights over the cluster' : 'is a member of other roles'}, so it would see more than the views. Name another role.`,
    );
  const password = known ? null : randomBytes(PASSWORD_BYTES).toString('base64url');
  await client.query('BEGIN');
  try {
    if (password !== null) await create(client, role, password);
    await client.query(`GRANT USAGE ON SCHEMA analytics TO ${role}`);
    await client.query(`GRANT SELECT ON ALL TABLES IN SCHEMA analytics TO ${role}`);
    await client.query(
      'INSERT INTO work.analytics_roles (role, company) VALUES ($1, $2) ON CONFLICT (role) DO UPDATE SET company = EXCLUDED.company',
      [role, company],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
  return password;
}

/** Takes the views from a role. The role itself stays, because other databases of the cluster may use it. */
export async function refuseAnalyticsRole(client: Client, role: string): Promise<void> {
  const { rowCount } = await client.query('DELETE FROM work.analytics_roles WHERE role = $1', [
    role,
  ]);
  if (rowCount === 0) throw new UnsuitableRole(`The role ${role} reads no views.`);
  await client.query(`REVOKE ALL ON ALL TABLES IN SCHEMA analytics FROM ${role}`);
  await client.query(`REVOKE ALL ON SCHEMA analytics FROM ${role}`);
}

async function knownRole(client: Client, role: string): Promise<KnownRole | undefined> {
  const { rows } = await client.query<KnownRole>(
    `SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls OR rolreplication AS powerful,
            EXISTS (SELECT 1 FROM pg_auth_members m WHERE m.member = r.oid) AS member
       FROM pg_roles r WHERE rolname = $1`,
    [role],
  );
  return rows[0];
}

async function create(client: Client, role: string, password: string): Promise<void> {
  try {
    await client.query(`CREATE ROLE ${role} LOGIN NOINHERIT PASSWORD '${password}'`);
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    throw new UnsuitableRole(
      `This user may not create roles. Let an administrator run: CREATE ROLE ${role} LOGIN NOINHERIT PASSWORD '…'; and give this command again.`,
    );
  }
  await client.query(`ALTER ROLE ${role} SET default_transaction_read_only = on`);
  await client.query(`ALTER ROLE ${role} SET statement_timeout = '${MOST_SECONDS}s'`);
  await client.query(`ALTER ROLE ${role} SET timezone = 'UTC'`);
}
