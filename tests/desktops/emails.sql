-- Statement 1, relation unfolded_communications
SELECT -1 AS factor,
    communications.id,
    communications.company_id,
    communications.occurred_at,
    communications.responsible_id,
    communications.channel,
    communications.direction,
    communications.answered
FROM unfolded_records AS unfolded CROSS
JOIN LATERAL jsonb_populate_record(NULL::communications, unfolded.before -> 'record') AS communications
WHERE unfolded.company_id = :company::bigint
  AND unfolded.kind = 'communication'
  AND communications.company_id = :company::bigint
UNION ALL
SELECT 1 AS factor,
    communications.id,
    communications.company_id,
    communications.occurred_at,
    communications.responsible_id,
    communications.channel,
    communications.direction,
    communications.answered
FROM unfolded_records AS unfolded
JOIN LATERAL (
  SELECT *
  FROM communications
  WHERE company_id = :company::bigint
    AND id = unfolded.record_id OFFSET 0
) AS communications ON true
WHERE unfolded.company_id = :company::bigint
  AND unfolded.kind = 'communication'
  AND communications.company_id = :company::bigint

-- Statement 1, part 0
SELECT json_agg(json_build_array(g.mask, g.bucket, g.m0)) AS json_agg_1
FROM (
  SELECT grouping(r.bucket) AS mask,
      r.bucket AS bucket,
      CAST(CAST(trim_scale(coalesce(sum(r.records) FILTER (WHERE r.channel = :s_c0_0::VARCHAR AND r.direction = :s_c0_1::VARCHAR), 0)) AS TEXT) AS BIGINT) AS m0
  FROM (
    SELECT c.at AS at,
        c.records AS records,
        width_bucket(c.at, :s_starts::timestamptz[]) - 1 AS bucket,
        c.channel AS channel,
        c.direction AS direction
    FROM (
      SELECT span.at,
          1 * cell.records AS records,
          1 AS sign,
          cell.facet,
          cell.fields,
          cell.channel,
          cell.direction,
          cell.answered
      FROM unnest(CAST(:s_grains AS int[]), CAST(:s_firsts AS int[]), CAST(:s_afters AS int[]), CAST(:s_ats AS timestamptz[])) AS span (grain, first, after, at) CROSS
      JOIN LATERAL (
        SELECT records,
            facet,
            fields,
            channel,
            direction,
            answered
        FROM communication_cells AS cell
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
        SELECT communications.occurred_at AS at,
            CAST(communications.factor AS bigint) AS records,
            communications.factor AS sign,
            CAST(0 AS bigint) AS facet,
            CAST('{}' AS jsonb) AS fields,
            communications.channel,
            communications.direction,
            communications.answered
        FROM unfolded_communications AS communications
        WHERE communications.company_id = CAST(:company AS bigint)
      ) AS unfolded
      WHERE at >= CAST(:s_start AS timestamptz)
        AND at < CAST(:s_end AS timestamptz)
    ) AS c
  ) AS r
  GROUP BY GROUPING SETS((), (r.bucket)) HAVING sum(r.records) != 0
  LIMIT 20001
) AS g

-- Statement 1, part 1
SELECT json_agg(json_build_array(g.mask, g.m0)) AS json_agg_1
FROM (
  SELECT 0 AS mask,
      CAST(CAST(trim_scale(coalesce(sum(r.records) FILTER (WHERE r.channel = :s_c0_0::VARCHAR AND r.direction = :s_c0_1::VARCHAR), 0)) AS TEXT) AS BIGINT) AS m0
  FROM (
    SELECT c.at AS at,
        c.records AS records,
        c.channel AS channel,
        c.direction AS direction
    FROM (
      SELECT span.at,
          1 * cell.records AS records,
          1 AS sign,
          cell.facet,
          cell.fields,
          cell.channel,
          cell.direction,
          cell.answered
      FROM unnest(CAST(:s_grains AS int[]), CAST(:s_firsts AS int[]), CAST(:s_afters AS int[]), CAST(:s_ats AS timestamptz[])) AS span (grain, first, after, at) CROSS
      JOIN LATERAL (
        SELECT records,
            facet,
            fields,
            channel,
            direction,
            answered
        FROM communication_cells AS cell
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
        SELECT communications.occurred_at AS at,
            CAST(communications.factor AS bigint) AS records,
            communications.factor AS sign,
            CAST(0 AS bigint) AS facet,
            CAST('{}' AS jsonb) AS fields,
            communications.channel,
            communications.direction,
            communications.answered
        FROM unfolded_communications AS communications
        WHERE communications.company_id = CAST(:company AS bigint)
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

-- Statement 2, part 0
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
