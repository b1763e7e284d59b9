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

-- Statement 1, part 1, 3
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
          cell.deal_type_id,
          cell.stage_id
      FROM unnest(CAST(:s_grains AS int[]), CAST(:s_firsts AS int[]), CAST(:s_afters AS int[]), CAST(:s_ats AS timestamptz[])) AS span (grain, first, after, at) CROSS
      JOIN LATERAL (
        SELECT records,
            facet,
            fields,
            deal_type_id,
            stage_id
        FROM deal_cells AS cell
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
        SELECT deals.created_at AS at,
            CAST(deals.factor AS bigint) AS records,
            deals.factor AS sign,
            CAST(0 AS bigint) AS facet,
            deals.fields AS fields,
            deals.deal_type_id,
            deals.stage_id
        FROM unfolded_deals AS deals
        WHERE deals.company_id = CAST(:company AS bigint)
          AND deals.deleted_at IS NULL
      ) AS unfolded
      WHERE at >= CAST(:s_start AS timestamptz)
        AND at < CAST(:s_end AS timestamptz)
    ) AS c
  ) AS r
) AS g

-- Statement 1, part 2
SELECT json_agg(json_build_array(g.mask, g.deal_type, g.furthest_stage, g.lost_from, g.lost_stage, g.m0, g.m1)) AS json_agg_1
FROM (
  SELECT grouping(r.deal_type, r.furthest_stage, r.lost_from, r.lost_stage) AS mask,
      r.deal_type AS deal_type,
      r.furthest_stage AS furthest_stage,
      r.lost_from AS lost_from,
      r.lost_stage AS lost_stage,
      CAST(CAST(trim_scale(coalesce(sum(r.records), 0)) AS TEXT) AS BIGINT) AS m0,
      CAST(trim_scale(coalesce(sum(r.price), 0)) AS TEXT) AS m1
  FROM (
    SELECT c.at AS at,
        c.records AS records,
        c.deal_type_id AS deal_type,
        c.furthest_stage_id AS furthest_stage,
        c.lost_from_id AS lost_from,
        c.lost_stage_id AS lost_stage,
        CASE WHEN (coalesce(CAST(c.fields[deal_fields.price_1] AS NUMERIC), CAST(c.fields[deal_fields.price_2] AS NUMERIC)) IS NOT NULL) THEN coalesce(CAST(c.fields[deal_fields.price_1] AS NUMERIC), 0) + coalesce(CAST(c.fields[deal_fields.price_2] AS NUMERIC), 0) ELSE NULL END * c.sign AS price
    FROM (
      SELECT span.at,
          1 * cell.records AS records,
          1 AS sign,
          cell.facet,
          cell.fields,
          cell.deal_type_id,
          cell.furthest_stage_id,
          cell.lost_from_id,
          cell.lost_stage_id
      FROM unnest(CAST(:s_grains AS int[]), CAST(:s_firsts AS int[]), CAST(:s_afters AS int[]), CAST(:s_ats AS timestamptz[])) AS span (grain, first, after, at) CROSS
      JOIN LATERAL (
        SELECT records,
            facet,
            fields,
            deal_type_id,
            furthest_stage_id,
            lost_from_id,
            lost_stage_id
        FROM funnel_cells AS cell
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
        SELECT deals.created_at AS at,
            CAST(deals.factor AS bigint) AS records,
            deals.factor AS sign,
            CAST(0 AS bigint) AS facet,
            deals.fields AS fields,
            deal_type_id,
            furthest_stage_id,
            lost_from_id,
            lost_stage_id
        FROM unfolded_deals AS deals CROSS
        JOIN LATERAL (
          SELECT (array_agg(stage_id ORDER BY rank DESC) FILTER (WHERE is_of_type AND rank IS NOT NULL))[1] AS furthest_stage_id,
              CASE WHEN deals.trail[cardinality(deals.trail)] = ANY (CAST(:failure AS bigint[])) THEN (array_agg(CASE WHEN is_of_type THEN stage_id END ORDER BY place DESC) FILTER (WHERE NOT is_of_type OR rank IS NOT NULL))[1] END AS lost_from_id,
              CASE WHEN deals.trail[cardinality(deals.trail)] = ANY (CAST(:failure AS bigint[])) THEN deals.trail[cardinality(deals.trail)] END AS lost_stage_id
          FROM (
            SELECT ranked.stage_id,
                ranked.rank,
                passed.place,
                ranked.type_id = deals.deal_type_id AS is_of_type
            FROM unnest(deals.trail) WITH ORDINALITY AS passed (stage_id, place)
            JOIN unnest(CAST(:ranked_stages AS bigint[]), CAST(:ranked_types AS bigint[]), CAST(:ranks AS integer[])) AS ranked (stage_id, type_id, rank) ON ranked.stage_id = passed.stage_id
          ) AS passed
        ) AS reached
        WHERE deals.company_id = CAST(:company AS bigint)
          AND deals.deleted_at IS NULL
      ) AS unfolded
      WHERE at >= CAST(:s_start AS timestamptz)
        AND at < CAST(:s_end AS timestamptz)
    ) AS c
    LEFT OUTER JOIN unnest(:deal_types::BIGINT[], :deal_price_1::TEXT[], :deal_price_2::TEXT[], :deal_source_1::TEXT[], :deal_source_2::TEXT[]) AS deal_fields(type_id, price_1, price_2, source_1, source_2) ON deal_fields.type_id = c.deal_type_id
  ) AS r
  GROUP BY GROUPING SETS((r.deal_type, r.furthest_stage), (r.deal_type, r.lost_from, r.lost_stage)) HAVING sum(r.records) != 0
  LIMIT 20001
) AS g

-- Statement 1, part 4
SELECT json_build_array( cells_timezone, (
  SELECT json_agg(json_build_array(person_id, department_id) ORDER BY person_id)
  FROM cell_members
  WHERE company_id = :company
    AND department_id = ANY(:s_read::bigint[])
), activity_facet_field_ids, deal_facet_field_ids, cells_success_stage_ids, cells_failure_stage_ids, cells_stage_ids)
FROM companies
LEFT JOIN report_field_settings ON report_field_settings.company_id = :company
WHERE companies.id = :company

-- Statement 2, part 0, 8, 9, 10
WITH hits AS (
  SELECT r.id AS id,
      r.at AS at,
      r.ordinal AS ordinal,
      r.price AS value
  FROM (
    SELECT deals.id AS id,
        deals.created_at AS at,
        deals.deal_type_id AS deal_type,
        CASE WHEN (CASE WHEN (deals.trail[cardinality(deals.trail)] IN (
      SELECT anon_1
      FROM unnest(:failure::BIGINT[]) AS anon_1
    )) THEN deals.trail[cardinality(deals.trail)] ELSE NULL END IS NOT NULL) THEN (
      SELECT CASE WHEN (stage_ranks.type_id = deals.deal_type_id) THEN stage_ranks.stage_id ELSE NULL END AS anon_2
      FROM unnest(deals.trail) WITH ORDINALITY AS passed(stage_id, place)
      JOIN unnest(:ranked_stages::BIGINT[], :ranked_types::BIGINT[], :ranks::INTEGER[]) AS stage_ranks(stage_id, type_id, rank) ON stage_ranks.stage_id = passed.stage_id
      WHERE NOT (stage_ranks.rank IS NULL AND stage_ranks.type_id = deals.deal_type_id)
      ORDER BY passed.place DESC
      LIMIT 1
    ) ELSE NULL END AS lost_from,
        CASE WHEN (deals.trail[cardinality(deals.trail)] IN (
      SELECT anon_3
      FROM unnest(:failure::BIGINT[]) AS anon_3
    )) THEN deals.trail[cardinality(deals.trail)] ELSE NULL END AS lost_stage,
        CASE WHEN (coalesce(CAST(deals.fields[deal_fields.price_1] AS NUMERIC), CAST(deals.fields[deal_fields.price_2] AS NUMERIC)) IS NOT NULL) THEN coalesce(CAST(deals.fields[deal_fields.price_1] AS NUMERIC), 0) + coalesce(CAST(deals.fields[deal_fields.price_2] AS NUMERIC), 0) ELSE NULL END AS price,
        0 AS ordinal
    FROM deals
    LEFT OUTER JOIN unnest(:deal_types::BIGINT[], :deal_price_1::TEXT[], :deal_price_2::TEXT[], :deal_source_1::TEXT[], :deal_source_2::TEXT[]) AS deal_fields(type_id, price_1, price_2, source_1, source_2) ON deal_fields.type_id = deals.deal_type_id
    WHERE deals.company_id = :company::BIGINT
      AND deals.deleted_at IS NULL
      AND deals.created_at >= :s_start::timestamptz
      AND deals.created_at < :s_end::timestamptz
  ) AS r
  WHERE r.deal_type = :s_c0::BIGINT
    AND r.lost_from = :s_c1::BIGINT
    AND r.lost_stage = :s_c2::BIGINT
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

-- Statement 2, part 1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 30, 31, 32, 33, 34
WITH hits AS (
  SELECT r.id AS id,
      r.at AS at,
      r.ordinal AS ordinal,
      r.price AS value
  FROM (
    SELECT deals.id AS id,
        deals.created_at AS at,
        deals.deal_type_id AS deal_type,
        (
      SELECT stage_ranks.stage_id
      FROM unnest(:ranked_stages::BIGINT[], :ranked_types::BIGINT[], :ranks::INTEGER[]) AS stage_ranks(stage_id, type_id, rank)
      WHERE stage_ranks.type_id = deals.deal_type_id
        AND stage_ranks.rank IS NOT NULL
        AND stage_ranks.stage_id = ANY (deals.trail)
      ORDER BY stage_ranks.rank DESC
      LIMIT 1
    ) AS furthest_stage,
        CASE WHEN (coalesce(CAST(deals.fields[deal_fields.price_1] AS NUMERIC), CAST(deals.fields[deal_fields.price_2] AS NUMERIC)) IS NOT NULL) THEN coalesce(CAST(deals.fields[deal_fields.price_1] AS NUMERIC), 0) + coalesce(CAST(deals.fields[deal_fields.price_2] AS NUMERIC), 0) ELSE NULL END AS price,
        0 AS ordinal
    FROM deals
    LEFT OUTER JOIN unnest(:deal_types::BIGINT[], :deal_price_1::TEXT[], :deal_price_2::TEXT[], :deal_source_1::TEXT[], :deal_source_2::TEXT[]) AS deal_fields(type_id, price_1, price_2, source_1, source_2) ON deal_fields.type_id = deals.deal_type_id
    WHERE deals.company_id = :company::BIGINT
      AND deals.deleted_at IS NULL
      AND deals.created_at >= :s_start::timestamptz
      AND deals.created_at < :s_end::timestamptz
  ) AS r
  WHERE r.deal_type = :s_c0::BIGINT
    AND r.furthest_stage IN (
    SELECT anon_1
    FROM unnest(:s_c1::BIGINT[]) AS anon_1
  )
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

-- Statement 2, part 7, 16, 22, 27, 35
WITH hits AS (
  SELECT r.id AS id,
      r.at AS at,
      r.ordinal AS ordinal,
      r.price AS value
  FROM (
    SELECT deals.id AS id,
        deals.created_at AS at,
        deals.deal_type_id AS deal_type,
        (
      SELECT stage_ranks.stage_id
      FROM unnest(:ranked_stages::BIGINT[], :ranked_types::BIGINT[], :ranks::INTEGER[]) AS stage_ranks(stage_id, type_id, rank)
      WHERE stage_ranks.type_id = deals.deal_type_id
        AND stage_ranks.rank IS NOT NULL
        AND stage_ranks.stage_id = ANY (deals.trail)
      ORDER BY stage_ranks.rank DESC
      LIMIT 1
    ) AS furthest_stage,
        CASE WHEN (coalesce(CAST(deals.fields[deal_fields.price_1] AS NUMERIC), CAST(deals.fields[deal_fields.price_2] AS NUMERIC)) IS NOT NULL) THEN coalesce(CAST(deals.fields[deal_fields.price_1] AS NUMERIC), 0) + coalesce(CAST(deals.fields[deal_fields.price_2] AS NUMERIC), 0) ELSE NULL END AS price,
        0 AS ordinal
    FROM deals
    LEFT OUTER JOIN unnest(:deal_types::BIGINT[], :deal_price_1::TEXT[], :deal_price_2::TEXT[], :deal_source_1::TEXT[], :deal_source_2::TEXT[]) AS deal_fields(type_id, price_1, price_2, source_1, source_2) ON deal_fields.type_id = deals.deal_type_id
    WHERE deals.company_id = :company::BIGINT
      AND deals.deleted_at IS NULL
      AND deals.created_at >= :s_start::timestamptz
      AND deals.created_at < :s_end::timestamptz
  ) AS r
  WHERE r.deal_type = :s_c0::BIGINT
    AND r.furthest_stage = :s_c1::BIGINT
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
