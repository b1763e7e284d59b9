-- Statement 1, relation deals
SELECT deals.id,
    deals.company_id,
    deals.responsible_id,
    deals.created_at,
    deals.deal_type_id,
    deals.stage_id,
    deals.staged_at,
    deals.trail,
    deals.moved_at,
    deals.contact_id,
    deals.fields
FROM deals
WHERE deals.company_id = :company::BIGINT
  AND deals.deleted_at IS NULL
  AND deals.responsible_id = (coalesce(:s_people::BIGINT[]))[1]

-- Statement 1, relation moves
SELECT t.company_id,
    t.deal_id,
    t.occurred_at,
    t.ordinal,
    t.deal_type_id,
    t.to_stage_id,
    t.from_deal_type_id,
    t.from_stage_id,
    t.left_at,
    deals.responsible_id AS of_responsible_id,
    deals.created_at AS of_created_at,
    deals.deal_type_id AS of_deal_type_id,
    deals.staged_at AS of_staged_at,
    deals.contact_id AS of_contact_id,
    deals.fields AS of_fields
FROM s_deals AS deals
JOIN LATERAL (
  SELECT *
  FROM transitions AS t
  WHERE t.company_id = :company::BIGINT
    AND t.deal_id = deals.id
    AND t.occurred_at >= :s_since::timestamptz OFFSET 0
) AS t ON true
WHERE deals.moved_at IS NULL OR deals.moved_at >= :s_since::timestamptz OR deals.id IN (
  SELECT u.deal_id
  FROM transitions AS u
  WHERE u.company_id = :company::BIGINT
    AND NOT u.heeded
)

-- Statement 1, part 0
SELECT json_agg(json_build_array(g.mask, g.m0, g.m1, g.m2)) AS json_agg_1
FROM (
  SELECT 0 AS mask,
      count(*) AS m0,
      count(*) FILTER (WHERE r.at < :s_c1_0::timestamptz) AS m1,
      count(*) FILTER (WHERE r.is_new IS true) AS m2
  FROM (
    SELECT contacts.id AS id,
        contacts.created_at AS at,
        contacts.created_at >= :s_start::timestamptz AS is_new
    FROM contacts
    WHERE contacts.company_id = :company::BIGINT
      AND contacts.deleted_at IS NULL
      AND contacts.responsible_id = (coalesce(:s_people::BIGINT[]))[1]
      AND contacts.created_at < :s_end::timestamptz
  ) AS r
) AS g

-- Statement 1, part 1
SELECT json_agg(json_build_array(g.mask, g.m0, g.m1, g.m2)) AS json_agg_1
FROM (
  SELECT 0 AS mask,
      count(*) AS m0,
      count(*) FILTER (WHERE r.at < :s_c1_0::timestamptz) AS m1,
      count(*) FILTER (WHERE r.is_new IS true) AS m2
  FROM (
    SELECT activities.id AS id,
        activities.created_at AS at,
        activities.created_at >= :s_start::timestamptz AS is_new
    FROM activities
    WHERE activities.company_id = :company::BIGINT
      AND activities.deleted_at IS NULL
      AND activities.responsible_id = (coalesce(:s_people::BIGINT[]))[1]
      AND activities.created_at < :s_end::timestamptz
  ) AS r
) AS g

-- Statement 1, part 2
SELECT json_agg(json_build_array(g.mask, g.m0, g.m1, g.m2, g.m3, g.m4)) AS json_agg_1
FROM (
  SELECT 0 AS mask,
      count(*) AS m0,
      count(*) FILTER (WHERE r.at < :s_c1_0::timestamptz) AS m1,
      count(*) FILTER (WHERE r.is_new IS true) AS m2,
      count(*) FILTER (WHERE r.is_won IS true) AS m3,
      count(*) FILTER (WHERE r.is_lost IS true) AS m4
  FROM (
    SELECT deals.id AS id,
        deals.created_at AS at,
        (deals.stage_id IN (
      SELECT anon_1
      FROM unnest(:failure::BIGINT[]) AS anon_1
    )) IS true AS is_lost,
        deals.created_at >= :s_start::timestamptz AS is_new,
        (deals.stage_id IN (
      SELECT anon_2
      FROM unnest(:success::BIGINT[]) AS anon_2
    )) IS true AS is_won
    FROM s_deals AS deals
    WHERE deals.created_at < :s_end::timestamptz
  ) AS r
) AS g

-- Statement 1, part 3
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
        width_bucket(transitions.occurred_at, :s_starts::timestamptz[]) - 1 AS bucket
    FROM s_moves AS transitions
    JOIN LATERAL (
      SELECT transitions.deal_id AS id,
          transitions.company_id,
          transitions.of_responsible_id AS responsible_id,
          transitions.of_created_at AS created_at,
          transitions.of_deal_type_id AS deal_type_id,
          transitions.of_staged_at AS staged_at,
          transitions.of_contact_id AS contact_id,
          transitions.of_fields AS fields
    ) AS deals ON true
    LEFT OUTER JOIN unnest(:deal_types::BIGINT[], :deal_price_1::TEXT[], :deal_price_2::TEXT[], :deal_source_1::TEXT[], :deal_source_2::TEXT[]) AS deal_fields(type_id, price_1, price_2, source_1, source_2) ON deal_fields.type_id = deals.deal_type_id
    WHERE transitions.to_stage_id = ANY (:s_stages::BIGINT[])
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

-- Statement 1, part 4
SELECT json_agg(json_build_array(g.mask, g.m0, g.m1)) AS json_agg_1
FROM (
  SELECT 0 AS mask,
      CAST(trim_scale(coalesce(sum(r.price), 0)) AS TEXT) AS m0,
      count(*) AS m1
  FROM (
    SELECT DISTINCT ON (transitions.deal_id) transitions.deal_id AS id,
        transitions.occurred_at AS at,
        CASE WHEN (coalesce(CAST(deals.fields[deal_fields.price_1] AS NUMERIC), CAST(deals.fields[deal_fields.price_2] AS NUMERIC)) IS NOT NULL) THEN coalesce(CAST(deals.fields[deal_fields.price_1] AS NUMERIC), 0) + coalesce(CAST(deals.fields[deal_fields.price_2] AS NUMERIC), 0) ELSE NULL END AS price
    FROM s_moves AS transitions
    JOIN LATERAL (
      SELECT transitions.deal_id AS id,
          transitions.company_id,
          transitions.of_responsible_id AS responsible_id,
          transitions.of_created_at AS created_at,
          transitions.of_deal_type_id AS deal_type_id,
          transitions.of_staged_at AS staged_at,
          transitions.of_contact_id AS contact_id,
          transitions.of_fields AS fields
    ) AS deals ON true
    LEFT OUTER JOIN unnest(:deal_types::BIGINT[], :deal_price_1::TEXT[], :deal_price_2::TEXT[], :deal_source_1::TEXT[], :deal_source_2::TEXT[]) AS deal_fields(type_id, price_1, price_2, source_1, source_2) ON deal_fields.type_id = deals.deal_type_id
    WHERE transitions.to_stage_id = ANY (:s_stages::BIGINT[])
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
) AS g

-- Statement 1, part 5
SELECT json_agg(json_build_array(g.mask, g.m0, g.m1, g.m2, g.m3)) AS json_agg_1
FROM (
  SELECT 0 AS mask,
      count(*) AS m0,
      count(*) FILTER (WHERE r.returned IS true) AS m1,
      CAST(trim_scale(coalesce(sum(r.price), 0)) AS TEXT) AS m2,
      count(*) FILTER (WHERE r.price IS NULL) AS m3
  FROM (
    SELECT DISTINCT ON (transitions.deal_id) transitions.deal_id AS id,
        transitions.occurred_at AS at,
        CASE WHEN (coalesce(CAST(deals.fields[deal_fields.price_1] AS NUMERIC), CAST(deals.fields[deal_fields.price_2] AS NUMERIC)) IS NOT NULL) THEN coalesce(CAST(deals.fields[deal_fields.price_1] AS NUMERIC), 0) + coalesce(CAST(deals.fields[deal_fields.price_2] AS NUMERIC), 0) ELSE NULL END AS price,
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
    )) END AS returned
    FROM s_moves AS transitions
    JOIN LATERAL (
      SELECT transitions.deal_id AS id,
          transitions.company_id,
          transitions.of_responsible_id AS responsible_id,
          transitions.of_created_at AS created_at,
          transitions.of_deal_type_id AS deal_type_id,
          transitions.of_staged_at AS staged_at,
          transitions.of_contact_id AS contact_id,
          transitions.of_fields AS fields
    ) AS deals ON true
    LEFT OUTER JOIN unnest(:deal_types::BIGINT[], :deal_price_1::TEXT[], :deal_price_2::TEXT[], :deal_source_1::TEXT[], :deal_source_2::TEXT[]) AS deal_fields(type_id, price_1, price_2, source_1, source_2) ON deal_fields.type_id = deals.deal_type_id
    WHERE transitions.to_stage_id = ANY (:s_stages::BIGINT[])
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
) AS g

-- Statement 1, part 6
SELECT json_agg(json_build_array(g.mask, g.m0, g.m1)) AS json_agg_1
FROM (
  SELECT 0 AS mask,
      count(*) AS m0,
      CAST(trim_scale(coalesce(sum(r.price), 0)) AS TEXT) AS m1
  FROM (
    SELECT DISTINCT ON (transitions.deal_id) transitions.deal_id AS id,
        transitions.occurred_at AS at,
        CASE WHEN (coalesce(CAST(deals.fields[deal_fields.price_1] AS NUMERIC), CAST(deals.fields[deal_fields.price_2] AS NUMERIC)) IS NOT NULL) THEN coalesce(CAST(deals.fields[deal_fields.price_1] AS NUMERIC), 0) + coalesce(CAST(deals.fields[deal_fields.price_2] AS NUMERIC), 0) ELSE NULL END AS price
    FROM s_moves AS transitions
    JOIN LATERAL (
      SELECT transitions.deal_id AS id,
          transitions.company_id,
          transitions.of_responsible_id AS responsible_id,
          transitions.of_created_at AS created_at,
          transitions.of_deal_type_id AS deal_type_id,
          transitions.of_staged_at AS staged_at,
          transitions.of_contact_id AS contact_id,
          transitions.of_fields AS fields
    ) AS deals ON true
    LEFT OUTER JOIN unnest(:deal_types::BIGINT[], :deal_price_1::TEXT[], :deal_price_2::TEXT[], :deal_source_1::TEXT[], :deal_source_2::TEXT[]) AS deal_fields(type_id, price_1, price_2, source_1, source_2) ON deal_fields.type_id = deals.deal_type_id
    WHERE transitions.to_stage_id = ANY (:s_stages::BIGINT[])
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
) AS g

-- Statement 1, part 7
SELECT json_agg(json_build_array(g.mask, g.activity_type, g.source, g.m0)) AS json_agg_1
FROM (
  SELECT grouping(r.activity_type, r.source) AS mask,
      r.activity_type AS activity_type,
      r.source AS source,
      count(*) AS m0
  FROM (
    SELECT activities.id AS id,
        activities.created_at AS at,
        activities.activity_type_id AS activity_type,
        coalesce(CAST(activities.fields[activity_fields.source_1] AS BIGINT), CAST(activities.fields[activity_fields.source_2] AS BIGINT)) AS source
    FROM activities
    LEFT OUTER JOIN unnest(:activity_types::BIGINT[], :activity_source_1::TEXT[], :activity_source_2::TEXT[]) AS activity_fields(type_id, source_1, source_2) ON activity_fields.type_id = activities.activity_type_id
    WHERE activities.company_id = :company::BIGINT
      AND activities.deleted_at IS NULL
      AND activities.responsible_id = (coalesce(:s_people::BIGINT[]))[1]
      AND activities.created_at >= :s_start::timestamptz
      AND activities.created_at < :s_end::timestamptz
  ) AS r
  GROUP BY GROUPING SETS((), (r.activity_type), (r.activity_type, r.source))
  LIMIT 20001
) AS g

-- Statement 1, part 8
SELECT json_agg(json_build_array(g.mask, g.m0)) AS json_agg_1
FROM (
  SELECT 0 AS mask,
      count(*) AS m0
  FROM (
    SELECT activities.id AS id,
        activities.created_at AS at
    FROM activities
    WHERE activities.company_id = :company::BIGINT
      AND activities.deleted_at IS NULL
      AND activities.responsible_id = (coalesce(:s_people::BIGINT[]))[1]
      AND activities.created_at >= :s_start::timestamptz
      AND activities.created_at < :s_end::timestamptz
  ) AS r
) AS g

-- Statement 1, part 9
SELECT json_agg(json_build_array(g.mask, g.deal_type, g.source, g.m0)) AS json_agg_1
FROM (
  SELECT grouping(r.deal_type, r.source) AS mask,
      r.deal_type AS deal_type,
      r.source AS source,
      count(*) AS m0
  FROM (
    SELECT deals.id AS id,
        deals.created_at AS at,
        deals.deal_type_id AS deal_type,
        coalesce(CAST(deals.fields[deal_fields.source_1] AS BIGINT), CAST(deals.fields[deal_fields.source_2] AS BIGINT)) AS source
    FROM deals
    LEFT OUTER JOIN unnest(:deal_types::BIGINT[], :deal_price_1::TEXT[], :deal_price_2::TEXT[], :deal_source_1::TEXT[], :deal_source_2::TEXT[]) AS deal_fields(type_id, price_1, price_2, source_1, source_2) ON deal_fields.type_id = deals.deal_type_id
    WHERE deals.company_id = :company::BIGINT
      AND deals.deleted_at IS NULL
      AND deals.responsible_id = (coalesce(:s_people::BIGINT[]))[1]
      AND deals.created_at >= :s_start::timestamptz
      AND deals.created_at < :s_end::timestamptz
  ) AS r
  GROUP BY GROUPING SETS((), (r.deal_type), (r.source))
  LIMIT 20001
) AS g

-- Statement 1, part 10
SELECT json_agg(json_build_array(g.mask, g.deal_type, g.furthest_stage, g.lost_from, g.lost_stage, g.m0, g.m1)) AS json_agg_1
FROM (
  SELECT grouping(f.deal_type, f.furthest_stage, f.lost_from, f.lost_stage) AS mask,
      f.deal_type AS deal_type,
      f.furthest_stage AS furthest_stage,
      f.lost_from AS lost_from,
      f.lost_stage AS lost_stage,
      CAST(trim_scale(coalesce(sum(f.m0), 0)) AS TEXT) AS m0,
      CAST(trim_scale(coalesce(sum(f.m1), 0)) AS TEXT) AS m1
  FROM (
    SELECT p.deal_type AS deal_type,
        (
      SELECT stage_ranks.stage_id
      FROM unnest(:ranked_stages::BIGINT[], :ranked_types::BIGINT[], :ranks::INTEGER[]) AS stage_ranks(stage_id, type_id, rank)
      WHERE p.deal_type = stage_ranks.type_id
        AND stage_ranks.rank IS NOT NULL
        AND stage_ranks.stage_id = ANY (p.trail)
      ORDER BY stage_ranks.rank DESC
      LIMIT 1
    ) AS furthest_stage,
        CASE WHEN (CASE WHEN (p.trail[cardinality(p.trail)] IN (
      SELECT anon_1
      FROM unnest(:failure::BIGINT[]) AS anon_1
    )) THEN p.trail[cardinality(p.trail)] ELSE NULL END IS NOT NULL) THEN (
      SELECT CASE WHEN (p.deal_type = stage_ranks.type_id) THEN stage_ranks.stage_id ELSE NULL END AS anon_2
      FROM unnest(p.trail) WITH ORDINALITY AS passed(stage_id, place)
      JOIN unnest(:ranked_stages::BIGINT[], :ranked_types::BIGINT[], :ranks::INTEGER[]) AS stage_ranks(stage_id, type_id, rank) ON stage_ranks.stage_id = passed.stage_id
      WHERE NOT (stage_ranks.rank IS NULL AND p.deal_type = stage_ranks.type_id)
      ORDER BY passed.place DESC
      LIMIT 1
    ) ELSE NULL END AS lost_from,
        CASE WHEN (p.trail[cardinality(p.trail)] IN (
      SELECT anon_3
      FROM unnest(:failure::BIGINT[]) AS anon_3
    )) THEN p.trail[cardinality(p.trail)] ELSE NULL END AS lost_stage,
        p.m0 AS m0,
        p.m1 AS m1
    FROM (
      SELECT r.deal_type AS deal_type,
          r.trail AS trail,
          CAST(count(*) AS NUMERIC) AS m0,
          CAST(CAST(trim_scale(coalesce(sum(r.price), 0)) AS TEXT) AS NUMERIC) AS m1
      FROM (
        SELECT deals.id AS id,
            deals.created_at AS at,
            deals.deal_type_id AS deal_type,
            CASE WHEN (coalesce(CAST(deals.fields[deal_fields.price_1] AS NUMERIC), CAST(deals.fields[deal_fields.price_2] AS NUMERIC)) IS NOT NULL) THEN coalesce(CAST(deals.fields[deal_fields.price_1] AS NUMERIC), 0) + coalesce(CAST(deals.fields[deal_fields.price_2] AS NUMERIC), 0) ELSE NULL END AS price,
            deals.trail AS trail
        FROM deals
        LEFT OUTER JOIN unnest(:deal_types::BIGINT[], :deal_price_1::TEXT[], :deal_price_2::TEXT[], :deal_source_1::TEXT[], :deal_source_2::TEXT[]) AS deal_fields(type_id, price_1, price_2, source_1, source_2) ON deal_fields.type_id = deals.deal_type_id
        WHERE deals.company_id = :company::BIGINT
          AND deals.deleted_at IS NULL
          AND deals.responsible_id = (coalesce(:s_people::BIGINT[]))[1]
          AND deals.created_at >= :s_start::timestamptz
          AND deals.created_at < :s_end::timestamptz
      ) AS r
      GROUP BY r.deal_type,
          r.trail
    ) AS p
  ) AS f
  GROUP BY GROUPING SETS((f.deal_type, f.furthest_stage), (f.deal_type, f.lost_from, f.lost_stage))
  LIMIT 20001
) AS g

-- Statement 1, part 11
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
      AND deals.responsible_id = (coalesce(:s_people::BIGINT[]))[1]
      AND deals.created_at >= :s_start::timestamptz
      AND deals.created_at < :s_end::timestamptz
  ) AS r
) AS g

-- Statement 1, part 12
SELECT json_agg(json_build_array(g.mask, g.m0, g.m1, g.m2, g.m3, g.m4)) AS json_agg_1
FROM (
  SELECT 0 AS mask,
      count(*) FILTER (WHERE r.channel = :s_c0_0::VARCHAR AND r.direction = :s_c0_1::VARCHAR) AS m0,
      count(*) FILTER (WHERE r.channel = :s_c1_0::VARCHAR AND r.direction = :s_c1_1::VARCHAR AND r.answered IS false) AS m1,
      count(*) FILTER (WHERE r.channel = :s_c2_0::VARCHAR AND r.direction = :s_c2_1::VARCHAR) AS m2,
      count(*) FILTER (WHERE r.channel = :s_c3_0::VARCHAR AND r.direction = :s_c3_1::VARCHAR) AS m3,
      count(*) FILTER (WHERE r.channel = :s_c4_0::VARCHAR AND r.direction = :s_c4_1::VARCHAR) AS m4
  FROM (
    SELECT communications.id AS id,
        communications.occurred_at AS at,
        communications.answered AS answered,
        communications.channel AS channel,
        communications.direction AS direction
    FROM communications
    WHERE communications.company_id = :company::BIGINT
      AND communications.responsible_id = (coalesce(:s_people::BIGINT[]))[1]
      AND communications.occurred_at >= :s_start::timestamptz
      AND communications.occurred_at < :s_end::timestamptz
  ) AS r
) AS g

-- Statement 1, part 13
SELECT json_agg(json_build_array(g.mask, g.m0, g.m1, g.m2, g.m3)) AS json_agg_1
FROM (
  SELECT 0 AS mask,
      count(*) FILTER (WHERE r.channel = :s_c0_0::VARCHAR AND r.direction = :s_c0_1::VARCHAR) AS m0,
      count(*) FILTER (WHERE r.channel = :s_c1_0::VARCHAR AND r.direction = :s_c1_1::VARCHAR) AS m1,
      count(*) FILTER (WHERE r.channel = :s_c2_0::VARCHAR AND r.direction = :s_c2_1::VARCHAR) AS m2,
      count(*) FILTER (WHERE r.channel = :s_c3_0::VARCHAR AND r.direction = :s_c3_1::VARCHAR) AS m3
  FROM (
    SELECT communications.id AS id,
        communications.occurred_at AS at,
        communications.channel AS channel,
        communications.direction AS direction
    FROM communications
    WHERE communications.company_id = :company::BIGINT
      AND communications.responsible_id = (coalesce(:s_people::BIGINT[]))[1]
      AND communications.occurred_at >= :s_start::timestamptz
      AND communications.occurred_at < :s_end::timestamptz
  ) AS r
) AS g

-- Statement 1, part 14
SELECT json_agg(json_build_array(g.mask, g.m0, g.m1, g.m2)) AS json_agg_1
FROM (
  SELECT 0 AS mask,
      count(*) AS m0,
      CAST(trim_scale(coalesce(sum(t.price), 0)) AS TEXT) AS m1,
      count(*) FILTER (WHERE t.price IS NULL) AS m2
  FROM (
    SELECT r.id AS id,
        r.at AS at,
        r.is_closed AS is_closed,
        r.price AS price
    FROM (
      SELECT deals.id AS id,
          deals.created_at AS at,
          (deals.stage_id IN (
        SELECT anon_1
        FROM unnest(:success::BIGINT[] || :failure::BIGINT[]) AS anon_1
      )) IS true AS is_closed,
          CASE WHEN (coalesce(CAST(deals.fields[deal_fields.price_1] AS NUMERIC), CAST(deals.fields[deal_fields.price_2] AS NUMERIC)) IS NOT NULL) THEN coalesce(CAST(deals.fields[deal_fields.price_1] AS NUMERIC), 0) + coalesce(CAST(deals.fields[deal_fields.price_2] AS NUMERIC), 0) ELSE NULL END AS price
      FROM s_deals AS deals
      LEFT OUTER JOIN unnest(:deal_types::BIGINT[], :deal_price_1::TEXT[], :deal_price_2::TEXT[], :deal_source_1::TEXT[], :deal_source_2::TEXT[]) AS deal_fields(type_id, price_1, price_2, source_1, source_2) ON deal_fields.type_id = deals.deal_type_id
      WHERE deals.created_at < :s_end::timestamptz
    ) AS r
    WHERE r.is_closed IS false
    LIMIT ALL OFFSET 0
  ) AS t
) AS g

-- Statement 1, part 15
SELECT json_agg(json_build_array(g.mask, g.bucket, g.m0, g.m1, g.m2, g.m3, g.m4)) AS json_agg_1
FROM (
  SELECT grouping(r.bucket) AS mask,
      r.bucket AS bucket,
      CAST(trim_scale(coalesce(sum(r.sign) FILTER (WHERE r.is_closed IS false), 0)) AS TEXT) AS m0,
      CAST(trim_scale(coalesce(sum(r.sign) FILTER (WHERE r.is_won IS true), 0)) AS TEXT) AS m1,
      CAST(trim_scale(coalesce(sum(r.sign) FILTER (WHERE r.is_lost IS true), 0)) AS TEXT) AS m2,
      CAST(trim_scale(coalesce(sum(r.price * r.sign) FILTER (WHERE r.is_closed IS false), 0)) AS TEXT) AS m3,
      CAST(trim_scale(coalesce(sum(r.sign) FILTER (WHERE r.is_closed IS false AND r.price IS NULL), 0)) AS TEXT) AS m4
  FROM (
    SELECT transitions.deal_id AS id,
        greatest(transitions.occurred_at, deals.created_at) AS at,
        (stay.stage_id IN (
      SELECT anon_1
      FROM unnest(:success::BIGINT[] || :failure::BIGINT[]) AS anon_1
    )) IS true AS is_closed,
        (stay.stage_id IN (
      SELECT anon_2
      FROM unnest(:failure::BIGINT[]) AS anon_2
    )) IS true AS is_lost,
        (stay.stage_id IN (
      SELECT anon_3
      FROM unnest(:success::BIGINT[]) AS anon_3
    )) IS true AS is_won,
        CASE WHEN (coalesce(CAST(deals.fields[deal_fields.price_1] AS NUMERIC), CAST(deals.fields[deal_fields.price_2] AS NUMERIC)) IS NOT NULL) THEN coalesce(CAST(deals.fields[deal_fields.price_1] AS NUMERIC), 0) + coalesce(CAST(deals.fields[deal_fields.price_2] AS NUMERIC), 0) ELSE NULL END AS price,
        stay.sign AS sign,
        width_bucket(greatest(transitions.occurred_at, deals.created_at), :s_ends::timestamptz[]) AS bucket
    FROM s_moves AS transitions
    JOIN LATERAL (
      SELECT transitions.deal_id AS id,
          transitions.company_id,
          transitions.of_responsible_id AS responsible_id,
          transitions.of_created_at AS created_at,
          transitions.of_deal_type_id AS deal_type_id,
          transitions.of_staged_at AS staged_at,
          transitions.of_contact_id AS contact_id,
          transitions.of_fields AS fields
    ) AS deals ON true
    JOIN LATERAL (VALUES (transitions.from_deal_type_id, transitions.from_stage_id, 1), (transitions.deal_type_id, transitions.to_stage_id, -1)) AS stay (deal_type_id, stage_id, sign) ON true
    LEFT OUTER JOIN unnest(:deal_types::BIGINT[], :deal_price_1::TEXT[], :deal_price_2::TEXT[], :deal_source_1::TEXT[], :deal_source_2::TEXT[]) AS deal_fields(type_id, price_1, price_2, source_1, source_2) ON deal_fields.type_id = deals.deal_type_id
    WHERE deals.created_at < :s_end::timestamptz
      AND (transitions.from_stage_id IS NULL OR (transitions.from_stage_id IN (
      SELECT anon_4
      FROM unnest(:success::BIGINT[]) AS anon_4
    )) != (transitions.to_stage_id IN (
      SELECT anon_5
      FROM unnest(:success::BIGINT[]) AS anon_5
    )) OR (transitions.from_stage_id IN (
      SELECT anon_6
      FROM unnest(:failure::BIGINT[]) AS anon_6
    )) != (transitions.to_stage_id IN (
      SELECT anon_7
      FROM unnest(:failure::BIGINT[]) AS anon_7
    )))
      AND transitions.occurred_at >= :s_first_end::timestamptz
      AND stay.stage_id IS NOT NULL
    UNION ALL
    SELECT transitions.deal_id AS id,
        greatest(transitions.occurred_at, deals.created_at) AS at,
        (stay.stage_id IN (
      SELECT anon_1
      FROM unnest(:success::BIGINT[] || :failure::BIGINT[]) AS anon_1
    )) IS true AS is_closed,
        (stay.stage_id IN (
      SELECT anon_2
      FROM unnest(:failure::BIGINT[]) AS anon_2
    )) IS true AS is_lost,
        (stay.stage_id IN (
      SELECT anon_3
      FROM unnest(:success::BIGINT[]) AS anon_3
    )) IS true AS is_won,
        CASE WHEN (coalesce(CAST(deals.fields[deal_fields.price_1] AS NUMERIC), CAST(deals.fields[deal_fields.price_2] AS NUMERIC)) IS NOT NULL) THEN coalesce(CAST(deals.fields[deal_fields.price_1] AS NUMERIC), 0) + coalesce(CAST(deals.fields[deal_fields.price_2] AS NUMERIC), 0) ELSE NULL END AS price,
        stay.sign AS sign,
        width_bucket(greatest(transitions.occurred_at, deals.created_at), :s_ends::timestamptz[]) AS bucket
    FROM s_deals AS deals
    JOIN transitions ON deals.company_id = transitions.company_id
      AND deals.id = transitions.deal_id
      AND transitions.company_id = :company::BIGINT
    JOIN LATERAL (VALUES (transitions.from_deal_type_id, transitions.from_stage_id, 1), (transitions.deal_type_id, transitions.to_stage_id, -1)) AS stay (deal_type_id, stage_id, sign) ON true
    LEFT OUTER JOIN unnest(:deal_types::BIGINT[], :deal_price_1::TEXT[], :deal_price_2::TEXT[], :deal_source_1::TEXT[], :deal_source_2::TEXT[]) AS deal_fields(type_id, price_1, price_2, source_1, source_2) ON deal_fields.type_id = deals.deal_type_id
    WHERE deals.created_at < :s_end::timestamptz
      AND (transitions.from_stage_id IS NULL OR (transitions.from_stage_id IN (
      SELECT anon_4
      FROM unnest(:success::BIGINT[]) AS anon_4
    )) != (transitions.to_stage_id IN (
      SELECT anon_5
      FROM unnest(:success::BIGINT[]) AS anon_5
    )) OR (transitions.from_stage_id IN (
      SELECT anon_6
      FROM unnest(:failure::BIGINT[]) AS anon_6
    )) != (transitions.to_stage_id IN (
      SELECT anon_7
      FROM unnest(:failure::BIGINT[]) AS anon_7
    )))
      AND transitions.occurred_at < :s_first_end::timestamptz
      AND deals.staged_at IS DISTINCT FROM deals.created_at
      AND greatest(deals.staged_at, deals.created_at) >= :s_first_end::timestamptz
      AND deals.staged_at < :s_first_end::timestamptz
      AND deals.created_at >= :s_first_end::timestamptz
      AND stay.stage_id IS NOT NULL
    UNION ALL
    SELECT deals.id AS id,
        unstaged_stay.at AS at,
        false AS is_closed,
        false AS is_lost,
        false AS is_won,
        CASE WHEN (coalesce(CAST(deals.fields[deal_fields.price_1] AS NUMERIC), CAST(deals.fields[deal_fields.price_2] AS NUMERIC)) IS NOT NULL) THEN coalesce(CAST(deals.fields[deal_fields.price_1] AS NUMERIC), 0) + coalesce(CAST(deals.fields[deal_fields.price_2] AS NUMERIC), 0) ELSE NULL END AS price,
        unstaged_stay.sign AS sign,
        width_bucket(unstaged_stay.at, :s_ends::timestamptz[]) AS bucket
    FROM s_deals AS deals
    JOIN LATERAL (VALUES (deals.staged_at, 1), (deals.created_at, -1)) AS unstaged_stay (at, sign) ON true
    LEFT OUTER JOIN unnest(:deal_types::BIGINT[], :deal_price_1::TEXT[], :deal_price_2::TEXT[], :deal_source_1::TEXT[], :deal_source_2::TEXT[]) AS deal_fields(type_id, price_1, price_2, source_1, source_2) ON deal_fields.type_id = deals.deal_type_id
    WHERE deals.created_at < :s_end::timestamptz
      AND deals.staged_at IS DISTINCT FROM deals.created_at
      AND greatest(deals.staged_at, deals.created_at) >= :s_first_end::timestamptz
      AND (deals.staged_at IS NULL OR deals.staged_at > deals.created_at)
      AND unstaged_stay.at >= :s_first_end::timestamptz
  ) AS r
  GROUP BY GROUPING SETS((r.bucket))
  LIMIT 20001
) AS g

-- Statement 1, part 16
SELECT count(*) AS count_1
FROM event_participants
JOIN events ON events.company_id = :company::BIGINT
  AND events.id = event_participants.event_id
WHERE event_participants.company_id = :company::BIGINT
  AND event_participants.user_id = :s_user::BIGINT
  AND event_participants.occurred_at >= :s_since::timestamptz
  AND (events.kind = 'handed_over' AND 'taken_from' = ANY (event_participants.involvements) OR events.record_kind = 'report' AND events.record_id = ANY (:s_reports::BIGINT[]) OR events.record_kind = 'contact' AND (EXISTS (
  SELECT 1
  FROM contacts
  WHERE contacts.company_id = :company::BIGINT
    AND contacts.responsible_id = ANY (:s_people::BIGINT[])
    AND contacts.id = events.record_id
)) OR events.record_kind = 'activity' AND (EXISTS (
  SELECT 1
  FROM activities
  WHERE activities.company_id = :company::BIGINT
    AND activities.responsible_id = ANY (:s_people::BIGINT[])
    AND activities.id = events.record_id
)) OR events.record_kind = 'deal' AND (EXISTS (
  SELECT 1
  FROM deals
  WHERE deals.company_id = :company::BIGINT
    AND deals.responsible_id = ANY (:s_people::BIGINT[])
    AND deals.id = events.record_id
)) OR events.record_kind = 'communication' AND (EXISTS (
  SELECT 1
  FROM communications
  WHERE communications.company_id = :company::BIGINT
    AND communications.responsible_id = ANY (:s_people::BIGINT[])
    AND communications.id = events.record_id
)))
  AND event_participants.read_at IS NULL

-- Statement 1, part 17
SELECT json_build_object('count', (
  SELECT count(*) AS count_1
  FROM event_participants
  JOIN events ON events.company_id = :company::BIGINT
    AND events.id = event_participants.event_id
  WHERE event_participants.company_id = :company::BIGINT
    AND event_participants.user_id = :s_user::BIGINT
    AND event_participants.occurred_at >= :s_since::timestamptz
    AND (events.kind = 'handed_over' AND 'taken_from' = ANY (event_participants.involvements) OR events.record_kind = 'report' AND events.record_id = ANY (:s_reports::BIGINT[]) OR events.record_kind = 'contact' AND (EXISTS (
    SELECT 1
    FROM contacts
    WHERE contacts.company_id = :company::BIGINT
      AND contacts.responsible_id = ANY (:s_people::BIGINT[])
      AND contacts.id = events.record_id
  )) OR events.record_kind = 'activity' AND (EXISTS (
    SELECT 1
    FROM activities
    WHERE activities.company_id = :company::BIGINT
      AND activities.responsible_id = ANY (:s_people::BIGINT[])
      AND activities.id = events.record_id
  )) OR events.record_kind = 'deal' AND (EXISTS (
    SELECT 1
    FROM deals
    WHERE deals.company_id = :company::BIGINT
      AND deals.responsible_id = ANY (:s_people::BIGINT[])
      AND deals.id = events.record_id
  )) OR events.record_kind = 'communication' AND (EXISTS (
    SELECT 1
    FROM communications
    WHERE communications.company_id = :company::BIGINT
      AND communications.responsible_id = ANY (:s_people::BIGINT[])
      AND communications.id = events.record_id
  )))
), 'rows', (
  SELECT json_agg(page.event) AS json_agg_1
  FROM (
    SELECT json_build_array(events.id, event_participants.occurred_at, events.occurred_at, events.kind, events.record_kind, CASE WHEN (events.record_kind = 'contact') THEN (
      SELECT json_build_object('id', contacts.id, 'external_id', contacts.external_id, 'title', contacts.name, 'responsible', (
        SELECT json_build_array(users_1.id, users_1.name, users_1.email, users_1.role, users_1.status, users_1.department_id) AS json_build_array_1
        FROM users AS users_1
        WHERE users_1.company_id = :company::BIGINT
          AND users_1.id = contacts.responsible_id
      ), 'created_by', (
        SELECT json_build_array(users_2.id, users_2.name, users_2.email, users_2.role, users_2.status, users_2.department_id) AS json_build_array_2
        FROM users AS users_2
        WHERE users_2.company_id = :company::BIGINT
          AND users_2.id = contacts.created_by_id
      ), 'created_at', contacts.created_at, 'fields', CAST(contacts.fields AS TEXT), 'deleted', contacts.deleted_at IS NOT NULL) AS json_build_object_2
      FROM contacts
      WHERE contacts.company_id = :company::BIGINT
        AND contacts.responsible_id = ANY (:s_people::BIGINT[])
        AND contacts.id = events.record_id
    ) WHEN (events.record_kind = 'activity') THEN (
      SELECT json_build_object('id', activities.id, 'external_id', activities.external_id, 'title', activities.name, 'responsible', (
        SELECT json_build_array(users_3.id, users_3.name, users_3.email, users_3.role, users_3.status, users_3.department_id) AS json_build_array_3
        FROM users AS users_3
        WHERE users_3.company_id = :company::BIGINT
          AND users_3.id = activities.responsible_id
      ), 'created_by', (
        SELECT json_build_array(users_4.id, users_4.name, users_4.email, users_4.role, users_4.status, users_4.department_id) AS json_build_array_4
        FROM users AS users_4
        WHERE users_4.company_id = :company::BIGINT
          AND users_4.id = activities.created_by_id
      ), 'created_at', activities.created_at, 'fields', CAST(activities.fields AS TEXT), 'deleted', activities.deleted_at IS NOT NULL, 'type', activities.activity_type_id, 'contact', activities.contact_id) AS json_build_object_3
      FROM activities
      WHERE activities.company_id = :company::BIGINT
        AND activities.responsible_id = ANY (:s_people::BIGINT[])
        AND activities.id = events.record_id
    ) WHEN (events.record_kind = 'deal') THEN (
      SELECT json_build_object('id', deals.id, 'external_id', deals.external_id, 'title', deals.name, 'responsible', (
        SELECT json_build_array(users_5.id, users_5.name, users_5.email, users_5.role, users_5.status, users_5.department_id) AS json_build_array_5
        FROM users AS users_5
        WHERE users_5.company_id = :company::BIGINT
          AND users_5.id = deals.responsible_id
      ), 'created_by', (
        SELECT json_build_array(users_6.id, users_6.name, users_6.email, users_6.role, users_6.status, users_6.department_id) AS json_build_array_6
        FROM users AS users_6
        WHERE users_6.company_id = :company::BIGINT
          AND users_6.id = deals.created_by_id
      ), 'created_at', deals.created_at, 'fields', CAST(CASE WHEN (deals.amounts IS NOT NULL) THEN (deals.fields - '{-2,-3}'::text[]) || deals.amounts ELSE deals.fields END AS TEXT), 'deleted', deals.deleted_at IS NOT NULL, 'type', deals.deal_type_id, 'stage', deals.stage_id, 'contact', deals.contact_id, 'currency', deals.currency, 'converted', CASE WHEN (deals.amounts IS NOT NULL) THEN CAST(deals.fields - '{-2,-3}'::text[] AS TEXT) END, 'rate_day', deals.rate_day) AS json_build_object_4
      FROM deals
      WHERE deals.company_id = :company::BIGINT
        AND deals.responsible_id = ANY (:s_people::BIGINT[])
        AND deals.id = events.record_id
    ) WHEN (events.record_kind = 'communication') THEN (
      SELECT json_build_object('id', communications.id, 'external_id', communications.external_id, 'responsible', (
        SELECT json_build_array(users_7.id, users_7.name, users_7.email, users_7.role, users_7.status, users_7.department_id) AS json_build_array_7
        FROM users AS users_7
        WHERE users_7.company_id = :company::BIGINT
          AND users_7.id = communications.responsible_id
      ), 'created_at', communications.occurred_at, 'contact', communications.contact_id, 'channel', communications.channel, 'direction', communications.direction, 'answered', communications.answered) AS json_build_object_5
      FROM communications
      WHERE communications.company_id = :company::BIGINT
        AND communications.responsible_id = ANY (:s_people::BIGINT[])
        AND communications.id = events.record_id
    ) WHEN (events.record_kind = 'report') THEN (
      SELECT json_build_object('id', reports.id, 'name', reports.name) AS json_build_object_6
      FROM reports
      WHERE reports.company_id = :company::BIGINT
        AND reports.id = events.record_id
    ) ELSE NULL END, (
      SELECT json_build_array(users_8.id, users_8.name, users_8.email, users_8.role, users_8.status, users_8.department_id) AS json_build_array_8
      FROM users AS users_8
      WHERE users_8.company_id = :company::BIGINT
        AND users_8.id = events.actor_id
    ), event_participants.involvements, events.data, event_participants.read_at IS NOT NULL) AS event
    FROM event_participants
    JOIN events ON events.company_id = :company::BIGINT
      AND events.id = event_participants.event_id
    WHERE event_participants.company_id = :company::BIGINT
      AND event_participants.user_id = :s_user::BIGINT
      AND event_participants.occurred_at >= :s_since::timestamptz
      AND (events.kind = 'handed_over' AND 'taken_from' = ANY (event_participants.involvements) OR events.record_kind = 'report' AND events.record_id = ANY (:s_reports::BIGINT[]) OR events.record_kind = 'contact' AND (EXISTS (
      SELECT 1
      FROM contacts
      WHERE contacts.company_id = :company::BIGINT
        AND contacts.responsible_id = ANY (:s_people::BIGINT[])
        AND contacts.id = events.record_id
    )) OR events.record_kind = 'activity' AND (EXISTS (
      SELECT 1
      FROM activities
      WHERE activities.company_id = :company::BIGINT
        AND activities.responsible_id = ANY (:s_people::BIGINT[])
        AND activities.id = events.record_id
    )) OR events.record_kind = 'deal' AND (EXISTS (
      SELECT 1
      FROM deals
      WHERE deals.company_id = :company::BIGINT
        AND deals.responsible_id = ANY (:s_people::BIGINT[])
        AND deals.id = events.record_id
    )) OR events.record_kind = 'communication' AND (EXISTS (
      SELECT 1
      FROM communications
      WHERE communications.company_id = :company::BIGINT
        AND communications.responsible_id = ANY (:s_people::BIGINT[])
        AND communications.id = events.record_id
    )))
    ORDER BY event_participants.occurred_at DESC,
        event_participants.event_id DESC
    LIMIT :s_limit::INTEGER
  ) AS page
)) AS json_build_object_1

-- Statement 2, part 0
WITH hits AS (
  SELECT r.id AS id,
      r.at AS at,
      r.ordinal AS ordinal,
      null::numeric AS value
  FROM (
    SELECT contacts.id AS id,
        contacts.created_at AS at,
        0 AS ordinal
    FROM contacts
    WHERE contacts.company_id = :company::BIGINT
      AND contacts.deleted_at IS NULL
      AND contacts.responsible_id = ANY (:s_people::BIGINT[])
      AND contacts.created_at < :s_end::timestamptz
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
        json_build_object('id', contacts.id, 'external_id', contacts.external_id, 'title', contacts.name, 'responsible', (
      SELECT json_build_array(users_1.id, users_1.name, users_1.email, users_1.role, users_1.status, users_1.department_id) AS json_build_array_1
      FROM users AS users_1
      WHERE users_1.company_id = :company::BIGINT
        AND users_1.id = contacts.responsible_id
    ), 'created_by', (
      SELECT json_build_array(users_2.id, users_2.name, users_2.email, users_2.role, users_2.status, users_2.department_id) AS json_build_array_2
      FROM users AS users_2
      WHERE users_2.company_id = :company::BIGINT
        AND users_2.id = contacts.created_by_id
    ), 'created_at', contacts.created_at, 'fields', CAST(contacts.fields AS TEXT), 'deleted', contacts.deleted_at IS NOT NULL) AS record
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
    JOIN contacts ON contacts.company_id = :company::BIGINT
      AND contacts.id = page.id
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
      AND activities.responsible_id = ANY (:s_people::BIGINT[])
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

-- Statement 2, part 2
WITH hits AS (
  SELECT r.id AS id,
      r.at AS at,
      r.ordinal AS ordinal,
      null::numeric AS value
  FROM (
    SELECT deals.id AS id,
        deals.created_at AS at,
        0 AS ordinal
    FROM deals
    WHERE deals.company_id = :company::BIGINT
      AND deals.deleted_at IS NULL
      AND deals.responsible_id = ANY (:s_people::BIGINT[])
      AND deals.created_at < :s_end::timestamptz
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

-- Statement 2, part 3, 7
WITH hits AS (
  SELECT r.id AS id,
      r.at AS at,
      r.ordinal AS ordinal,
      r.price AS value
  FROM (
    SELECT DISTINCT ON (transitions.deal_id) transitions.deal_id AS id,
        transitions.occurred_at AS at,
        CASE WHEN (coalesce(CAST(deals.fields[deal_fields.price_1] AS NUMERIC), CAST(deals.fields[deal_fields.price_2] AS NUMERIC)) IS NOT NULL) THEN coalesce(CAST(deals.fields[deal_fields.price_1] AS NUMERIC), 0) + coalesce(CAST(deals.fields[deal_fields.price_2] AS NUMERIC), 0) ELSE NULL END AS price,
        transitions.ordinal AS ordinal
    FROM transitions
    JOIN deals ON deals.company_id = transitions.company_id
      AND deals.id = transitions.deal_id
    LEFT OUTER JOIN unnest(:deal_types::BIGINT[], :deal_price_1::TEXT[], :deal_price_2::TEXT[], :deal_source_1::TEXT[], :deal_source_2::TEXT[]) AS deal_fields(type_id, price_1, price_2, source_1, source_2) ON deal_fields.type_id = deals.deal_type_id
    WHERE transitions.company_id = :company::BIGINT
      AND deals.company_id = :company::BIGINT
      AND deals.deleted_at IS NULL
      AND deals.responsible_id = ANY (:s_people::BIGINT[])
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

-- Statement 2, part 4, 5
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
      AND deals.responsible_id = ANY (:s_people::BIGINT[])
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

-- Statement 2, part 6
WITH hits AS (
  SELECT r.id AS id,
      r.at AS at,
      r.ordinal AS ordinal,
      r.price AS value
  FROM (
    SELECT transitions.deal_id AS id,
        greatest(transitions.occurred_at, deals.created_at) AS at,
        CASE WHEN (coalesce(CAST(deals.fields[deal_fields.price_1] AS NUMERIC), CAST(deals.fields[deal_fields.price_2] AS NUMERIC)) IS NOT NULL) THEN coalesce(CAST(deals.fields[deal_fields.price_1] AS NUMERIC), 0) + coalesce(CAST(deals.fields[deal_fields.price_2] AS NUMERIC), 0) ELSE NULL END AS price,
        transitions.ordinal AS ordinal
    FROM transitions
    JOIN deals ON deals.company_id = transitions.company_id
      AND deals.id = transitions.deal_id
    JOIN LATERAL generate_series(width_bucket(greatest(transitions.occurred_at, deals.created_at), :s_ends::timestamptz[]), width_bucket(coalesce(transitions.left_at, 'infinity'::timestamptz), :s_ends::timestamptz[]) - 1) AS buckets(number) ON true
    LEFT OUTER JOIN unnest(:deal_types::BIGINT[], :deal_price_1::TEXT[], :deal_price_2::TEXT[], :deal_source_1::TEXT[], :deal_source_2::TEXT[]) AS deal_fields(type_id, price_1, price_2, source_1, source_2) ON deal_fields.type_id = deals.deal_type_id
    WHERE transitions.company_id = :company::BIGINT
      AND deals.company_id = :company::BIGINT
      AND deals.deleted_at IS NULL
      AND deals.responsible_id = ANY (:s_people::BIGINT[])
      AND (transitions.to_stage_id NOT IN (
      SELECT anon_1
      FROM unnest(:s_stages::BIGINT[]) AS anon_1
    ))
      AND transitions.occurred_at < :s_end::timestamptz
      AND deals.created_at < :s_end::timestamptz
      AND (transitions.left_at IS NULL OR transitions.left_at >= :s_first_end::timestamptz)
    UNION ALL
    SELECT deals.id AS id,
        deals.created_at AS at,
        CASE WHEN (coalesce(CAST(deals.fields[deal_fields.price_1] AS NUMERIC), CAST(deals.fields[deal_fields.price_2] AS NUMERIC)) IS NOT NULL) THEN coalesce(CAST(deals.fields[deal_fields.price_1] AS NUMERIC), 0) + coalesce(CAST(deals.fields[deal_fields.price_2] AS NUMERIC), 0) ELSE NULL END AS price,
        0 AS ordinal
    FROM deals
    JOIN LATERAL generate_series(width_bucket(deals.created_at, :s_ends::timestamptz[]), width_bucket(coalesce(deals.staged_at, 'infinity'::timestamptz), :s_ends::timestamptz[]) - 1) AS buckets(number) ON true
    LEFT OUTER JOIN unnest(:deal_types::BIGINT[], :deal_price_1::TEXT[], :deal_price_2::TEXT[], :deal_source_1::TEXT[], :deal_source_2::TEXT[]) AS deal_fields(type_id, price_1, price_2, source_1, source_2) ON deal_fields.type_id = deals.deal_type_id
    WHERE deals.company_id = :company::BIGINT
      AND deals.deleted_at IS NULL
      AND deals.responsible_id = ANY (:s_people::BIGINT[])
      AND deals.created_at < :s_end::timestamptz
      AND deals.staged_at IS DISTINCT FROM deals.created_at
      AND (deals.staged_at IS NULL OR deals.staged_at >= :s_first_end::timestamptz)
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

-- Statement 2, part 8
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
      AND activities.responsible_id = ANY (:s_people::BIGINT[])
      AND activities.created_at >= :s_start::timestamptz
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

-- Statement 2, part 9
WITH hits AS (
  SELECT r.id AS id,
      r.at AS at,
      r.ordinal AS ordinal,
      null::numeric AS value
  FROM (
    SELECT deals.id AS id,
        deals.created_at AS at,
        0 AS ordinal
    FROM deals
    WHERE deals.company_id = :company::BIGINT
      AND deals.deleted_at IS NULL
      AND deals.responsible_id = ANY (:s_people::BIGINT[])
      AND deals.created_at >= :s_start::timestamptz
      AND deals.created_at < :s_end::timestamptz
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

-- Statement 2, part 10, 11, 12, 13
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
      AND communications.responsible_id = ANY (:s_people::BIGINT[])
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
