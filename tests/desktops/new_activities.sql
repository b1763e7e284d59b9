-- Statement 1, relation unfolded_activities
SELECT -1 AS factor,
    activities.id,
    activities.company_id,
    activities.created_at,
    activities.responsible_id,
    activities.activity_type_id,
    activities.fields,
    activities.deleted_at
FROM unfolded_records AS unfolded CROSS
JOIN LATERAL jsonb_populate_record(NULL::activities, unfolded.before -> 'record') AS activities
WHERE unfolded.company_id = :company::bigint
  AND unfolded.kind = 'activity'
  AND activities.company_id = :company::bigint
UNION ALL
SELECT 1 AS factor,
    activities.id,
    activities.company_id,
    activities.created_at,
    activities.responsible_id,
    activities.activity_type_id,
    activities.fields,
    activities.deleted_at
FROM unfolded_records AS unfolded
JOIN LATERAL (
  SELECT *
  FROM activities
  WHERE company_id = :company::bigint
    AND id = unfolded.record_id OFFSET 0
) AS activities ON true
WHERE unfolded.company_id = :company::bigint
  AND unfolded.kind = 'activity'
  AND activities.company_id = :company::bigint

-- Statement 1, part 0
SELECT json_agg(json_build_array(g.mask, g.activity_type, g.m0)) AS json_agg_1
FROM (
  SELECT grouping(r.activity_type) AS mask,
      r.activity_type AS activity_type,
      CAST(CAST(trim_scale(coalesce(sum(r.records), 0)) AS TEXT) AS BIGINT) AS m0
  FROM (
    SELECT c.at AS at,
        c.records AS records,
        c.activity_type_id AS activity_type
    FROM (
      SELECT span.at,
          1 * cell.records AS records,
          1 AS sign,
          cell.facet,
          cell.fields,
          cell.activity_type_id
      FROM unnest(CAST(:s_grains AS int[]), CAST(:s_firsts AS int[]), CAST(:s_afters AS int[]), CAST(:s_ats AS timestamptz[])) AS span (grain, first, after, at) CROSS
      JOIN LATERAL (
        SELECT records,
            facet,
            fields,
            activity_type_id
        FROM activity_cells AS cell
        WHERE company_id = CAST(:company AS bigint)
          AND department_id = 0
          AND grain = span.grain
          AND day >= span.first
          AND day < span.after
          AND true
          AND facet = 0 OFFSET 0
      ) AS cell
      UNION ALL
      SELECT *
      FROM (
        SELECT activities.created_at AS at,
            CAST(activities.factor AS bigint) AS records,
            activities.factor AS sign,
            CAST(0 AS bigint) AS facet,
            activities.fields AS fields,
            activities.activity_type_id
        FROM unfolded_activities AS activities
        WHERE activities.company_id = CAST(:company AS bigint)
          AND activities.deleted_at IS NULL
      ) AS unfolded
      WHERE at >= CAST(:s_start AS timestamptz)
        AND at < CAST(:s_end AS timestamptz)
    ) AS c
  ) AS r
  GROUP BY GROUPING SETS((), (r.activity_type)) HAVING sum(r.records) != 0
  LIMIT 20001
) AS g

-- Statement 1, part 1
SELECT json_agg(json_build_array(g.mask, g.m0)) AS json_agg_1
FROM (
  SELECT 0 AS mask,
      CAST(CAST(trim_scale(coalesce(sum(r.records), 0)) AS TEXT) AS BIGINT) AS m0
  FROM (
    SELECT c.at AS at,
        c.records AS records
    FROM (
      SELECT span.at,
          1 * cell.records AS records,
          1 AS sign,
          cell.facet,
          cell.fields,
          cell.activity_type_id
      FROM unnest(CAST(:s_grains AS int[]), CAST(:s_firsts AS int[]), CAST(:s_afters AS int[]), CAST(:s_ats AS timestamptz[])) AS span (grain, first, after, at) CROSS
      JOIN LATERAL (
        SELECT records,
            facet,
            fields,
            activity_type_id
        FROM activity_cells AS cell
        WHERE company_id = CAST(:company AS bigint)
          AND department_id = 0
          AND grain = span.grain
          AND day >= span.first
          AND day < span.after
          AND true
          AND facet = 0 OFFSET 0
      ) AS cell
      UNION ALL
      SELECT *
      FROM (
        SELECT activities.created_at AS at,
            CAST(activities.factor AS bigint) AS records,
            activities.factor AS sign,
            CAST(0 AS bigint) AS facet,
            activities.fields AS fields,
            activities.activity_type_id
        FROM unfolded_activities AS activities
        WHERE activities.company_id = CAST(:company AS bigint)
          AND activities.deleted_at IS NULL
      ) AS unfolded
      WHERE at >= CAST(:s_start AS timestamptz)
        AND at < CAST(:s_end AS timestamptz)
    ) AS c
  ) AS r
) AS g

-- Statement 1, part 2
SELECT json_build_array( cells_timezone, (
  SELECT json_agg(json_build_array(person_id, department_id) ORDER BY person_id)
  FROM cell_members
  WHERE company_id = :company
    AND department_id = ANY(:s_read::bigint[])
), activity_facet_field_ids, deal_facet_field_ids, cells_success_stage_ids, cells_failure_stage_ids, cells_stage_ids)
FROM companies
LEFT JOIN report_field_settings ON report_field_settings.company_id = :company
WHERE companies.id = :company

-- Statement 2, part 0, 1, 2, 3, 4, 5
WITH hits AS (
  SELECT r.id AS id,
      r.at AS at,
      r.ordinal AS ordinal,
      null::numeric AS value
  FROM (
    SELECT activities.id AS id,
        activities.created_at AS at,
        activities.activity_type_id AS activity_type,
        0 AS ordinal
    FROM activities
    WHERE activities.company_id = :company::BIGINT
      AND activities.deleted_at IS NULL
      AND activities.created_at >= :s_start::timestamptz
      AND activities.created_at < :s_end::timestamptz
  ) AS r
  WHERE r.activity_type = :s_c0::BIGINT
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
