/** Serialises all appends of a database; the number means nothing. */
const LOCK = 7_461_238;

/** One place per request, `-1`: no stream; `lasts`: the number of its last event in the batch. */
const REQUEST_COLUMNS = 'streams text[], expected int[], lasts int[]';
/** One place per event, in the order of the requests: parallel arrays, as the client encoded them once. */
const EVENT_COLUMNS = `requests int[], ids uuid[], types text[], versions smallint[], payloads text[], metas text[],
    occurrences timestamptz[], recordings timestamptz[], hashes text[]`;

/** Writes requests whose checks have passed; gives the position before their first event. */
const WRITE = `
  CREATE FUNCTION events.write(${REQUEST_COLUMNS}, ${EVENT_COLUMNS}) RETURNS bigint LANGUAGE plpgsql AS $function$
  #variable_conflict use_column
  DECLARE
    base bigint;
  BEGIN
    UPDATE events.counter
       SET last = greatest(last, (SELECT max(l.position) FROM events.log l)) + cardinality(ids)
     WHERE one RETURNING last - cardinality(ids) INTO base;
    INSERT INTO events.log
           (position, stream, revision, id, type, version, data, meta, occurred_at, recorded_at, hash, append_start)
    SELECT base + e.n, streams[e.request], expected[e.request] + e.n - coalesce(lasts[e.request - 1], 0),
           e.id, e.type, e.version, e.data::json, e.meta::json, e.occurred_at, e.recorded_at, e.hash, expected[e.request] + 1
      FROM unnest(requests, ids, types, versions, payloads, metas, occurrences, recordings, hashes) WITH ORDINALITY
           AS e (request, id, type, version, data, meta, occurred_at, recorded_at, hash, n);
    RETURN base;
  END $function$`;

/** What is to become of one request: ok (write it), conflict, duplicate, or reused (its ids, otherwise than before). */
const JUDGE = `
  CREATE FUNCTION events.judge(of_stream text, expected int, ids uuid[], types text[], payloads text[],
    OUT outcome text, OUT revision int, OUT "position" bigint) LANGUAGE plpgsql AS $function$
  #variable_conflict use_column
  DECLARE
    same int; started int; started_last int; reached int; place bigint;
  BEGIN
    IF NOT EXISTS (SELECT FROM events.log l WHERE l.id = ANY(ids)) THEN
      revision := coalesce((SELECT max(l.revision) FROM events.log l WHERE l.stream = of_stream), -1);
      outcome := CASE WHEN revision = expected THEN 'ok' ELSE 'conflict' END;
      RETURN;
    END IF;
    SELECT count(*), min(l.append_start), max(l.append_start), max(l.revision), max(l.position)
      INTO same, started, started_last, reached, place
      FROM unnest(ids, types, payloads) WITH ORDINALITY AS e (id, type, data, n)
      JOIN events.log l ON l.id = e.id AND l.stream = of_stream AND l.type = e.type
       AND l.revision = l.append_start + e.n - 1 AND l.data::jsonb = e.data::jsonb;
    outcome := 'reused';
    IF same < cardinality(ids) OR started < started_last THEN RETURN; END IF;
    IF EXISTS (SELECT FROM events.log l WHERE l.stream = of_stream AND l.revision = reached + 1 AND l.append_start = started) THEN RETURN; END IF;
    outcome := 'duplicate';
    revision := reached;
    position := place;
  END $function$`;

/** The rare case: some request of the batch cannot just be written, or two are for one stream. Each sees those before it. */
const ONE_BY_ONE = `
    FOR r IN 1 .. cardinality(streams) LOOP
      a := coalesce(lasts[r - 1], 0) + 1;
      z := lasts[r];
      SELECT j.outcome, j.revision, j.position INTO outcome, revision, "position"
        FROM events.judge(streams[r], expected[r], ids[a:z], types[a:z], payloads[a:z]) j;
      IF outcome = 'ok' THEN
        revision := expected[r] + z - a + 1;
        "position" := z - a + 1 + events.write(streams[r:r], expected[r:r], ARRAY[z - a + 1], array_fill(1, ARRAY[z - a + 1]), ids[a:z], types[a:z],
          versions[a:z], payloads[a:z], metas[a:z], occurrences[a:z], recordings[a:z], hashes[a:z]);
      END IF;
      RETURN NEXT;
    END LOOP;`;

/**
 * Appends many requests in one transaction, each with a result of its own: one row per request, or, when all could be written (as
 * they mostly can), the single row `all` with the position before the first event.
 *
 * The lock is taken first, as a statement of its own: in READ COMMITTED every later statement of a volatile function has a snapshot of
 * its own, taken under the lock. It is held until the commit, so nobody reads a position before all smaller ones can be read.
 *
 * The settings: the plans live as long as the connection, and may have been made when the log was empty; only index scans are right
 * in the end. And a client that has given up must not append after waiting for ever.
 */
const APPEND = `
  CREATE FUNCTION events.append(${REQUEST_COLUMNS}, ${EVENT_COLUMNS})
  RETURNS TABLE (outcome text, revision int, "position" bigint) LANGUAGE plpgsql VOLATILE SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
  SET enable_seqscan = off SET enable_bitmapscan = off SET plan_cache_mode = force_generic_plan SET jit = off
  SET lock_timeout = '5s' AS $function$
  #variable_conflict use_column
  DECLARE
    a int; z int;
  BEGIN
    PERFORM pg_advisory_xact_lock(${LOCK});
    IF current_setting('transaction_isolation') <> 'read committed' THEN
      RAISE 'events are appended in READ COMMITTED only: any other snapshot is older than the lock' USING ERRCODE = 'invalid_transaction_state';
    END IF;
    IF cardinality(streams) = (SELECT count(DISTINCT s) FROM unnest(streams) s)
       AND NOT EXISTS (SELECT FROM events.log l WHERE l.id = ANY(ids))
       AND NOT EXISTS (SELECT FROM unnest(streams, expected) AS r (stream, revision) WHERE r.revision <> coalesce(
             (SELECT max(l.revision) FROM events.log l WHERE l.stream = r.stream AND l.revision >= r.revision), -1)) THEN
      outcome := 'all';
      "position" := events.write(streams, expected, lasts, requests, ids, types, versions, payloads, metas, occurrences, recordings, hashes);
      RETURN NEXT;
      RETURN;
    END IF;${ONE_BY_ONE}
  END $function$`;

export const APPEND_SQL: readonly string[] = [WRITE, JUDGE, APPEND];
