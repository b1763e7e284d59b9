-- Statement 1, relation unfolded_deals
SELECT -1 AS factor,
    deals.id,
    deals.company_id,
    deals.created_at,
    deals.responsible_id,
    deals.deal_type_id,
    deals.stage_id,
    deals.staged_at,
    deals.trail,
    deals.fields,
    deals.deleted_at
FROM unfolded_records AS unfolded CROSS
JOIN LATERAL jsonb_populate_record(NULL::deals, unfolded.before -> 'record') AS deals
WHERE unfolded.company_id = :company::bigint
  AND unfolded.kind = 'deal'
  AND deals.company_id = :company::bigint
UNION ALL
SELECT 1 AS factor,
    deals.id,
    deals.company_id,
    deals.created_at,
    deals.responsible_id,
    deals.deal_type_id,
    deals.stage_id,
    deals.staged_at,
    deals.trail,
    deals.fields,
    deals.deleted_at
FROM unfolded_records AS unfolded
JOIN LATERAL (
  SELECT *
  FROM deals
  WHERE company_id = :company::bigint
    AND id = unfolded.record_id OFFSET 0
) AS deals ON true
WHERE unfolded.company_id = :company::bigint
  AND unfolded.kind = 'deal'
  AND deals.company_id = :company::bigint

-- Statement 1, relation unfolded_moves
SELECT -1 AS factor,
    deals.id AS of_deal_id,
    deals.company_id AS of_deal_company_id,
    deals.created_at AS of_deal_created_at,
    deals.responsible_id AS of_deal_responsible_id,
    deals.deal_type_id AS of_deal_deal_type_id,
    deals.stage_id AS of_deal_stage_id,
    deals.staged_at AS of_deal_staged_at,
    deals.trail AS of_deal_trail,
    deals.fields AS of_deal_fields,
    deals.deleted_at AS of_deal_deleted_at,
    transitions.company_id,
    transitions.deal_id,
    transitions.occurred_at,
    transitions.ordinal,
    transitions.deal_type_id,
    transitions.to_stage_id,
    transitions.from_deal_type_id,
    transitions.from_stage_id,
    transitions.left_at
FROM unfolded_records AS unfolded CROSS
JOIN LATERAL jsonb_populate_record(NULL::deals, unfolded.before -> 'record') AS deals CROSS
JOIN LATERAL jsonb_populate_recordset(NULL::transitions, unfolded.before -> 'ledger') AS transitions
WHERE unfolded.company_id = :company::bigint
  AND unfolded.kind = 'deal'
  AND deals.company_id = :company::bigint
UNION ALL
SELECT 1 AS factor,
    deals.id AS of_deal_id,
    deals.company_id AS of_deal_company_id,
    deals.created_at AS of_deal_created_at,
    deals.responsible_id AS of_deal_responsible_id,
    deals.deal_type_id AS of_deal_deal_type_id,
    deals.stage_id AS of_deal_stage_id,
    deals.staged_at AS of_deal_staged_at,
    deals.trail AS of_deal_trail,
    deals.fields AS of_deal_fields,
    deals.deleted_at AS of_deal_deleted_at,
    transitions.company_id,
    transitions.deal_id,
    transitions.occurred_at,
    transitions.ordinal,
    transitions.deal_type_id,
    transitions.to_stage_id,
    transitions.from_deal_type_id,
    transitions.from_stage_id,
    transitions.left_at
FROM unfolded_records AS unfolded
JOIN LATERAL (
  SELECT *
  FROM deals
  WHERE company_id = :company::bigint
    AND id = unfolded.record_id OFFSET 0
) AS deals ON true
JOIN LATERAL (
  SELECT *
  FROM transitions
  WHERE company_id = :company::bigint
    AND deal_id = deals.id OFFSET 0
) AS transitions ON true
WHERE unfolded.company_id = :company::bigint
  AND unfolded.kind = 'deal'
  AND deals.company_id = :company::bigint

-- Statement 1, part 0
SELECT sum(factor)::integer AS factor,
    of_deal_id,
    of_deal_company_id,
    of_deal_created_at,
    of_deal_responsible_id,
    of_deal_deal_type_id,
    of_deal_fields,
    of_deal_deleted_at,
    company_id,
    deal_id,
    occurred_at,
    ordinal,
    deal_type_id,
    to_stage_id,
    from_deal_type_id,
    from_stage_id
FROM unfolded_moves
GROUP BY of_deal_id,
    of_deal_company_id,
    of_deal_created_at,
    of_deal_responsible_id,
    of_deal_deal_type_id,
    of_deal_fields,
    of_deal_deleted_at,
    company_id,
    deal_id,
    occurred_at,
    ordinal,
    deal_type_id,
    to_stage_id,
    from_deal_type_id,
    from_stage_id HAVING sum(factor) <> 0

-- Statement 1, part 1
SELECT json_agg(json_build_array(g.mask, g.bucket, g.m0, g.m1)) AS json_agg_1
FROM (
  SELECT grouping(r.bucket) AS mask,
      r.bucket AS bucket,
      CAST(CAST(trim_scale(coalesce(sum(r.records), 0)) AS TEXT) AS BIGINT) AS m0,
      CAST(CAST(trim_scale(coalesce(sum(r.records) FILTER (WHERE r.returned IS true), 0)) AS TEXT) AS BIGINT) AS m1
  FROM (
    SELECT c.at AS at,
        c.records AS records,
        width_bucket(c.at, :s_starts::timestamptz[]) - 1 AS bucket,
        c.returned AS returned
    FROM (
      SELECT span.at,
          1 * cell.records AS records,
          1 AS sign,
          cell.facet,
          cell.fields,
          cell.record_type_id,
          cell.deal_type_id,
          cell.to_stage_id,
          CAST(NULL AS bigint) AS from_stage_id,
          cell.returned
      FROM unnest(CAST(:s_grains AS int[]), CAST(:s_firsts AS int[]), CAST(:s_afters AS int[]), CAST(:s_ats AS timestamptz[])) AS span (grain, first, after, at) CROSS
      JOIN LATERAL (
        SELECT records,
            facet,
            fields,
            record_type_id,
            deal_type_id,
            to_stage_id,
            returned
        FROM outcome_cells AS cell
        WHERE company_id = CAST(:company AS bigint)
          AND department_id = 0
          AND grain = span.grain
          AND day >= span.first
          AND day < span.after
          AND succeeded = CAST(:s_succeeded AS boolean)
          AND first_month >= CAST(:s_first_month AS bigint)
          AND last_month < CAST(:s_after_month AS bigint)
          AND facet = 0 OFFSET 0
      ) AS cell
      UNION ALL
      SELECT *
      FROM (
        SELECT transitions.occurred_at AS at,
            CAST(deals.factor AS bigint) AS records,
            deals.factor AS sign,
            CAST(0 AS bigint) AS facet,
            deals.fields,
            deals.deal_type_id AS record_type_id,
            transitions.deal_type_id,
            transitions.to_stage_id,
            transitions.from_stage_id,
            false AS returned
        FROM changed_moves AS transitions CROSS
        JOIN LATERAL (
          SELECT factor,
              of_deal_id AS id,
              of_deal_company_id AS company_id,
              of_deal_created_at AS created_at,
              of_deal_responsible_id AS responsible_id,
              of_deal_deal_type_id AS deal_type_id,
              of_deal_fields AS fields,
              of_deal_deleted_at AS deleted_at
        ) AS deals
        WHERE deals.company_id = CAST(:company AS bigint)
          AND deals.deleted_at IS NULL
      ) AS unfolded
      WHERE at >= CAST(:s_start AS timestamptz)
        AND at < CAST(:s_end AS timestamptz)
      UNION ALL
      SELECT entry.at,
          entry.factor * counted.records AS records,
          entry.factor * counted.records AS sign,
          CAST(0 AS bigint) AS facet,
          entry.fields,
          entry.record_type_id,
          entry.deal_type_id,
          entry.to_stage_id,
          entry.from_stage_id,
          counted.returned
      FROM (
        SELECT event.*,
            count(*) FILTER (WHERE is_entry) OVER (of_deal ROWS UNBOUNDED PRECEDING) = 1 AS is_first,
            NOT last_value(is_entry) OVER (of_deal ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS has_returned
        FROM (
          SELECT deals.id AS deal_id,
              deals.factor,
              deals.fields,
              deals.deal_type_id AS record_type_id,
              transitions.occurred_at AS at,
              transitions.ordinal,
              transitions.deal_type_id,
              transitions.to_stage_id,
              transitions.from_stage_id,
              transitions.to_stage_id = ANY (CAST(:s_stages AS bigint[])) AS is_entry
          FROM unfolded_moves AS transitions CROSS
          JOIN LATERAL (
            SELECT factor,
                of_deal_id AS id,
                of_deal_company_id AS company_id,
                of_deal_created_at AS created_at,
                of_deal_responsible_id AS responsible_id,
                of_deal_deal_type_id AS deal_type_id,
                of_deal_stage_id AS stage_id,
                of_deal_staged_at AS staged_at,
                of_deal_trail AS trail,
                of_deal_fields AS fields,
                of_deal_deleted_at AS deleted_at
          ) AS deals
          WHERE deals.company_id = CAST(:company AS bigint)
            AND deals.deleted_at IS NULL
            AND transitions.occurred_at >= CAST(:s_start AS timestamptz)
            AND occurred_at < CAST(:s_end AS timestamptz)
            AND (transitions.to_stage_id = ANY (CAST(:s_stages AS bigint[]))) <> coalesce(transitions.from_stage_id = ANY (CAST(:s_stages AS bigint[])), false)
        ) AS event WINDOW of_deal AS (PARTITION BY event.factor, event.deal_id ORDER BY event.at, event.ordinal)
      ) AS entry CROSS
      JOIN (VALUES (CAST(-1 AS bigint), false), (1, true)) AS counted (records, returned)
      WHERE entry.is_entry
        AND (entry.has_returned OR NOT entry.is_first)
        AND CASE WHEN entry.is_first THEN entry.has_returned ELSE NOT counted.returned END
    ) AS c
    WHERE c.to_stage_id = ANY (:s_stages::BIGINT[])
      AND NOT (c.from_stage_id IS NOT NULL AND c.from_stage_id IN (
      SELECT anon_1
      FROM unnest(:s_stages::BIGINT[]) AS anon_1
    ))
  ) AS r
  GROUP BY GROUPING SETS((), (r.bucket)) HAVING sum(r.records) != 0
  LIMIT 20001
) AS g

-- Statement 1, part 2
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
          cell.record_type_id,
          cell.deal_type_id,
          cell.to_stage_id,
          CAST(NULL AS bigint) AS from_stage_id,
          cell.returned
      FROM unnest(CAST(:s_grains AS int[]), CAST(:s_firsts AS int[]), CAST(:s_afters AS int[]), CAST(:s_ats AS timestamptz[])) AS span (grain, first, after, at) CROSS
      JOIN LATERAL (
        SELECT records,
            facet,
            fields,
            record_type_id,
            deal_type_id,
            to_stage_id,
            returned
        FROM outcome_cells AS cell
        WHERE company_id = CAST(:company AS bigint)
          AND department_id = 0
          AND grain = span.grain
          AND day >= span.first
          AND day < span.after
          AND succeeded = CAST(:s_succeeded AS boolean)
          AND first_month >= CAST(:s_first_month AS bigint)
          AND last_month < CAST(:s_after_month AS bigint)
          AND facet = 0 OFFSET 0
      ) AS cell
      UNION ALL
      SELECT *
      FROM (
        SELECT transitions.occurred_at AS at,
            CAST(deals.factor AS bigint) AS records,
            deals.factor AS sign,
            CAST(0 AS bigint) AS facet,
            deals.fields,
            deals.deal_type_id AS record_type_id,
            transitions.deal_type_id,
            transitions.to_stage_id,
            transitions.from_stage_id,
            false AS returned
        FROM changed_moves AS transitions CROSS
        JOIN LATERAL (
          SELECT factor,
              of_deal_id AS id,
              of_deal_company_id AS company_id,
              of_deal_created_at AS created_at,
              of_deal_responsible_id AS responsible_id,
              of_deal_deal_type_id AS deal_type_id,
              of_deal_fields AS fields,
              of_deal_deleted_at AS deleted_at
        ) AS deals
        WHERE deals.company_id = CAST(:company AS bigint)
          AND deals.deleted_at IS NULL
      ) AS unfolded
      WHERE at >= CAST(:s_start AS timestamptz)
        AND at < CAST(:s_end AS timestamptz)
      UNION ALL
      SELECT entry.at,
          entry.factor * counted.records AS records,
          entry.factor * counted.records AS sign,
          CAST(0 AS bigint) AS facet,
          entry.fields,
          entry.record_type_id,
          entry.deal_type_id,
          entry.to_stage_id,
          entry.from_stage_id,
          counted.returned
      FROM (
        SELECT event.*,
            count(*) FILTER (WHERE is_entry) OVER (of_deal ROWS UNBOUNDED PRECEDING) = 1 AS is_first,
            NOT last_value(is_entry) OVER (of_deal ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS has_returned
        FROM (
          SELECT deals.id AS deal_id,
              deals.factor,
              deals.fields,
              deals.deal_type_id AS record_type_id,
              transitions.occurred_at AS at,
              transitions.ordinal,
              transitions.deal_type_id,
              transitions.to_stage_id,
              transitions.from_stage_id,
              transitions.to_stage_id = ANY (CAST(:s_stages AS bigint[])) AS is_entry
          FROM unfolded_moves AS transitions CROSS
          JOIN LATERAL (
            SELECT factor,
                of_deal_id AS id,
                of_deal_company_id AS company_id,
                of_deal_created_at AS created_at,
                of_deal_responsible_id AS responsible_id,
                of_deal_deal_type_id AS deal_type_id,
                of_deal_stage_id AS stage_id,
                of_deal_staged_at AS staged_at,
                of_deal_trail AS trail,
                of_deal_fields AS fields,
                of_deal_deleted_at AS deleted_at
          ) AS deals
          WHERE deals.company_id = CAST(:company AS bigint)
            AND deals.deleted_at IS NULL
            AND transitions.occurred_at >= CAST(:s_start AS timestamptz)
            AND occurred_at < CAST(:s_end AS timestamptz)
            AND (transitions.to_stage_id = ANY (CAST(:s_stages AS bigint[]))) <> coalesce(transitions.from_stage_id = ANY (CAST(:s_stages AS bigint[])), false)
        ) AS event WINDOW of_deal AS (PARTITION BY event.factor, event.deal_id ORDER BY event.at, event.ordinal)
      ) AS entry CROSS
      JOIN (VALUES (CAST(-1 AS bigint), false), (1, true)) AS counted (records, returned)
      WHERE entry.is_entry
        AND (entry.has_returned OR NOT entry.is_first)
        AND CASE WHEN entry.is_first THEN entry.has_returned ELSE NOT counted.returned END
    ) AS c
    WHERE c.to_stage_id = ANY (:s_stages::BIGINT[])
      AND NOT (c.from_stage_id IS NOT NULL AND c.from_stage_id IN (
      SELECT anon_1
      FROM unnest(:s_stages::BIGINT[]) AS anon_1
    ))
  ) AS r
) AS g

-- Statement 1, part 3
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
    SELECT DISTINCT ON (transitions.deal_id) transitions.deal_id AS id,
        transitions.occurred_at AS at,
        CASE WHEN (transitions.left_at IS NULL OR transitions.left_at >= :s_end::timestamptz) THEN false ELSE NOT (EXISTS (
      SELECT true AS anon_1
      FROM transitions AS transitions_1
      WHERE transitions_1.company_id = :company::BIGINT
        AND transitions_1.deal_id = transitions.deal_id
        AND transitions_1.occurred_at < :s_end::timestamptz
        AND (transitions_1.left_at IS NULL OR transitions_1.left_at >= :s_end::timestamptz)
        AND transitions_1.to_stage_id IN (
        SELECT anon_2
        FROM unnest(:s_stages::BIGINT[]) AS anon_2
      )
      LIMIT ALL OFFSET 0
    )) END AS returned,
        transitions.ordinal AS ordinal
    FROM transitions
    JOIN deals ON deals.company_id = transitions.company_id
      AND deals.id = transitions.deal_id
    WHERE transitions.company_id = :company::BIGINT
      AND deals.company_id = :company::BIGINT
      AND deals.deleted_at IS NULL
      AND transitions.to_stage_id = ANY (:s_stages::BIGINT[])
      AND NOT (transitions.from_stage_id IS NOT NULL AND transitions.from_stage_id IN (
      SELECT anon_3
      FROM unnest(:s_stages::BIGINT[]) AS anon_3
    ))
      AND transitions.occurred_at >= :s_start::timestamptz
      AND transitions.occurred_at < :s_end::timestamptz
    ORDER BY transitions.deal_id,
        transitions.occurred_at,
        transitions.ordinal
  ) AS r
  WHERE r.returned IS true
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
        json_build_object('id', deals.id, 'external_id', deals.external_id, 'title', deals.name, 'responsible', (
      SELECT json_build_array(users_1.id, users_1.name, users_1.email, users_1.role, users_1.status, users_1.department_id) AS json_build_array_1
      FROM users AS users_1
      WHERE users_1.company_id = :company::BIGINT
        AND users_1.id = deals.responsible_id
    ), 'created_by', (
      SELECT json_build_array(users_2.id, users_2.name, users_2.email, users_2.role, users_2.status, users_2.department_id) AS json_build_array_2
      FROM users AS users_2
      WHERE users_2.company_id = :company::BIGINT
        AND users_2.id = deals.created_by_id
    ), 'created_at', deals.created_at, 'fields', CAST(CASE WHEN (deals.amounts IS NOT NULL) THEN (deals.fields - '{-2,-3}'::text[]) || deals.amounts ELSE deals.fields END AS TEXT), 'deleted', deals.deleted_at IS NOT NULL, 'type', deals.deal_type_id, 'stage', deals.stage_id, 'contact', deals.contact_id, 'currency', deals.currency, 'converted', CASE WHEN (deals.amounts IS NOT NULL) THEN CAST(deals.fields - '{-2,-3}'::text[] AS TEXT) END, 'rate_day', deals.rate_day) AS record
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
    JOIN deals ON deals.company_id = :company::BIGINT
      AND deals.id = page.id
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
    SELECT DISTINCT ON (transitions.deal_id) transitions.deal_id AS id,
        transitions.occurred_at AS at,
        transitions.ordinal AS ordinal
    FROM transitions
    JOIN deals ON deals.company_id = transitions.company_id
      AND deals.id = transitions.deal_id
    WHERE transitions.company_id = :company::BIGINT
      AND deals.company_id = :company::BIGINT
      AND deals.deleted_at IS NULL
      AND transitions.to_stage_id = ANY (:s_stages::BIGINT[])
      AND NOT (transitions.from_stage_id IS NOT NULL AND transitions.from_stage_id IN (
      SELECT anon_1
      FROM unnest(:s_stages::BIGINT[]) AS anon_1
    ))
      AND transitions.occurred_at >= :s_start::timestamptz
      AND transitions.occurred_at < :s_end::timestamptz
    ORDER BY transitions.deal_id,
        transitions.occurred_at,
        transitions.ordinal
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
        json_build_object('id', deals.id, 'external_id', deals.external_id, 'title', deals.name, 'responsible', (
      SELECT json_build_array(users_1.id, users_1.name, users_1.email, users_1.role, users_1.status, users_1.department_id) AS json_build_array_1
      FROM users AS users_1
      WHERE users_1.company_id = :company::BIGINT
        AND users_1.id = deals.responsible_id
    ), 'created_by', (
      SELECT json_build_array(users_2.id, users_2.name, users_2.email, users_2.role, users_2.status, users_2.department_id) AS json_build_array_2
      FROM users AS users_2
      WHERE users_2.company_id = :company::BIGINT
        AND users_2.id = deals.created_by_id
    ), 'created_at', deals.created_at, 'fields', CAST(CASE WHEN (deals.amounts IS NOT NULL) THEN (deals.fields - '{-2,-3}'::text[]) || deals.amounts ELSE deals.fields END AS TEXT), 'deleted', deals.deleted_at IS NOT NULL, 'type', deals.deal_type_id, 'stage', deals.stage_id, 'contact', deals.contact_id, 'currency', deals.currency, 'converted', CASE WHEN (deals.amounts IS NOT NULL) THEN CAST(deals.fields - '{-2,-3}'::text[] AS TEXT) END, 'rate_day', deals.rate_day) AS record
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
    JOIN deals ON deals.company_id = :company::BIGINT
      AND deals.id = page.id
    ORDER BY page.at DESC,
        page.id DESC,
        page.ordinal DESC
  ) AS listed
)) AS json_build_object_1
