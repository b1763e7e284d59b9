-- Statement 1, part 0
SELECT json_agg(json_build_array(g.mask, g.bucket, g.m0, g.m1, g.m2, g.m3, g.m4, g.m5)) AS json_agg_1
FROM ((
  SELECT 0 AS mask,
      -1 AS bucket,
      count(*) AS m0,
      count(*) FILTER (WHERE before.at < :s_c1_0::timestamptz) AS m1,
      count(*) FILTER (WHERE before.is_new IS true) AS m2,
      count(*) FILTER (WHERE before.is_closed IS false) AS m3,
      count(*) FILTER (WHERE before.is_won IS true) AS m4,
      count(*) FILTER (WHERE before.is_lost IS true) AS m5
  FROM (
    SELECT r.id AS id,
        r.at AS at,
        r.is_closed AS is_closed,
        r.is_lost AS is_lost,
        r.is_new AS is_new,
        r.is_won AS is_won,
        r.bucket AS bucket
    FROM (
      SELECT deals.id AS id,
          deals.created_at AS at,
          (deals.stage_id IN (
        SELECT anon_1
        FROM unnest(:success::BIGINT[] || :failure::BIGINT[]) AS anon_1
      )) IS true AS is_closed,
          (deals.stage_id IN (
        SELECT anon_2
        FROM unnest(:failure::BIGINT[]) AS anon_2
      )) IS true AS is_lost,
          deals.created_at >= :s_start::timestamptz AS is_new,
          (deals.stage_id IN (
        SELECT anon_3
        FROM unnest(:success::BIGINT[]) AS anon_3
      )) IS true AS is_won,
          CASE WHEN (deals.created_at < :s_start::timestamptz) THEN -1 ELSE width_bucket(deals.created_at, :s_starts::timestamptz[]) - 1 END AS bucket
      FROM deals
      WHERE deals.company_id = :company::BIGINT
        AND deals.deleted_at IS NULL
        AND deals.created_at < :s_end::timestamptz
    ) AS r
    WHERE r.at < :s_start::timestamptz
  ) AS before HAVING count(*) > 0
  LIMIT 20001
) UNION ALL (
  SELECT 0 AS mask,
      since.bucket AS bucket,
      count(*) AS m0,
      count(*) FILTER (WHERE since.at < :s_c1_0::timestamptz) AS m1,
      count(*) FILTER (WHERE since.is_new IS true) AS m2,
      count(*) FILTER (WHERE since.is_closed IS false) AS m3,
      count(*) FILTER (WHERE since.is_won IS true) AS m4,
      count(*) FILTER (WHERE since.is_lost IS true) AS m5
  FROM (
    SELECT r.id AS id,
        r.at AS at,
        r.is_closed AS is_closed,
        r.is_lost AS is_lost,
        r.is_new AS is_new,
        r.is_won AS is_won,
        r.bucket AS bucket
    FROM (
      SELECT deals.id AS id,
          deals.created_at AS at,
          (deals.stage_id IN (
        SELECT anon_1
        FROM unnest(:success::BIGINT[] || :failure::BIGINT[]) AS anon_1
      )) IS true AS is_closed,
          (deals.stage_id IN (
        SELECT anon_2
        FROM unnest(:failure::BIGINT[]) AS anon_2
      )) IS true AS is_lost,
          deals.created_at >= :s_start::timestamptz AS is_new,
          (deals.stage_id IN (
        SELECT anon_3
        FROM unnest(:success::BIGINT[]) AS anon_3
      )) IS true AS is_won,
          CASE WHEN (deals.created_at < :s_start::timestamptz) THEN -1 ELSE width_bucket(deals.created_at, :s_starts::timestamptz[]) - 1 END AS bucket
      FROM deals
      WHERE deals.company_id = :company::BIGINT
        AND deals.deleted_at IS NULL
        AND deals.created_at < :s_end::timestamptz
    ) AS r
    WHERE r.at >= :s_start::timestamptz
  ) AS since
  GROUP BY since.bucket HAVING count(*) > 0
  LIMIT 20001
)) AS g

-- Statement 1, part 1
SELECT json_agg(json_build_array(g.mask, g.bucket, g.m0, g.m1, g.m2)) AS json_agg_1
FROM (
  SELECT grouping(r.bucket) AS mask,
      r.bucket AS bucket,
      CAST(trim_scale(coalesce(sum(r.sign) FILTER (WHERE r.is_closed IS false), 0)) AS TEXT) AS m0,
      CAST(trim_scale(coalesce(sum(r.sign) FILTER (WHERE r.is_won IS true), 0)) AS TEXT) AS m1,
      CAST(trim_scale(coalesce(sum(r.sign) FILTER (WHERE r.is_lost IS true), 0)) AS TEXT) AS m2
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
        stay.sign AS sign,
        width_bucket(greatest(transitions.occurred_at, deals.created_at), :s_ends::timestamptz[]) AS bucket
    FROM transitions
    JOIN deals ON deals.company_id = transitions.company_id
      AND deals.id = transitions.deal_id
    JOIN LATERAL (VALUES (transitions.from_deal_type_id, transitions.from_stage_id, 1), (transitions.deal_type_id, transitions.to_stage_id, -1)) AS stay (deal_type_id, stage_id, sign) ON true
    WHERE transitions.company_id = :company::BIGINT
      AND deals.company_id = :company::BIGINT
      AND deals.deleted_at IS NULL
      AND deals.created_at < :s_end::timestamptz
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
        stay.sign AS sign,
        width_bucket(greatest(transitions.occurred_at, deals.created_at), :s_ends::timestamptz[]) AS bucket
    FROM transitions
    JOIN deals ON deals.company_id = transitions.company_id
      AND deals.id = transitions.deal_id
    JOIN LATERAL (VALUES (transitions.from_deal_type_id, transitions.from_stage_id, 1), (transitions.deal_type_id, transitions.to_stage_id, -1)) AS stay (deal_type_id, stage_id, sign) ON true
    WHERE transitions.company_id = :company::BIGINT
      AND deals.company_id = :company::BIGINT
      AND deals.deleted_at IS NULL
      AND deals.created_at < :s_end::timestamptz
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
      AND deals.staged_at < :s_first_end::timestamptz
      AND deals.created_at >= :s_first_end::timestamptz
      AND stay.stage_id IS NOT NULL
    UNION ALL
    SELECT deals.id AS id,
        unstaged_stay.at AS at,
        false AS is_closed,
        false AS is_lost,
        false AS is_won,
        unstaged_stay.sign AS sign,
        width_bucket(unstaged_stay.at, :s_ends::timestamptz[]) AS bucket
    FROM deals
    JOIN LATERAL (VALUES (deals.staged_at, 1), (deals.created_at, -1)) AS unstaged_stay (at, sign) ON true
    WHERE deals.company_id = :company::BIGINT
      AND deals.deleted_at IS NULL
      AND deals.created_at < :s_end::timestamptz
      AND deals.staged_at IS DISTINCT FROM deals.created_at
      AND (deals.staged_at IS NULL OR deals.staged_at > deals.created_at)
      AND unstaged_stay.at >= :s_first_end::timestamptz
  ) AS r
  GROUP BY GROUPING SETS((r.bucket))
  LIMIT 20001
) AS g

-- Statement 2, part 0
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
    ), 'created_at', deals.created_at, 'fields', CAST(deals.fields AS TEXT), 'deleted', deals.deleted_at IS NOT NULL, 'type', deals.deal_type_id, 'stage', deals.stage_id, 'contact', deals.contact_id) AS record
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
    SELECT deals.id AS id,
        deals.created_at AS at,
        deals.created_at >= :s_start::timestamptz AS is_new,
        0 AS ordinal
    FROM deals
    WHERE deals.company_id = :company::BIGINT
      AND deals.deleted_at IS NULL
      AND deals.created_at < :s_end::timestamptz
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

-- Statement 2, part 2
WITH hits AS (
  SELECT r.id AS id,
      r.at AS at,
      r.ordinal AS ordinal,
      null::numeric AS value
  FROM (
    SELECT transitions.deal_id AS id,
        greatest(transitions.occurred_at, deals.created_at) AS at,
        transitions.ordinal AS ordinal
    FROM transitions
    JOIN deals ON deals.company_id = transitions.company_id
      AND deals.id = transitions.deal_id
    JOIN LATERAL generate_series(width_bucket(greatest(transitions.occurred_at, deals.created_at), :s_ends::timestamptz[]), width_bucket(coalesce(transitions.left_at, 'infinity'::timestamptz), :s_ends::timestamptz[]) - 1) AS buckets(number) ON true
    WHERE transitions.company_id = :company::BIGINT
      AND deals.company_id = :company::BIGINT
      AND deals.deleted_at IS NULL
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
        0 AS ordinal
    FROM deals
    JOIN LATERAL generate_series(width_bucket(deals.created_at, :s_ends::timestamptz[]), width_bucket(coalesce(deals.staged_at, 'infinity'::timestamptz), :s_ends::timestamptz[]) - 1) AS buckets(number) ON true
    WHERE deals.company_id = :company::BIGINT
      AND deals.deleted_at IS NULL
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
    ), 'created_at', deals.created_at, 'fields', CAST(deals.fields AS TEXT), 'deleted', deals.deleted_at IS NOT NULL, 'type', deals.deal_type_id, 'stage', deals.stage_id, 'contact', deals.contact_id) AS record
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

-- Statement 2, part 3, 4
WITH hits AS (
  SELECT r.id AS id,
      r.at AS at,
      r.ordinal AS ordinal,
      null::numeric AS value
  FROM (
    SELECT transitions.deal_id AS id,
        greatest(transitions.occurred_at, deals.created_at) AS at,
        transitions.ordinal AS ordinal
    FROM transitions
    JOIN deals ON deals.company_id = transitions.company_id
      AND deals.id = transitions.deal_id
    JOIN LATERAL generate_series(width_bucket(greatest(transitions.occurred_at, deals.created_at), :s_ends::timestamptz[]), width_bucket(coalesce(transitions.left_at, 'infinity'::timestamptz), :s_ends::timestamptz[]) - 1) AS buckets(number) ON true
    WHERE transitions.company_id = :company::BIGINT
      AND deals.company_id = :company::BIGINT
      AND deals.deleted_at IS NULL
      AND transitions.to_stage_id IN (
      SELECT anon_1
      FROM unnest(:s_stages::BIGINT[]) AS anon_1
    )
      AND transitions.occurred_at < :s_end::timestamptz
      AND deals.created_at < :s_end::timestamptz
      AND (transitions.left_at IS NULL OR transitions.left_at >= :s_first_end::timestamptz)
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
    ), 'created_at', deals.created_at, 'fields', CAST(deals.fields AS TEXT), 'deleted', deals.deleted_at IS NOT NULL, 'type', deals.deal_type_id, 'stage', deals.stage_id, 'contact', deals.contact_id) AS record
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
