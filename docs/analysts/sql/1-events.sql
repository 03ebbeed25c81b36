-- The events of a dump, with the settings of this session.
--
-- dump:    path of the file of ledger events, Parquet or JSON lines (.jsonl)
-- as_of:   an instant; the tables are then as of it, by the time of recording. NULL: all events of the dump
-- locale:  language of the labels, en or fr
--
-- SET VARIABLE dump = 'events.parquet';
-- SET VARIABLE as_of = NULL;
-- SET VARIABLE locale = 'en';

SET TimeZone = 'UTC';

-- All events. Names of people are taken from here: they are current in every export.
CREATE OR REPLACE TABLE all_events AS
SELECT position, stream, revision, id, type, version,
       occurred_at::TIMESTAMPTZ AS occurred_at, recorded_at::TIMESTAMPTZ AS recorded_at,
       actor, capacity, mandate, data::JSON AS data
  FROM query(CASE WHEN getvariable('dump') LIKE '%.jsonl' THEN
    'SELECT * EXCLUDE meta, occurredAt AS occurred_at, recordedAt AS recorded_at, meta->>''capacity'' AS capacity, meta->>''mandate'' AS mandate
       FROM read_json(getvariable(''dump''), format = ''newline_delimited'', columns = {
         position: ''VARCHAR'', stream: ''VARCHAR'', revision: ''INTEGER'', id: ''VARCHAR'', type: ''VARCHAR'', version: ''INTEGER'',
         occurredAt: ''TIMESTAMPTZ'', recordedAt: ''TIMESTAMPTZ'', actor: ''VARCHAR'', meta: ''JSON'', data: ''JSON''})'
    ELSE 'SELECT * FROM read_parquet(getvariable(''dump''))' END);

-- The events that had been recorded by then. Everything but names is taken from here.
CREATE OR REPLACE VIEW events AS
SELECT * FROM all_events
 WHERE getvariable('as_of') IS NULL OR recorded_at <= getvariable('as_of')::TIMESTAMPTZ;

-- The current time of the tables: the instant asked for, else that of the last event.
CREATE OR REPLACE TABLE moment AS
SELECT coalesce(getvariable('as_of')::TIMESTAMPTZ, max_by(recorded_at, position)) AS instant
  FROM all_events;

-- A zone that is not known is read as UTC.
CREATE OR REPLACE MACRO known_zone(zone) AS
  CASE WHEN zone IN (SELECT name FROM pg_timezone_names()) THEN zone ELSE 'UTC' END;

-- A local time, in minutes.
CREATE OR REPLACE MACRO local_time(instant, zone) AS date_trunc('minute', timezone(zone, instant));

-- Whole days of 24 hours between an instant and the current time.
CREATE OR REPLACE MACRO days_since(instant) AS
  greatest(0, floor((epoch_ms((SELECT m.instant FROM moment m)) - epoch_ms(instant)) / 86400000)::BIGINT);
