-- Statement 1, part 0
SELECT json_agg(json_build_array(g.mask, g.bucket, g.m0, g.m1)) AS json_agg_1
FROM (
  SELECT grouping(r.bucket) AS mask,
      r.bucket AS bucket,
      count(*) FILTER (WHERE r.channel = :s_c0_0::VARCHAR AND r.direction = :s_c0_1::VARCHAR) AS m0,
      count(*) FILTER (WHERE r.channel = :s_c1_0::VARCHAR AND r.direction = :s_c1_1::VARCHAR AND r.answered IS false) AS m1
  FROM (
    SELECT communications.id AS id,
        communications.occurred_at AS at,
        communications.answered AS answered,
        communications.channel AS channel,
        communications.direction AS direction,
        width_bucket(communications.occurred_at, :s_starts::timestamptz[]) - 1 AS bucket
    FROM communications
    WHERE communications.company_id = :company::BIGINT
      AND communications.occurred_at >= :s_start::timestamptz
      AND communications.occurred_at < :s_end::timestamptz
  ) AS r
  GROUP BY GROUPING SETS((), (r.bucket))
  LIMIT 20001
) AS g

-- Statement 1, part 1
SELECT json_agg(json_build_array(g.mask, g.m0)) AS json_agg_1
FROM (
  SELECT 0 AS mask,
      count(*) FILTER (WHERE r.channel = :s_c0_0::VARCHAR AND r.direction = :s_c0_1::VARCHAR) AS m0
  FROM (
    SELECT communications.id AS id,
        communications.occurred_at AS at,
        communications.channel AS channel,
        communications.direction AS direction
    FROM communications
    WHERE communications.company_id = :company::BIGINT
      AND communications.occurred_at >= :s_start::timestamptz
      AND communications.occurred_at < :s_end::timestamptz
  ) AS r
) AS g

-- Statement 2, part 0
WITH hits AS (
  SELECT r.id AS id,
      r.at AS at,
      r.ordinal AS ordinal,
      null::numeric AS value
  FROM (
    SELECT communications.id AS id,
        communications.occurred_at AS at,
        communications.answered AS answered,
        communications.channel AS channel,
        communications.direction AS direction,
        0 AS ordinal
    FROM communications
    WHERE communications.company_id = :company::BIGINT
      AND communications.occurred_at >= :s_start::timestamptz
      AND communications.occurred_at < :s_end::timestamptz
  ) AS r
  WHERE r.channel = :s_c0::VARCHAR
    AND r.direction = :s_c1::VARCHAR
    AND r.answered IS false
)
SELECT json_build_object('count', (
  SELECT count(*) AS count_1
  FROM hits
), 'sum', (
  SELECT CAST(coalesce(sum(hits.value), 0) AS TEXT) AS coalesce_1
  FROM hits
), 'rows', (
  SELECT json_agg(json_build_array(listed.at, listed.id, listed.ordinal, listed.key, listed.value, listed.record)) AS json_agg_1
  FROM (
    SELECT page.at AS at,
        page.id AS id,
        page.ordinal AS ordinal,
        CAST(page.key AS TEXT) AS key,
        CAST(page.value AS TEXT) AS value,
        json_build_object('id', communications.id, 'external_id', communications.external_id, 'responsible', (
      SELECT json_build_array(users_1.id, users_1.name, users_1.email, users_1.role, users_1.status, users_1.department_id) AS json_build_array_1
      FROM users AS users_1
      WHERE users_1.company_id = :company::BIGINT
        AND users_1.id = communications.responsible_id
    ), 'created_at', communications.occurred_at, 'contact', communications.contact_id, 'channel', communications.channel, 'direction', communications.direction, 'answered', communications.answered) AS record
    FROM (
      SELECT hits.at AS at,
          hits.id AS id,
          hits.ordinal AS ordinal,
          null::text AS key,
          hits.value AS value
      FROM hits
      ORDER BY hits.at DESC,
          hits.id DESC,
          hits.ordinal DESC
      LIMIT :s_limit::INTEGER
    ) AS page
    JOIN communications ON communications.company_id = :company::BIGINT
      AND communications.id = page.id
    ORDER BY page.at DESC,
        page.id DESC,
        page.ordinal DESC
  ) AS listed
)) AS json_build_object_1

-- Statement 2, part 1
WITH hits AS (
  SELECT r.id AS id,
      r.at AS at,
      r.ordinal AS ordinal,
      null::numeric AS value
  FROM (
    SELECT communications.id AS id,
        communications.occurred_at AS at,
        communications.channel AS channel,
        communications.direction AS direction,
        0 AS ordinal
    FROM communications
    WHERE communications.company_id = :company::BIGINT
      AND communications.occurred_at >= :s_start::timestamptz
      AND communications.occurred_at < :s_end::timestamptz
  ) AS r
  WHERE r.channel = :s_c0::VARCHAR
    AND r.direction = :s_c1::VARCHAR
)
SELECT json_build_object('count', (
  SELECT count(*) AS count_1
  FROM hits
), 'sum', (
  SELECT CAST(coalesce(sum(hits.value), 0) AS TEXT) AS coalesce_1
  FROM hits
), 'rows', (
  SELECT json_agg(json_build_array(listed.at, listed.id, listed.ordinal, listed.key, listed.value, listed.record)) AS json_agg_1
  FROM (
    SELECT page.at AS at,
        page.id AS id,
        page.ordinal AS ordinal,
        CAST(page.key AS TEXT) AS key,
        CAST(page.value AS TEXT) AS value,
        json_build_object('id', communications.id, 'external_id', communications.external_id, 'responsible', (
      SELECT json_build_array(users_1.id, users_1.name, users_1.email, users_1.role, users_1.status, users_1.department_id) AS json_build_array_1
      FROM users AS users_1
      WHERE users_1.company_id = :company::BIGINT
        AND users_1.id = communications.responsible_id
    ), 'created_at', communications.occurred_at, 'contact', communications.contact_id, 'channel', communications.channel, 'direction', communications.direction, 'answered', communications.answered) AS record
    FROM (
      SELECT hits.at AS at,
          hits.id AS id,
          hits.ordinal AS ordinal,
          null::text AS key,
          hits.value AS value
      FROM hits
      ORDER BY hits.at DESC,
          hits.id DESC,
          hits.ordinal DESC
      LIMIT :s_limit::INTEGER
    ) AS page
    JOIN communications ON communications.company_id = :company::BIGINT
      AND communications.id = page.id
    ORDER BY page.at DESC,
        page.id DESC,
        page.ordinal DESC
  ) AS listed
)) AS json_build_object_1
