import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS } from '#platform/authorization';

/** A value that only one person may have. `key`: its hash, by which it is claimed. */
export interface UniqueValue {
  readonly field: 'mail' | 'subject' | 'externalId';
  readonly key: string;
  /** A mail address folded, a subject or an external id. */
  readonly text: string;
  /** Of an external id: the company in which it is unique. */
  readonly company: string | null;
}

/** A claim by somebody else. */
export interface OtherClaim {
  readonly key: string;
  readonly person: string;
  /** Older than any command takes between its claim and its append. */
  readonly old: boolean;
}

/** After a day the read models know what was claimed, or the command failed. */
const DELETE_EXPIRED = `DELETE FROM work.unique_claims WHERE claimed_at < now() - interval '1 day'`;

const CLAIM = `
  INSERT INTO work.unique_claims (key, person) SELECT * FROM unnest($1::text[], $2::uuid[]) ORDER BY 1
  ON CONFLICT (key) DO UPDATE SET claimed_at = now() WHERE unique_claims.person = excluded.person`;

const OTHERS = `
  SELECT c.key, c.person, c.claimed_at < now() - interval '1 minute' AS old
    FROM work.unique_claims c JOIN unnest($1::text[], $2::uuid[]) AS wanted (key, person) ON wanted.key = c.key
   WHERE c.person <> wanted.person`;

/** `$1` folded mail addresses, `$2` subjects, `$3` companies and `$4` the external ids in them, `$5` claim keys. */
const CANDIDATES = `
  SELECT 'mail' AS field, p.mail_key AS text, p.id FROM read.people p WHERE p.mail_key = ANY($1::text[]) AND NOT p.erased
  UNION ALL SELECT 'subject', p.subject, p.id FROM read.people p WHERE p.subject = ANY($2::text[]) AND NOT p.erased
  UNION ALL SELECT 'externalId', x.company || '|' || p.external_id, p.id
              FROM unnest($3::uuid[], $4::text[]) AS x (company, text)
              JOIN read.people p ON p.company = x.company AND p.external_id = x.text AND NOT p.erased
  UNION ALL SELECT 'claim', c.key, c.person FROM work.unique_claims c WHERE c.key = ANY($5::text[])`;

/** Finds and claims values that only one person may have, in the read models and among recent claims. */
@Injectable()
export class UniqueValuesQuery {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  /** Value's key → the people who may have it, according to the read models and to claims. */
  async candidates(
    values: readonly UniqueValue[],
  ): Promise<ReadonlyMap<string, readonly string[]>> {
    const texts = (field: UniqueValue['field']) => values.filter((one) => one.field === field);
    const external = texts('externalId');
    const { rows } = await this.pool.query<{ field: string; text: string; id: string }>({
      name: 'people-with-unique-values',
      text: CANDIDATES,
      values: [
        texts('mail').map(({ text }) => text),
        texts('subject').map(({ text }) => text),
        external.map(({ company }) => company),
        external.map(({ text }) => text),
        values.map(({ key }) => key),
      ],
    });
    const found = new Map<string, string[]>();
    for (const { field, text, id } of rows) {
      const name = `${field} ${text}`;
      found.set(name, [...(found.get(name) ?? []), id]);
    }
    return new Map(
      values.map(({ field, key, text, company }) => {
        const named = field === 'externalId' ? `${company ?? ''}|${text}` : text;
        const ids = [
          ...(found.get(`${field} ${named}`) ?? []),
          ...(found.get(`claim ${key}`) ?? []),
        ];
        return [key, [...new Set(ids)]];
      }),
    );
  }

  /** Claims values for people. @returns the claims of others that stand in the way */
  async claim(
    claims: readonly { readonly key: string; readonly person: string }[],
  ): Promise<readonly OtherClaim[]> {
    if (claims.length === 0) return [];
    const values = [claims.map(({ key }) => key), claims.map(({ person }) => person)];
    await this.pool.query(DELETE_EXPIRED);
    await this.pool.query(CLAIM, values);
    return (await this.pool.query<OtherClaim>(OTHERS, values)).rows;
  }

  /** Deletes claims, where they are still these people's. */
  async release(
    claims: readonly { readonly key: string; readonly person: string }[],
  ): Promise<void> {
    if (claims.length === 0) return;
    await this.pool.query(
      'DELETE FROM work.unique_claims c USING unnest($1::text[], $2::uuid[]) AS gone (key, person) WHERE c.key = gone.key AND c.person = gone.person',
      [claims.map(({ key }) => key), claims.map(({ person }) => person)],
    );
  }
}
