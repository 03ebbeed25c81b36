-- Companies with their network levels, nonprofits, initiatives and people, folded from their events.

CREATE OR REPLACE TABLE companies AS
SELECT substr(stream, 9) AS company,
       max_by(data->>'name', revision) FILTER (WHERE type IN ('CompanyRegistered', 'CompanyRenamed')) AS name,
       known_zone(max_by(data->>'zone', revision) FILTER (WHERE json_exists(data, '$.zone'))) AS zone,
       max_by(data->>'level', revision) FILTER (WHERE type = 'CompanyRegistered') AS root
  FROM events WHERE stream LIKE 'company-%' GROUP BY ALL;

CREATE OR REPLACE TABLE levels AS
WITH RECURSIVE
  changes AS (
    SELECT substr(stream, 9) AS company, revision, type, data->>'level' AS level, data
      FROM events
     WHERE type IN ('CompanyRegistered', 'NetworkLevelAdded', 'NetworkLevelMoved', 'NetworkLevelRenamed')
    UNION ALL
    -- The root has the company's name.
    SELECT substr(e.stream, 9), e.revision, e.type, c.root, e.data
      FROM events e JOIN companies c ON c.company = substr(e.stream, 9)
     WHERE e.type = 'CompanyRenamed'),
  named AS (
    SELECT company, level,
           max_by(data->>'name', revision) FILTER (WHERE json_exists(data, '$.name')) AS name,
           max_by(data->>'parent', revision) FILTER (WHERE type IN ('NetworkLevelAdded', 'NetworkLevelMoved')) AS parent
      FROM changes GROUP BY ALL),
  paths AS (
    SELECT company, level, name AS path FROM named WHERE parent IS NULL
    UNION ALL
    SELECT n.company, n.level, p.path || '/' || n.name
      FROM named n JOIN paths p ON p.level = n.parent AND p.company = n.company)
SELECT company, level, path FROM paths;

-- Locations are a list that is edited, so that it is folded event by event.
CREATE OR REPLACE TABLE nonprofits AS
WITH edits AS (
  SELECT substr(stream, 11) AS nonprofit, revision, type, data,
         {'type': type, 'location': data->>'location', 'new': data->>'to',
          'locations': coalesce(from_json(data->'locations', '["VARCHAR"]'), [])} AS edit
    FROM events WHERE stream LIKE 'nonprofit-%')
SELECT nonprofit,
       max_by(data->>'name', revision) FILTER (WHERE json_exists(data, '$.name')) AS name,
       list_reduce(list(edit ORDER BY revision), lambda known, step: {
         'type': step.type, 'location': step.location, 'new': step.new,
         'locations': CASE step.type
           WHEN 'LocationAdded' THEN list_append(known.locations, step.location)
           WHEN 'LocationChanged' THEN list_transform(known.locations,
             lambda one: CASE WHEN one = step.location THEN step.new ELSE one END)
           WHEN 'LocationRemoved' THEN list_filter(known.locations, lambda one: one <> step.location)
           ELSE known.locations END}).locations AS locations
  FROM edits GROUP BY nonprofit;

CREATE OR REPLACE TABLE initiatives AS
SELECT substr(stream, 12) AS initiative,
       any_value(data->>'nonprofit') FILTER (WHERE type = 'InitiativeCreated') AS nonprofit,
       any_value(data->>'company') FILTER (WHERE type = 'InitiativeCreated') AS company,
       any_value(data->>'kind') FILTER (WHERE type = 'InitiativeCreated') AS kind,
       max_by(data->>'title', revision) FILTER (WHERE json_exists(data, '$.title')) AS title,
       coalesce(max_by(CASE type WHEN 'InitiativeOpened' THEN 'open' WHEN 'InitiativeClosed' THEN 'closed' ELSE 'cancelled' END, revision)
         FILTER (WHERE type IN ('InitiativeOpened', 'InitiativeClosed', 'InitiativeCancelled')), 'draft') AS status
  FROM events WHERE stream LIKE 'initiative-%' GROUP BY ALL;

-- Where each person belongs: at a level of a company, under a manager. Another company takes both away.
CREATE OR REPLACE TABLE placements AS
WITH
  steps AS (
    SELECT substr(stream, 8) AS person, revision, type, data, data->>'company' AS company,
           last_value(data->>'company' IGNORE NULLS) OVER (
             PARTITION BY stream ORDER BY revision ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
      FROM events
     WHERE stream LIKE 'person-%'
       AND type IN ('PersonRegistered', 'RoleGranted', 'RoleRevoked', 'ManagerAssigned', 'PersonMoved', 'PersonErased')),
  changes AS (
    SELECT *, type = 'RoleGranted' AND company IS NOT NULL AND company IS DISTINCT FROM before AS joins FROM steps)
SELECT person,
       max_by(company, revision) FILTER (WHERE company IS NOT NULL AND type IN ('PersonRegistered', 'RoleGranted')) AS company,
       max_by({'level': CASE WHEN joins THEN NULL ELSE data->>'level' END}, revision)
         FILTER (WHERE joins OR type IN ('PersonRegistered', 'PersonMoved')) .level AS level,
       max_by({'manager': CASE WHEN type = 'ManagerAssigned' THEN data->>'manager' END}, revision)
         FILTER (WHERE joins OR type IN ('ManagerAssigned', 'PersonErased')
                       OR (type = 'RoleRevoked' AND (data->>'role') = 'employee')) .manager AS manager
  FROM changes GROUP BY person;

-- Names and addresses as they are today; nothing of erased people.
CREATE OR REPLACE TABLE people AS
WITH known AS (
  SELECT substr(stream, 8) AS person,
         bool_or(type = 'PersonErased') AS erased,
         max_by({'name': data->>'name'}, revision) FILTER (WHERE json_exists(data, '$.name')) .name AS name,
         max_by({'mail': data->>'mail'}, revision) FILTER (WHERE json_exists(data, '$.mail')) .mail AS mail,
         max_by({'external_id': data->>'externalId'}, revision) FILTER (WHERE json_exists(data, '$.externalId')) .external_id AS external_id
    FROM all_events WHERE stream LIKE 'person-%' GROUP BY ALL)
SELECT person, erased,
       CASE WHEN erased OR name IS NULL
         THEN CASE getvariable('locale') WHEN 'fr' THEN 'Personne effacée' ELSE 'Erased person' END
         ELSE name END AS name,
       CASE WHEN NOT erased THEN mail END AS mail,
       CASE WHEN NOT erased THEN external_id END AS external_id
  FROM known;
