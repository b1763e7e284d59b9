-- Statement 1, part 0
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
    AND contacts.id = events.record_id
)) OR events.record_kind = 'activity' AND (EXISTS (
  SELECT 1
  FROM activities
  WHERE activities.company_id = :company::BIGINT
    AND activities.id = events.record_id
)) OR events.record_kind = 'deal' AND (EXISTS (
  SELECT 1
  FROM deals
  WHERE deals.company_id = :company::BIGINT
    AND deals.id = events.record_id
)) OR events.record_kind = 'communication' AND (EXISTS (
  SELECT 1
  FROM communications
  WHERE communications.company_id = :company::BIGINT
    AND communications.id = events.record_id
)))
  AND event_participants.read_at IS NULL

-- Statement 1, part 1
WITH told AS (
  SELECT event_participants.occurred_at AS at,
      event_participants.event_id AS id,
      event_participants.read_at IS NULL AS is_unread,
      events.occurred_at AS happened_at,
      events.kind AS kind,
      events.record_kind AS record_kind,
      events.record_id AS record_id,
      events.actor_id AS actor_id,
      CASE WHEN ('handed_to' = ANY (event_participants.involvements)) THEN 'handed_to' WHEN ('taken_from' = ANY (event_participants.involvements)) THEN 'taken_from' WHEN ('mentioned' = ANY (event_participants.involvements)) THEN 'mentioned' WHEN ('responsible' = ANY (event_participants.involvements)) THEN 'responsible' WHEN ('creator' = ANY (event_participants.involvements)) THEN 'creator' WHEN ('audience' = ANY (event_participants.involvements)) THEN 'audience' END AS reason
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
      AND contacts.id = events.record_id
  )) OR events.record_kind = 'activity' AND (EXISTS (
    SELECT 1
    FROM activities
    WHERE activities.company_id = :company::BIGINT
      AND activities.id = events.record_id
  )) OR events.record_kind = 'deal' AND (EXISTS (
    SELECT 1
    FROM deals
    WHERE deals.company_id = :company::BIGINT
      AND deals.id = events.record_id
  )) OR events.record_kind = 'communication' AND (EXISTS (
    SELECT 1
    FROM communications
    WHERE communications.company_id = :company::BIGINT
      AND communications.id = events.record_id
  )))
),
    runs AS (
  SELECT numbered.at AS at,
      numbered.id AS id,
      numbered.is_unread AS is_unread,
      numbered.happened_at AS happened_at,
      numbered.kind AS kind,
      numbered.record_kind AS record_kind,
      numbered.record_id AS record_id,
      numbered.actor_id AS actor_id,
      numbered.reason AS reason,
      numbered.begins AS begins,
      numbered.number AS number,
      row_number() OVER (PARTITION BY numbered.number ORDER BY numbered.at DESC, numbered.id DESC) AS place
  FROM (
    SELECT begun.at AS at,
        begun.id AS id,
        begun.is_unread AS is_unread,
        begun.happened_at AS happened_at,
        begun.kind AS kind,
        begun.record_kind AS record_kind,
        begun.record_id AS record_id,
        begun.actor_id AS actor_id,
        begun.reason AS reason,
        begun.begins AS begins,
        sum(begun.begins) OVER (ORDER BY begun.at DESC, begun.id DESC) AS number
    FROM (
      SELECT told.at AS at,
          told.id AS id,
          told.is_unread AS is_unread,
          told.happened_at AS happened_at,
          told.kind AS kind,
          told.record_kind AS record_kind,
          told.record_id AS record_id,
          told.actor_id AS actor_id,
          told.reason AS reason,
          CASE WHEN (told.kind IS NOT DISTINCT FROM lag(told.kind) OVER (ORDER BY told.at DESC, told.id DESC) AND told.record_kind IS NOT DISTINCT FROM lag(told.record_kind) OVER (ORDER BY told.at DESC, told.id DESC) AND told.actor_id IS NOT DISTINCT FROM lag(told.actor_id) OVER (ORDER BY told.at DESC, told.id DESC) AND told.reason IS NOT DISTINCT FROM lag(told.reason) OVER (ORDER BY told.at DESC, told.id DESC)) THEN 0 ELSE 1 END AS begins
      FROM told
    ) AS begun
  ) AS numbered
),
    page AS (
  SELECT runs.number AS number,
      count(*) AS size,
      count(DISTINCT runs.record_id) AS records,
      count(*) FILTER (WHERE runs.is_unread) AS unread,
      max(runs.happened_at) AS newest_at,
      min(runs.happened_at) AS oldest_at
  FROM runs
  GROUP BY runs.number
  ORDER BY runs.number
  LIMIT :s_limit::INTEGER
)
SELECT json_build_object('count', (
  SELECT coalesce(sum(marked.begins), 0) AS coalesce_1
  FROM (
    SELECT CASE WHEN (told.kind IS NOT DISTINCT FROM lag(told.kind) OVER (ORDER BY told.at DESC, told.id DESC) AND told.record_kind IS NOT DISTINCT FROM lag(told.record_kind) OVER (ORDER BY told.at DESC, told.id DESC) AND told.actor_id IS NOT DISTINCT FROM lag(told.actor_id) OVER (ORDER BY told.at DESC, told.id DESC) AND told.reason IS NOT DISTINCT FROM lag(told.reason) OVER (ORDER BY told.at DESC, told.id DESC)) THEN 0 ELSE 1 END AS begins
    FROM told
  ) AS marked
), 'rows', (
  SELECT json_agg(json_build_array(page.size, page.records, page.unread, page.newest_at, page.oldest_at, last.at, last.id, (
    SELECT json_agg(json_build_array(events.id, event_participants.occurred_at, events.occurred_at, events.kind, events.record_kind, CASE WHEN (events.record_kind = 'contact') THEN (
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
    ), event_participants.involvements, events.data, event_participants.read_at IS NOT NULL) ORDER BY one.place) AS json_agg_2
    FROM runs AS one
    JOIN event_participants ON event_participants.company_id = :company::BIGINT
      AND event_participants.user_id = :s_user::BIGINT
      AND event_participants.occurred_at = one.at
      AND event_participants.event_id = one.id
    JOIN events ON events.company_id = :company::BIGINT
      AND events.id = one.id
    WHERE one.number = page.number
      AND one.place <= :s_sample::INTEGER
  )) ORDER BY page.number) AS json_agg_1
  FROM page
  JOIN runs AS last ON last.number = page.number
    AND last.place = page.size
)) AS json_build_object_1

-- Statement 1, part 2
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
      AND contacts.id = events.record_id
  )) OR events.record_kind = 'activity' AND (EXISTS (
    SELECT 1
    FROM activities
    WHERE activities.company_id = :company::BIGINT
      AND activities.id = events.record_id
  )) OR events.record_kind = 'deal' AND (EXISTS (
    SELECT 1
    FROM deals
    WHERE deals.company_id = :company::BIGINT
      AND deals.id = events.record_id
  )) OR events.record_kind = 'communication' AND (EXISTS (
    SELECT 1
    FROM communications
    WHERE communications.company_id = :company::BIGINT
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
        AND contacts.id = events.record_id
    )) OR events.record_kind = 'activity' AND (EXISTS (
      SELECT 1
      FROM activities
      WHERE activities.company_id = :company::BIGINT
        AND activities.id = events.record_id
    )) OR events.record_kind = 'deal' AND (EXISTS (
      SELECT 1
      FROM deals
      WHERE deals.company_id = :company::BIGINT
        AND deals.id = events.record_id
    )) OR events.record_kind = 'communication' AND (EXISTS (
      SELECT 1
      FROM communications
      WHERE communications.company_id = :company::BIGINT
        AND communications.id = events.record_id
    )))
    ORDER BY event_participants.occurred_at DESC,
        event_participants.event_id DESC
    LIMIT :s_limit::INTEGER
  ) AS page
)) AS json_build_object_1
