import { APPEND_SQL } from './append-function.js';

/** A json value is kept letter by letter; one that SQL could not read (U+0000, half a surrogate pair) is refused by the cast. */
const readable = (column: string) =>
  `CHECK (${column}::text NOT LIKE '%\\\\u%' OR ${column}::jsonb IS NOT NULL)`;

/**
 * The event log: run once, in order, by the owner of the database.
 * Positions count from 1 without holes, also at the end: `counter` remembers the last, so that a missing one proves a deletion.
 */
export const EVENT_LOG_SQL: string[] = [
  'CREATE SCHEMA events',
  `CREATE TABLE events.log (
    position bigint PRIMARY KEY,
    stream text COLLATE "C" NOT NULL,
    revision int NOT NULL CHECK (revision >= 0),
    id uuid NOT NULL UNIQUE,
    type text NOT NULL,
    version smallint NOT NULL,
    data json NOT NULL ${readable('data')},
    meta json NOT NULL ${readable('meta')},
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    hash text NOT NULL,
    append_start int NOT NULL,
    UNIQUE (stream, revision)
  )`,
  `COMMENT ON COLUMN events.log.append_start IS 'Revision of the first event of the append that wrote this one'`,
  `CREATE TABLE events.counter (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    last bigint NOT NULL
  ) WITH (fillfactor = 10)`,
  'INSERT INTO events.counter (last) VALUES (0)',
  ...APPEND_SQL,
];

/** Roles belong to the whole cluster: others may create this one at the same moment, and this user may have no right to. */
const createRole = (role: string) => `
  DO $do$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN
      BEGIN
        CREATE ROLE ${role} NOLOGIN;
      EXCEPTION
        WHEN duplicate_object OR unique_violation THEN NULL;
      END;
    END IF;
    IF NOT pg_has_role(current_user, '${role}', 'MEMBER') THEN
      BEGIN
        GRANT ${role} TO CURRENT_USER;
      EXCEPTION
        WHEN unique_violation OR internal_error THEN NULL;
      END;
    END IF;
  EXCEPTION
    WHEN insufficient_privilege THEN
      RAISE insufficient_privilege USING MESSAGE = format('User %s may not create the role ${role}, or make itself a member.', current_user),
            HINT = format('Let an administrator run: CREATE ROLE ${role} NOLOGIN; GRANT ${role} TO %I;', current_user);
  END $do$`;

/**
 * What the application's role may do: read, and append by the function. It can neither insert, change nor remove an event itself.
 * @param role a plain SQL name; created if it is missing
 */
export function grantsFor(role: string): string[] {
  if (!/^[a-z_][a-z0-9_]*$/.test(role))
    throw new RangeError(`This is no plain name of a role: ${role}.`);
  return [
    createRole(role),
    'REVOKE ALL ON ALL TABLES IN SCHEMA events FROM PUBLIC',
    'REVOKE ALL ON ALL FUNCTIONS IN SCHEMA events FROM PUBLIC',
    `REVOKE ALL ON ALL TABLES IN SCHEMA events FROM ${role}`,
    `REVOKE ALL ON ALL FUNCTIONS IN SCHEMA events FROM ${role}`,
    `GRANT USAGE ON SCHEMA events TO ${role}`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA events TO ${role}`,
    `GRANT EXECUTE ON FUNCTION events.append TO ${role}`,
  ];
}
