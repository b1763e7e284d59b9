-- Statement 1, part 0
SELECT json_agg(json_build_array(g.mask, g.bucket, g.deal_type, g.m0, g.m1, g.m2, g.m3)) AS json_agg_1
FROM (
  SELECT grouping(r.bucket, r.deal_type) AS mask,
      r.bucket AS bucket,
      r.deal_type AS deal_type,
      CAST(trim_scale(coalesce(sum(r.price), 0)) AS TEXT) AS m0,
      count(*) AS m1,
      count(*) FILTER (WHERE r.price IS NULL) AS m2,
      count(*) FILTER (WHERE r.returned IS true) AS m3
  FROM (
    SELECT DISTINCT ON (transitions.deal_id) transitions.deal_id AS id,
        transitions.occurred_at AS at,
        transitions.deal_type_id AS deal_type,
        CASE WHEN (coalesce(CAST(deals.fields[deal_fields.price_1] AS NUMERIC), CAST(deals.fields[deal_fields.price_2] AS NUMERIC)) IS NOT NULL) THEN coalesce(CAST(deals.fields[deal_fields.price_1] AS NUMERIC), 0) + coalesce(CAST(deals.fields[deal_fields.price_2] AS NUMERIC), 0) ELSE NULL END AS price,
        CASE WHEN (transitions.left_at IS NULL OR transitions.left_at >= :s_end::timestamptz) THEN false ELSE NOT (EXISTS (
      SELECT *
      FROM transitions AS transitions_1
      WHERE transitions_1.company_id = :company::BIGINT
        AND transitions_1.deal_id = transitions.deal_id
        AND transitions_1.occurred_at < :s_end::timestamptz
        AND (transitions_1.left_at IS NULL OR transitions_1.left_at >= :s_end::timestamptz)
        AND transitions_1.to_stage_id IN (
        SELECT anon_1
        FROM unnest(:s_stages::BIGINT[]) AS anon_1
      )
    )) END AS returned,
        width_bucket(transitions.occurred_at, :s_starts::timestamptz[]) - 1 AS bucket
    FROM transitions
    JOIN deals ON deals.company_id = transitions.company_id
      AND deals.id = transitions.deal_id
    LEFT OUTER JOIN unnest(:deal_types::BIGINT[], :deal_price_1::TEXT[], :deal_price_2::TEXT[], :deal_source_1::TEXT[], :deal_source_2::TEXT[]) AS deal_fields(type_id, price_1, price_2, source_1, source_2) ON deal_fields.type_id = deals.deal_type_id
    WHERE transitions.company_id = :company::BIGINT
      AND deals.company_id = :company::BIGINT
      AND deals.deleted_at IS NULL
      AND transitions.to_stage_id IN (
      SELECT anon_2
      FROM unnest(:s_stages::BIGINT[]) AS anon_2
    )
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
  GROUP BY GROUPING SETS((), (r.bucket, r.deal_type), (r.deal_type))
  LIMIT 20001
) AS g

-- Statement 1, part 1
SELECT json_agg(json_build_array(g.mask, g.m0, g.m1)) AS json_agg_1
FROM (
  SELECT 0 AS mask,
      CAST(trim_scale(coalesce(sum(r.price), 0)) AS TEXT) AS m0,
      count(*) AS m1
  FROM (
    SELECT DISTINCT ON (transitions.deal_id) transitions.deal_id AS id,
        transitions.occurred_at AS at,
        CASE WHEN (coalesce(CAST(deals.fields[deal_fields.price_1] AS NUMERIC), CAST(deals.fields[deal_fields.price_2] AS NUMERIC)) IS NOT NULL) THEN coalesce(CAST(deals.fields[deal_fields.price_1] AS NUMERIC), 0) + coalesce(CAST(deals.fields[deal_fields.price_2] AS NUMERIC), 0) ELSE NULL END AS price
    FROM transitions
    JOIN deals ON deals.company_id = transitions.company_id
      AND deals.id = transitions.deal_id
    LEFT OUTER JOIN unnest(:deal_types::BIGINT[], :deal_price_1::TEXT[], :deal_price_2::TEXT[], :deal_source_1::TEXT[], :deal_source_2::TEXT[]) AS deal_fields(type_id, price_1, price_2, source_1, source_2) ON deal_fields.type_id = deals.deal_type_id
    WHERE transitions.company_id = :company::BIGINT
      AND deals.company_id = :company::BIGINT
      AND deals.deleted_at IS NULL
      AND transitions.to_stage_id IN (
      SELECT anon_1
      FROM unnest(:s_stages::BIGINT[]) AS anon_1
    )
      AND NOT (transitions.from_stage_id IS NOT NULL AND transitions.from_stage_id IN (
      SELECT anon_2
      FROM unnest(:s_stages::BIGINT[]) AS anon_2
    ))
      AND transitions.occurred_at >= :s_start::timestamptz
      AND transitions.occurred_at < :s_end::timestamptz
    ORDER BY transitions.deal_id,
        transitions.occurred_at,
        transitions.ordinal
  ) AS r
) AS g
