-- Statement 1, part 0
SELECT json_agg(json_build_array(g.mask, g.deal_type, g.furthest_stage, g.lost_from, g.lost_stage, g.m0, g.m1)) AS json_agg_1
FROM (
  SELECT grouping(r.deal_type, r.furthest_stage, r.lost_from, r.lost_stage) AS mask,
      r.deal_type AS deal_type,
      r.furthest_stage AS furthest_stage,
      r.lost_from AS lost_from,
      r.lost_stage AS lost_stage,
      count(*) AS m0,
      CAST(coalesce(sum(r.price), 0) AS TEXT) AS m1
  FROM (
    SELECT deals.id AS id,
        deals.created_at AS at,
        deals.deal_type_id AS deal_type,
        (
      SELECT stages.id
      FROM transitions AS transitions_1
      JOIN stages ON stages.company_id = :company::BIGINT
        AND stages.id = transitions_1.to_stage_id
      WHERE transitions_1.company_id = :company::BIGINT
        AND transitions_1.deal_id = deals.id
        AND transitions_1.deal_type_id = deals.deal_type_id
        AND (transitions_1.to_stage_id NOT IN (
        SELECT anon_1
        FROM unnest(:failure::BIGINT[]) AS anon_1
      ))
      ORDER BY stages.id IN (
        SELECT anon_2
        FROM unnest(:success::BIGINT[]) AS anon_2
      ) DESC,
          stages.position DESC,
          stages.id DESC
      LIMIT 1
    ) AS furthest_stage,
        CASE WHEN (deals.stage_id IN (
      SELECT anon_3
      FROM unnest(:failure::BIGINT[]) AS anon_3
    )) THEN (
      SELECT CASE WHEN (transitions_2.deal_type_id = deals.deal_type_id) THEN transitions_2.to_stage_id ELSE NULL END AS anon_4
      FROM transitions AS transitions_2
      WHERE transitions_2.company_id = :company::BIGINT
        AND transitions_2.deal_id = deals.id
        AND NOT (transitions_2.to_stage_id IN (
        SELECT anon_5
        FROM unnest(:failure::BIGINT[]) AS anon_5
      ) AND transitions_2.deal_type_id = deals.deal_type_id)
      ORDER BY transitions_2.occurred_at DESC,
          transitions_2.ordinal DESC
      LIMIT 1
    ) ELSE NULL END AS lost_from,
        CASE WHEN (deals.stage_id IN (
      SELECT anon_6
      FROM unnest(:failure::BIGINT[]) AS anon_6
    )) THEN deals.stage_id ELSE NULL END AS lost_stage,
        CASE WHEN (coalesce(CAST(deals.fields[deal_fields.price_1] AS NUMERIC), CAST(deals.fields[deal_fields.price_2] AS NUMERIC)) IS NOT NULL) THEN coalesce(CAST(deals.fields[deal_fields.price_1] AS NUMERIC), 0) + coalesce(CAST(deals.fields[deal_fields.price_2] AS NUMERIC), 0) ELSE NULL END AS price
    FROM deals
    LEFT OUTER JOIN unnest(:deal_types::BIGINT[], :deal_price_1::TEXT[], :deal_price_2::TEXT[], :deal_source_1::TEXT[], :deal_source_2::TEXT[]) AS deal_fields(type_id, price_1, price_2, source_1, source_2) ON deal_fields.type_id = deals.deal_type_id
    WHERE deals.company_id = :company::BIGINT
      AND deals.deleted_at IS NULL
      AND deals.created_at >= :s_start::timestamptz
      AND deals.created_at < :s_end::timestamptz
  ) AS r
  GROUP BY GROUPING SETS((), (r.deal_type, r.furthest_stage), (r.deal_type, r.lost_from, r.lost_stage))
  LIMIT 20001
) AS g

-- Statement 1, part 1
SELECT json_agg(json_build_array(g.mask, g.m0)) AS json_agg_1
FROM (
  SELECT 0 AS mask,
      count(*) AS m0
  FROM (
    SELECT deals.id AS id,
        deals.created_at AS at
    FROM deals
    WHERE deals.company_id = :company::BIGINT
      AND deals.deleted_at IS NULL
      AND deals.created_at >= :s_start::timestamptz
      AND deals.created_at < :s_end::timestamptz
  ) AS r
) AS g

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
        CASE WHEN (deals.stage_id IN (
      SELECT anon_1
      FROM unnest(:failure::BIGINT[]) AS anon_1
    )) THEN (
      SELECT CASE WHEN (transitions_1.deal_type_id = deals.deal_type_id) THEN transitions_1.to_stage_id ELSE NULL END AS anon_2
      FROM transitions AS transitions_1
      WHERE transitions_1.company_id = :company::BIGINT
        AND transitions_1.deal_id = deals.id
        AND NOT (transitions_1.to_stage_id IN (
        SELECT anon_3
        FROM unnest(:failure::BIGINT[]) AS anon_3
      ) AND transitions_1.deal_type_id = deals.deal_type_id)
      ORDER BY transitions_1.occurred_at DESC,
          transitions_1.ordinal DESC
      LIMIT 1
    ) ELSE NULL END AS lost_from,
        CASE WHEN (deals.stage_id IN (
      SELECT anon_4
      FROM unnest(:failure::BIGINT[]) AS anon_4
    )) THEN deals.stage_id ELSE NULL END AS lost_stage,
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
  SELECT json_agg(json_build_array(listed.at, listed.id, listed.ordinal, listed.record)) AS json_agg_1
  FROM (
    SELECT page.at AS at,
        page.id AS id,
        page.ordinal AS ordinal,
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
    ), 'created_at', deals.created_at, 'fields', CAST(deals.fields AS TEXT), 'deleted', deals.deleted_at IS NOT NULL, 'type', deals.deal_type_id, 'stage', deals.stage_id, 'contact', deals.contact_id) AS record
    FROM (
      SELECT hits.id AS id,
          hits.at AS at,
          hits.ordinal AS ordinal
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
      SELECT stages.id
      FROM transitions AS transitions_1
      JOIN stages ON stages.company_id = :company::BIGINT
        AND stages.id = transitions_1.to_stage_id
      WHERE transitions_1.company_id = :company::BIGINT
        AND transitions_1.deal_id = deals.id
        AND transitions_1.deal_type_id = deals.deal_type_id
        AND (transitions_1.to_stage_id NOT IN (
        SELECT anon_1
        FROM unnest(:failure::BIGINT[]) AS anon_1
      ))
      ORDER BY stages.id IN (
        SELECT anon_2
        FROM unnest(:success::BIGINT[]) AS anon_2
      ) DESC,
          stages.position DESC,
          stages.id DESC
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
    SELECT anon_3
    FROM unnest(:s_c1::BIGINT[]) AS anon_3
  )
)
SELECT json_build_object('count', (
  SELECT count(*) AS count_1
  FROM hits
), 'sum', (
  SELECT CAST(coalesce(sum(hits.value), 0) AS TEXT) AS coalesce_1
  FROM hits
), 'rows', (
  SELECT json_agg(json_build_array(listed.at, listed.id, listed.ordinal, listed.record)) AS json_agg_1
  FROM (
    SELECT page.at AS at,
        page.id AS id,
        page.ordinal AS ordinal,
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
    ), 'created_at', deals.created_at, 'fields', CAST(deals.fields AS TEXT), 'deleted', deals.deleted_at IS NOT NULL, 'type', deals.deal_type_id, 'stage', deals.stage_id, 'contact', deals.contact_id) AS record
    FROM (
      SELECT hits.id AS id,
          hits.at AS at,
          hits.ordinal AS ordinal
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
      SELECT stages.id
      FROM transitions AS transitions_1
      JOIN stages ON stages.company_id = :company::BIGINT
        AND stages.id = transitions_1.to_stage_id
      WHERE transitions_1.company_id = :company::BIGINT
        AND transitions_1.deal_id = deals.id
        AND transitions_1.deal_type_id = deals.deal_type_id
        AND (transitions_1.to_stage_id NOT IN (
        SELECT anon_1
        FROM unnest(:failure::BIGINT[]) AS anon_1
      ))
      ORDER BY stages.id IN (
        SELECT anon_2
        FROM unnest(:success::BIGINT[]) AS anon_2
      ) DESC,
          stages.position DESC,
          stages.id DESC
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
  SELECT json_agg(json_build_array(listed.at, listed.id, listed.ordinal, listed.record)) AS json_agg_1
  FROM (
    SELECT page.at AS at,
        page.id AS id,
        page.ordinal AS ordinal,
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
    ), 'created_at', deals.created_at, 'fields', CAST(deals.fields AS TEXT), 'deleted', deals.deleted_at IS NOT NULL, 'type', deals.deal_type_id, 'stage', deals.stage_id, 'contact', deals.contact_id) AS record
    FROM (
      SELECT hits.id AS id,
          hits.at AS at,
          hits.ordinal AS ordinal
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
