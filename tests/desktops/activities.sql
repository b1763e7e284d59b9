-- Statement 1, part 0
SELECT json_agg(json_build_array(g.mask, g.bucket, g.m0, g.m1, g.m2)) AS json_agg_1
FROM ((
  SELECT 0 AS mask,
      -1 AS bucket,
      count(*) AS m0,
      count(*) FILTER (WHERE before.at < :s_c1_0::timestamptz) AS m1,
      count(*) FILTER (WHERE before.is_new IS true) AS m2
  FROM (
    SELECT r.id AS id,
        r.at AS at,
        r.is_new AS is_new,
        r.bucket AS bucket
    FROM (
      SELECT activities.id AS id,
          activities.created_at AS at,
          activities.created_at >= :s_start::timestamptz AS is_new,
          CASE WHEN (activities.created_at < :s_start::timestamptz) THEN -1 ELSE width_bucket(activities.created_at, :s_starts::timestamptz[]) - 1 END AS bucket
      FROM activities
      WHERE activities.company_id = :company::BIGINT
        AND activities.deleted_at IS NULL
        AND activities.created_at < :s_end::timestamptz
    ) AS r
    WHERE r.at < :s_start::timestamptz
  ) AS before HAVING count(*) > 0
  LIMIT 20001
) UNION ALL (
  SELECT 0 AS mask,
      since.bucket AS bucket,
      count(*) AS m0,
      count(*) FILTER (WHERE since.at < :s_c1_0::timestamptz) AS m1,
      count(*) FILTER (WHERE since.is_new IS true) AS m2
  FROM (
    SELECT r.id AS id,
        r.at AS at,
        r.is_new AS is_new,
        r.bucket AS bucket
    FROM (
      SELECT activities.id AS id,
          activities.created_at AS at,
          activities.created_at >= :s_start::timestamptz AS is_new,
          CASE WHEN (activities.created_at < :s_start::timestamptz) THEN -1 ELSE width_bucket(activities.created_at, :s_starts::timestamptz[]) - 1 END AS bucket
      FROM activities
      WHERE activities.company_id = :company::BIGINT
        AND activities.deleted_at IS NULL
        AND activities.created_at < :s_end::timestamptz
    ) AS r
    WHERE r.at >= :s_start::timestamptz
  ) AS since
  GROUP BY since.bucket HAVING count(*) > 0
  LIMIT 20001
)) AS g

-- Statement 2, part 0
WITH hits AS (
  SELECT r.id AS id,
      r.at AS at,
      r.ordinal AS ordinal,
      null::numeric AS value
  FROM (
    SELECT activities.id AS id,
        activities.created_at AS at,
        activities.created_at >= :s_start::timestamptz AS is_new,
        0 AS ordinal
    FROM activities
    WHERE activities.company_id = :company::BIGINT
      AND activities.deleted_at IS NULL
      AND activities.created_at < :s_end::timestamptz
  ) AS r
  WHERE r.is_new IS true
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
        json_build_object('id', activities.id, 'external_id', activities.external_id, 'title', activities.name, 'responsible', (
      SELECT json_build_array(users_1.id, users_1.name, users_1.email, users_1.role, users_1.status, users_1.department_id) AS json_build_array_1
      FROM users AS users_1
      WHERE users_1.company_id = :company::BIGINT
        AND users_1.id = activities.responsible_id
    ), 'created_by', (
      SELECT json_build_array(users_2.id, users_2.name, users_2.email, users_2.role, users_2.status, users_2.department_id) AS json_build_array_2
      FROM users AS users_2
      WHERE users_2.company_id = :company::BIGINT
        AND users_2.id = activities.created_by_id
    ), 'created_at', activities.created_at, 'fields', CAST(activities.fields AS TEXT), 'deleted', activities.deleted_at IS NOT NULL, 'type', activities.activity_type_id, 'contact', activities.contact_id) AS record
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
    JOIN activities ON activities.company_id = :company::BIGINT
      AND activities.id = page.id
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
    SELECT activities.id AS id,
        activities.created_at AS at,
        0 AS ordinal
    FROM activities
    WHERE activities.company_id = :company::BIGINT
      AND activities.deleted_at IS NULL
      AND activities.created_at < :s_end::timestamptz
  ) AS r
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
        json_build_object('id', activities.id, 'external_id', activities.external_id, 'title', activities.name, 'responsible', (
      SELECT json_build_array(users_1.id, users_1.name, users_1.email, users_1.role, users_1.status, users_1.department_id) AS json_build_array_1
      FROM users AS users_1
      WHERE users_1.company_id = :company::BIGINT
        AND users_1.id = activities.responsible_id
    ), 'created_by', (
      SELECT json_build_array(users_2.id, users_2.name, users_2.email, users_2.role, users_2.status, users_2.department_id) AS json_build_array_2
      FROM users AS users_2
      WHERE users_2.company_id = :company::BIGINT
        AND users_2.id = activities.created_by_id
    ), 'created_at', activities.created_at, 'fields', CAST(activities.fields AS TEXT), 'deleted', activities.deleted_at IS NOT NULL, 'type', activities.activity_type_id, 'contact', activities.contact_id) AS record
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
    JOIN activities ON activities.company_id = :company::BIGINT
      AND activities.id = page.id
    ORDER BY page.at DESC,
        page.id DESC,
        page.ordinal DESC
  ) AS listed
)) AS json_build_object_1
