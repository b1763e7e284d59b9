// The figures as SQL over the tables, a statement for each kind of them. :start and :end are the period, :before is when the earlier one
// starts, which ends where the period starts; :days are the starts of the period's days.

export const WHO = `
SELECT u.id, u.role, c.timezone, coalesce(v.feed_seen_at, v.events_since, now() - interval '7 days') AS since
FROM api_tokens t
JOIN users u ON u.company_id = t.company_id AND u.id = t.user_id AND u.status = 'active'
JOIN companies c ON c.id = t.company_id
LEFT JOIN visits v ON v.company_id = u.company_id AND v.user_id = u.id
WHERE t.company_id = :company AND t.secret_hash = :hash AND t.revoked_at IS NULL`;

/** The days of last month on the company's clock, and where the month before begins and the last day ends. */
export const DAYS = `
SELECT to_char(day, 'YYYY-MM-DD"T"HH24:MI:SS') AS local, day AT TIME ZONE :zone AS instant,
  (extract(epoch FROM day - ((day AT TIME ZONE :zone) AT TIME ZONE 'UTC')) / 60)::int AS offset
FROM date_trunc('month', now() AT TIME ZONE :zone) AS until,
  generate_series(until - interval '2 months', until, interval '1 day') AS day
WHERE day >= until - interval '1 month' OR day = until - interval '2 months'
ORDER BY day`;

export const SETTINGS = `
SELECT
  (SELECT json_agg(x ORDER BY x.position, x.id) FROM (
    SELECT d.id, d.name, d.position, f.price_field_ids AS prices, f.success_stage_ids AS won, f.failure_stage_ids AS lost
    FROM deal_types d LEFT JOIN deal_type_report_fields f ON f.company_id = d.company_id AND f.deal_type_id = d.id
    WHERE d.company_id = :company) AS x) AS "dealTypes",
  (SELECT json_agg(x ORDER BY x.position, x.id) FROM (
    SELECT id, deal_type_id AS type, name, position FROM stages WHERE company_id = :company) AS x) AS stages,
  (SELECT json_object_agg(id, name) FROM activity_types WHERE company_id = :company) AS "activityTypes",
  (SELECT json_object_agg(id, label) FROM field_options WHERE company_id = :company) AS options,
  (SELECT activity_source_field_ids FROM report_field_settings WHERE company_id = :company) AS "activitySources",
  (SELECT deal_source_field_ids FROM report_field_settings WHERE company_id = :company) AS "dealSources"`;

export const UNREAD = `
SELECT count(*)::int AS count FROM event_participants
WHERE company_id = :company AND user_id = :user AND occurred_at > :since AND read_at IS NULL`;

// Administrators see the company; everybody else, here, their own.
const seen = (table, own) =>
  `${table}.company_id = :company AND ${table}.deleted_at IS NULL${own ? ` AND ${table}.responsible_id = :user` : ""}`;

/** How many there were before the end of each day, by the day they came on. */
export const stock = (table, own) => `
SELECT width_bucket(created_at, :days::timestamptz[]) AS day, count(*)::int AS count
FROM ${table} WHERE ${seen(table, own)} AND created_at < :end
GROUP BY 1`;

/** Those created in either period, by type and source. */
export const created = (table, type, sources, own) => `
SELECT ${type} AS type, ${firstOf(sources)} AS source,
  count(*) FILTER (WHERE created_at >= :start)::int AS count, count(*) FILTER (WHERE created_at < :start)::int AS previous
FROM ${table} WHERE ${seen(table, own)} AND created_at >= :before AND created_at < :end
GROUP BY 1, 2`;

const firstOf = (fields) =>
  fields?.length ? `coalesce(${fields.map((id) => `fields ->> '${Number(id)}'`).join(", ")})` : "NULL::text";

/** What a deal is worth: the price fields of its type added up. */
export function worth(dealTypes) {
  const cases = dealTypes.filter((type) => type.prices?.length).map((type) => {
    const sum = type.prices.map((id) => `coalesce((d.fields -> '${Number(id)}')::numeric, 0)`).join(" + ");
    return `WHEN ${Number(type.id)} THEN ${sum}`;
  });
  return cases.length ? `CASE d.deal_type_id ${cases.join(" ")} ELSE 0 END` : "0";
}

/** How many deals were won and lost at the period's end. */
export const standing = (own) => `
SELECT count(*) FILTER (WHERE t.to_stage_id = ANY(:won))::int AS won, count(*) FILTER (WHERE t.to_stage_id = ANY(:lost))::int AS lost
FROM transitions t JOIN deals d ON d.company_id = t.company_id AND d.id = t.deal_id
WHERE t.company_id = :company AND t.to_stage_id = ANY(:won::bigint[] || :lost::bigint[])
  AND t.occurred_at < :end AND (t.left_at IS NULL OR t.left_at >= :end) AND ${seen("d", own)} AND d.created_at < :end`;

/** What is added to the sum of open deals and taken from it, by day. */
export const potential = (price, own) => `
SELECT width_bucket(change.at, :days::timestamptz[]) AS day, (sum(change.amount) * 100)::bigint AS amount
FROM (
  SELECT greatest(t.occurred_at, d.created_at) AS since, t.left_at AS until, ${price} AS price
  FROM transitions t JOIN deals d ON d.company_id = t.company_id AND d.id = t.deal_id
  WHERE t.company_id = :company AND t.to_stage_id <> ALL(:closed) AND t.occurred_at < :end
    AND (t.left_at IS NULL OR t.left_at >= :start) AND ${seen("d", own)} AND d.created_at < :end
  UNION ALL
  SELECT d.created_at, d.staged_at, ${price} FROM deals d
  WHERE ${seen("d", own)} AND d.created_at < :end AND d.staged_at IS DISTINCT FROM d.created_at
    AND (d.staged_at IS NULL OR d.staged_at >= :start)
) AS stay
CROSS JOIN LATERAL (VALUES (since, price), (until, -price)) AS change(at, amount)
WHERE (until IS NULL OR until > since) AND change.at < :end
GROUP BY 1`;

/** Deals won and lost in either period, each by its first entry. */
export const outcomes = (price, own) => `
WITH entry AS (
  SELECT DISTINCT ON (won, earlier, deal_id) *
  FROM (
    SELECT deal_id, deal_type_id, occurred_at, ordinal, to_stage_id = ANY(:won) AS won, occurred_at < :start AS earlier
    FROM transitions
    WHERE company_id = :company AND occurred_at >= :before AND occurred_at < :end
      AND (to_stage_id = ANY(:won) AND (from_stage_id = ANY(:won)) IS NOT TRUE
        OR to_stage_id = ANY(:lost) AND (from_stage_id = ANY(:lost)) IS NOT TRUE)
  ) AS t
  ORDER BY won, earlier, deal_id, occurred_at, ordinal)
SELECT e.won, e.earlier, e.deal_type_id AS type, width_bucket(e.occurred_at, :days::timestamptz[]) AS day,
  count(*)::int AS count, (sum(${price}) * 100)::bigint AS amount,
  count(*) FILTER (WHERE NOT e.earlier AND NOT EXISTS (
    SELECT FROM transitions l WHERE l.company_id = :company AND l.deal_id = e.deal_id AND l.occurred_at < :end
      AND (l.left_at IS NULL OR l.left_at >= :end)
      AND l.to_stage_id = ANY(CASE WHEN e.won THEN :won::bigint[] ELSE :lost::bigint[] END)))::int AS returned
FROM entry e JOIN deals d ON d.company_id = :company AND d.id = e.deal_id
WHERE ${seen("d", own)}
GROUP BY 1, 2, 3, 4`;

/** How far the period's deals have come: :stages and their :places in the funnel. */
export const funnel = (price, own) => `
WITH cohort AS MATERIALIZED (
  SELECT d.id, d.deal_type_id, d.stage_id, ${price} AS price FROM deals d
  WHERE ${seen("d", own)} AND d.created_at >= :start AND d.created_at < :end),
furthest AS (
  SELECT c.id, max(o.place) AS place FROM cohort c
  JOIN transitions t ON t.company_id = :company AND t.deal_id = c.id AND t.deal_type_id = c.deal_type_id
  JOIN unnest(:stages::bigint[], :places::int[]) AS o(stage, place) ON o.stage = t.to_stage_id
  GROUP BY c.id),
loss AS (
  SELECT c.id, c.stage_id AS lost_on, CASE WHEN f.deal_type_id = c.deal_type_id THEN f.to_stage_id END AS lost_from
  FROM cohort c LEFT JOIN LATERAL (
    SELECT t.to_stage_id, t.deal_type_id FROM transitions t
    WHERE t.company_id = :company AND t.deal_id = c.id AND t.to_stage_id <> ALL(:lost)
    ORDER BY t.occurred_at DESC, t.ordinal DESC LIMIT 1
  ) AS f ON true
  WHERE c.stage_id = ANY(:lost))
SELECT c.deal_type_id AS type, furthest.place, loss.lost_on, loss.lost_from,
  count(*)::int AS count, (sum(c.price) * 100)::bigint AS amount
FROM cohort c LEFT JOIN furthest USING (id) LEFT JOIN loss USING (id)
GROUP BY 1, 2, 3, 4`;

/** What came in, in either period. */
export const received = (own) => `
SELECT channel, occurred_at < :start AS earlier, width_bucket(occurred_at, :days::timestamptz[]) AS day,
  count(*)::int AS count, count(*) FILTER (WHERE NOT answered)::int AS missed
FROM communications
WHERE company_id = :company AND direction = 'incoming' AND occurred_at >= :before AND occurred_at < :end${
  own ? " AND responsible_id = :user" : ""
}
GROUP BY 1, 2, 3`;
