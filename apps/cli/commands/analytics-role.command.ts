import { allowAnalyticsRole, refuseAnalyticsRole } from '#features/analytics';
import { connectAsOwner } from '#kit/postgres';
import type { Client } from 'pg';
import { readConfig } from '../../runtime/config.js';
import { withDatabase } from '../../runtime/with-runtime.js';

export interface AnalyticsRoleOptions {
  /** Name or id of a company. */
  readonly company?: string;
  readonly allCompanies?: true;
  readonly remove?: true;
}

/** Lets a role read the views of a company or of all, or takes them from it. */
export async function analyticsRole(role: string, options: AnalyticsRoleOptions): Promise<void> {
  const { company, allCompanies, remove } = options;
  if ([company, allCompanies, remove].filter((given) => given !== undefined).length !== 1)
    throw new Error('Name one of --company, --all-companies and --remove.');
  await withDatabase(readConfig(process.env), async (url) => {
    const client = await connectAsOwner(url);
    try {
      if (remove) {
        await refuseAnalyticsRole(client, role);
        console.log(`${role} no longer reads the views. The role itself stays.`);
        return;
      }
      const id = company === undefined ? null : await companyIn(client, company);
      const password = await allowAnalyticsRole(client, role, id);
      console.log(
        `${role} reads the schema analytics of ${id === null ? 'all companies' : company}.`,
      );
      if (password !== null) console.log(`Password, shown once: ${password}`);
    } finally {
      await client.end();
    }
  });
}

async function companyIn(client: Client, company: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    'SELECT id FROM read.companies WHERE id::text = $1 OR lower(name) = lower($1)',
    [company],
  );
  const [found, another] = rows;
  if (!found || another)
    throw new Error(
      another
        ? `There are several companies named ${company}: name one by its id.`
        : `There is no company ${company}.`,
    );
  return found.id;
}
