-- Step 590-verify (59 of 59): verify
-- Why here: last before COMMIT: whatever does not hold undoes the whole run
-- Reads: both sides, maps
-- Locks: IS and S on OSTARGET.dbo.OSEVT_T01_CITY, OSTARGET.dbo.OSEVT_T01_STREET,
-- OSTARGET.dbo.OSUSR_T01_CITY, OSTARGET.dbo.OSUSR_T01_COUNTRY, OSTARGET.dbo.OSUSR_T01_STREET,
-- OSTARGET.dbo.ossys_bpm_activity, OSTARGET.dbo.ossys_bpm_activity_definition,
-- OSTARGET.dbo.ossys_bpm_activity_output, OSTARGET.dbo.ossys_bpm_activity_output_def,
-- OSTARGET.dbo.ossys_bpm_activity_status, OSTARGET.dbo.ossys_bpm_process,
-- OSTARGET.dbo.ossys_bpm_process_definition, OSTARGET.dbo.ossys_bpm_process_input,
-- OSTARGET.dbo.ossys_bpm_process_input_def, OSTARGET.dbo.ossys_bpm_process_output,
-- OSTARGET.dbo.ossys_bpm_process_output_def, OSTARGET.dbo.ossys_bpm_process_status,
-- OSTARGET.dbo.ossys_group, OSTARGET.dbo.ossys_group_user, OSTARGET.dbo.ossys_tenant,
-- OSTARGET.dbo.ossys_user (while a statement runs)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): rows unknown, time unknown
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 58')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- (System).User: every selected source row has its target row, each reference is what the map says and
-- exists, and each copied value is the source's (in rows that the run inserted).
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT [v].[check_id], [v].[entity], [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 WHEN [v].[expected] IS NOT NULL THEN 0 END
FROM (
SELECT
  COUNT_BIG(*) AS [source_rows],
  COALESCE(SUM(CASE WHEN NOT [t].[id] IS NULL THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [target_rows],
  COALESCE(SUM(CASE WHEN [m].[fresh] = CAST(1 AS bit) THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [fresh_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [f]
    WHERE
      [f].[fresh] = CAST(1 AS bit)
  ) AS [fresh_pairs],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit) AND NOT [t].[id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [inserted_rows],
  COALESCE(SUM(CASE WHEN [m].[fresh] = CAST(0 AS bit) THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [known_rows],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(0 AS bit) AND NOT [t].[id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [present_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [#o11c_src_6]
  ) AS [whole_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [#o11c_src_6] AS [w]
    WHERE
      NOT EXISTS(
        SELECT
          1
        FROM [#rows_user_8fadb4a988] AS [k]
        WHERE
          [k].[id] = [w].[id]
      )
  ) AS [left_out],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          NOT [t].[id] IS NULL
          AND (
            (
              (
                (
                  [t].[name] IS NULL AND NOT [s].[name] IS NULL
                )
                OR (
                  NOT [t].[name] IS NULL AND [s].[name] IS NULL
                )
              )
              OR (
                [t].[name] COLLATE Latin1_General_BIN2 <> [s].[name] COLLATE Latin1_General_BIN2
              )
              OR (
                DATALENGTH([t].[name]) <> DATALENGTH([s].[name])
              )
            )
            OR (
              (
                (
                  [t].[username] IS NULL AND NOT [s].[username] IS NULL
                )
                OR (
                  NOT [t].[username] IS NULL AND [s].[username] IS NULL
                )
              )
              OR (
                [t].[username] COLLATE Latin1_General_BIN2 <> [s].[username] COLLATE Latin1_General_BIN2
              )
              OR (
                DATALENGTH([t].[username]) <> DATALENGTH([s].[username])
              )
            )
            OR (
              (
                (
                  [t].[email] IS NULL AND NOT [s].[email] IS NULL
                )
                OR (
                  NOT [t].[email] IS NULL AND [s].[email] IS NULL
                )
              )
              OR (
                [t].[email] COLLATE Latin1_General_BIN2 <> [s].[email] COLLATE Latin1_General_BIN2
              )
              OR (
                DATALENGTH([t].[email]) <> DATALENGTH([s].[email])
              )
            )
            OR (
              (
                (
                  [t].[mobilephone] IS NULL AND NOT [s].[mobilephone] IS NULL
                )
                OR (
                  NOT [t].[mobilephone] IS NULL AND [s].[mobilephone] IS NULL
                )
              )
              OR (
                [t].[mobilephone] COLLATE Latin1_General_BIN2 <> [s].[mobilephone] COLLATE Latin1_General_BIN2
              )
              OR (
                DATALENGTH([t].[mobilephone]) <> DATALENGTH([s].[mobilephone])
              )
            )
            OR (
              (
                (
                  [t].[external_id] IS NULL AND NOT [s].[external_id] IS NULL
                )
                OR (
                  NOT [t].[external_id] IS NULL AND [s].[external_id] IS NULL
                )
              )
              OR (
                [t].[external_id] COLLATE Latin1_General_BIN2 <> [s].[external_id] COLLATE Latin1_General_BIN2
              )
              OR (
                DATALENGTH([t].[external_id]) <> DATALENGTH([s].[external_id])
              )
            )
            OR (
              (
                (
                  [t].[creation_date] IS NULL AND NOT [s].[creation_date] IS NULL
                )
                OR (
                  NOT [t].[creation_date] IS NULL AND [s].[creation_date] IS NULL
                )
              )
              OR (
                [t].[creation_date] <> [s].[creation_date]
              )
            )
            OR (
              (
                (
                  [t].[last_login] IS NULL AND NOT [s].[last_login] IS NULL
                )
                OR (
                  NOT [t].[last_login] IS NULL AND [s].[last_login] IS NULL
                )
              )
              OR (
                [t].[last_login] <> [s].[last_login]
              )
            )
            OR (
              (
                (
                  [t].[is_active] IS NULL AND NOT [s].[is_active] IS NULL
                )
                OR (
                  NOT [t].[is_active] IS NULL AND [s].[is_active] IS NULL
                )
              )
              OR (
                [t].[is_active] <> [s].[is_active]
              )
            )
          )
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [changed_rows],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          (
            [r1].[new_id] = [t].[tenant_id] AND NOT [p1].[id] IS NULL
          )
          OR (
            [t].[tenant_id] IS NULL AND [r1].[new_id] IS NULL
          )
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_1],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          NOT [s].[tenant_id] IS NULL AND [r1].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_1]
FROM [#o11c_src_6] AS [s]
JOIN [#rows_user_8fadb4a988] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [m]
  ON [m].[old_id] = [s].[id]
LEFT JOIN [OSTARGET].[dbo].[ossys_user] AS [t]
  ON [t].[id] = [m].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_tenant_63c9ad9cd6] AS [r1]
  ON [r1].[old_id] = [s].[tenant_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_tenant] AS [p1]
  ON [p1].[id] = [r1].[new_id]
) AS [j]
CROSS APPLY (VALUES
  (1, N'rows-system_user', N'(System).User', N'rows arrived', [j].[source_rows], [j].[target_rows]),
  (2, N'rows-system_user', N'(System).User', N'rows inserted', [j].[fresh_pairs], [j].[inserted_rows]),
  (3, N'rows-system_user', N'(System).User', N'rows that were there before, kept as they were', [j].[known_rows], [j].[present_rows]),
  (4, N'rows-system_user', N'(System).User', N'rows of the source that do not take part', [j].[whole_rows] - [j].[source_rows], [j].[left_out]),
  (5, N'rows-system_user', N'(System).User', N'rows with a copied value that differs', 0, [j].[changed_rows]),
  (6, N'rows-system_user', N'(System).User', N'TENANT_ID: right', [j].[fresh_rows], [j].[right_1]),
  (7, N'rows-system_user', N'(System).User', N'TENANT_ID: without partner', 0, [j].[lost_1])
) AS [v]([line], [check_id], [entity], [what], [expected], [found])
ORDER BY [v].[line];

-- (System).Group: every selected source row has its target row, each reference is what the map says
-- and exists, and each copied value is the source's (in rows that the run inserted).
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT [v].[check_id], [v].[entity], [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 WHEN [v].[expected] IS NOT NULL THEN 0 END
FROM (
SELECT
  COUNT_BIG(*) AS [source_rows],
  COALESCE(SUM(CASE WHEN NOT [t].[id] IS NULL THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [target_rows],
  COALESCE(SUM(CASE WHEN [m].[fresh] = CAST(1 AS bit) THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [fresh_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [OSTARGET].[o11c].[map_group_82be168321] AS [f]
    WHERE
      [f].[fresh] = CAST(1 AS bit)
  ) AS [fresh_pairs],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit) AND NOT [t].[id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [inserted_rows],
  COALESCE(SUM(CASE WHEN [m].[fresh] = CAST(0 AS bit) THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [known_rows],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(0 AS bit) AND NOT [t].[id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [present_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [#o11c_src_7]
  ) AS [whole_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [#o11c_src_7] AS [w]
    WHERE
      NOT EXISTS(
        SELECT
          1
        FROM [#rows_group_fe15a92aa3] AS [k]
        WHERE
          [k].[id] = [w].[id]
      )
  ) AS [left_out],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          NOT [t].[id] IS NULL
          AND (
            (
              (
                (
                  [t].[name] IS NULL AND NOT [s].[name] IS NULL
                )
                OR (
                  NOT [t].[name] IS NULL AND [s].[name] IS NULL
                )
              )
              OR (
                [t].[name] COLLATE Latin1_General_BIN2 <> [s].[name] COLLATE Latin1_General_BIN2
              )
              OR (
                DATALENGTH([t].[name]) <> DATALENGTH([s].[name])
              )
            )
            OR (
              (
                (
                  [t].[description] IS NULL AND NOT [s].[description] IS NULL
                )
                OR (
                  NOT [t].[description] IS NULL AND [s].[description] IS NULL
                )
              )
              OR (
                [t].[description] COLLATE Latin1_General_BIN2 <> [s].[description] COLLATE Latin1_General_BIN2
              )
              OR (
                DATALENGTH([t].[description]) <> DATALENGTH([s].[description])
              )
            )
          )
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [changed_rows],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          (
            [r1].[new_id] = [t].[tenant_id] AND NOT [p1].[id] IS NULL
          )
          OR (
            [t].[tenant_id] IS NULL AND [r1].[new_id] IS NULL
          )
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_1],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          NOT [s].[tenant_id] IS NULL AND [r1].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_1]
FROM [#o11c_src_7] AS [s]
JOIN [#rows_group_fe15a92aa3] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN [OSTARGET].[o11c].[map_group_82be168321] AS [m]
  ON [m].[old_id] = [s].[id]
LEFT JOIN [OSTARGET].[dbo].[ossys_group] AS [t]
  ON [t].[id] = [m].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_tenant_63c9ad9cd6] AS [r1]
  ON [r1].[old_id] = [s].[tenant_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_tenant] AS [p1]
  ON [p1].[id] = [r1].[new_id]
) AS [j]
CROSS APPLY (VALUES
  (1, N'rows-system_group', N'(System).Group', N'rows arrived', [j].[source_rows], [j].[target_rows]),
  (2, N'rows-system_group', N'(System).Group', N'rows inserted', [j].[fresh_pairs], [j].[inserted_rows]),
  (3, N'rows-system_group', N'(System).Group', N'rows that were there before, kept as they were', [j].[known_rows], [j].[present_rows]),
  (4, N'rows-system_group', N'(System).Group', N'rows of the source that do not take part', [j].[whole_rows] - [j].[source_rows], [j].[left_out]),
  (5, N'rows-system_group', N'(System).Group', N'rows with a copied value that differs', 0, [j].[changed_rows]),
  (6, N'rows-system_group', N'(System).Group', N'TENANT_ID: right', [j].[fresh_rows], [j].[right_1]),
  (7, N'rows-system_group', N'(System).Group', N'TENANT_ID: without partner', 0, [j].[lost_1])
) AS [v]([line], [check_id], [entity], [what], [expected], [found])
ORDER BY [v].[line];

-- (System).Group_User: every selected source row has its target row, and each reference is what the
-- map says and exists (in rows that the run inserted).
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT [v].[check_id], [v].[entity], [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 WHEN [v].[expected] IS NOT NULL THEN 0 END
FROM (
SELECT
  COUNT_BIG(*) AS [source_rows],
  COALESCE(SUM(CASE WHEN NOT [t].[id] IS NULL THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [target_rows],
  COALESCE(SUM(CASE WHEN [m].[fresh] = CAST(1 AS bit) THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [fresh_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [OSTARGET].[o11c].[map_group_user_1901da0039] AS [f]
    WHERE
      [f].[fresh] = CAST(1 AS bit)
  ) AS [fresh_pairs],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit) AND NOT [t].[id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [inserted_rows],
  COALESCE(SUM(CASE WHEN [m].[fresh] = CAST(0 AS bit) THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [known_rows],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(0 AS bit) AND NOT [t].[id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [present_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [#o11c_src_8]
  ) AS [whole_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [#o11c_src_8] AS [w]
    WHERE
      NOT EXISTS(
        SELECT
          1
        FROM [#rows_group_user_7c51916bf8] AS [k]
        WHERE
          [k].[id] = [w].[id]
      )
  ) AS [left_out],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          (
            [r1].[new_id] = [t].[group_id] AND NOT [p1].[id] IS NULL
          )
          OR (
            [t].[group_id] IS NULL AND [r1].[new_id] IS NULL
          )
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_1],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          NOT [s].[group_id] IS NULL AND [r1].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_1],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          (
            [r2].[new_id] = [t].[user_id] AND NOT [p2].[id] IS NULL
          )
          OR (
            [t].[user_id] IS NULL AND [r2].[new_id] IS NULL
          )
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_2],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          NOT [s].[user_id] IS NULL AND [r2].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_2],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          (
            [r3].[new_id] = [t].[tenant_id] AND NOT [p3].[id] IS NULL
          )
          OR (
            [t].[tenant_id] IS NULL AND [r3].[new_id] IS NULL
          )
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_3],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          NOT [s].[tenant_id] IS NULL AND [r3].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_3]
FROM [#o11c_src_8] AS [s]
JOIN [#rows_group_user_7c51916bf8] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN [OSTARGET].[o11c].[map_group_user_1901da0039] AS [m]
  ON [m].[old_id] = [s].[id]
LEFT JOIN [OSTARGET].[dbo].[ossys_group_user] AS [t]
  ON [t].[id] = [m].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_group_82be168321] AS [r1]
  ON [r1].[old_id] = [s].[group_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_group] AS [p1]
  ON [p1].[id] = [r1].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [r2]
  ON [r2].[old_id] = [s].[user_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_user] AS [p2]
  ON [p2].[id] = [r2].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_tenant_63c9ad9cd6] AS [r3]
  ON [r3].[old_id] = [s].[tenant_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_tenant] AS [p3]
  ON [p3].[id] = [r3].[new_id]
) AS [j]
CROSS APPLY (VALUES
  (1, N'rows-system_group_user', N'(System).Group_User', N'rows arrived', [j].[source_rows], [j].[target_rows]),
  (2, N'rows-system_group_user', N'(System).Group_User', N'rows inserted', [j].[fresh_pairs], [j].[inserted_rows]),
  (3, N'rows-system_group_user', N'(System).Group_User', N'rows that were there before, kept as they were', [j].[known_rows], [j].[present_rows]),
  (4, N'rows-system_group_user', N'(System).Group_User', N'rows of the source that do not take part', [j].[whole_rows] - [j].[source_rows], [j].[left_out]),
  (5, N'rows-system_group_user', N'(System).Group_User', N'GROUP_ID: right', [j].[fresh_rows], [j].[right_1]),
  (6, N'rows-system_group_user', N'(System).Group_User', N'GROUP_ID: without partner', 0, [j].[lost_1]),
  (7, N'rows-system_group_user', N'(System).Group_User', N'USER_ID: right', [j].[fresh_rows], [j].[right_2]),
  (8, N'rows-system_group_user', N'(System).Group_User', N'USER_ID: without partner', 0, [j].[lost_2]),
  (9, N'rows-system_group_user', N'(System).Group_User', N'TENANT_ID: right', [j].[fresh_rows], [j].[right_3]),
  (10, N'rows-system_group_user', N'(System).Group_User', N'TENANT_ID: without partner', 0, [j].[lost_3])
) AS [v]([line], [check_id], [entity], [what], [expected], [found])
ORDER BY [v].[line];

-- CityManager.Country: every source row has its target row, each reference is what the map says and
-- exists, and each copied value is the source's.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT [v].[check_id], [v].[entity], [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 WHEN [v].[expected] IS NOT NULL THEN 0 END
FROM (
SELECT
  COUNT_BIG(*) AS [source_rows],
  COALESCE(SUM(CASE WHEN NOT [t].[ID1] IS NULL THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [target_rows],
  COALESCE(SUM(CASE WHEN [m].[fresh] = CAST(1 AS bit) THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [fresh_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [OSTARGET].[o11c].[map_country_9d32f3c1fc] AS [f]
    WHERE
      [f].[fresh] = CAST(1 AS bit)
  ) AS [fresh_pairs],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit) AND NOT [t].[ID1] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [inserted_rows],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [t].[ID1] IS NULL
        AND (
          (
            (
              (
                [t].[NAME1] IS NULL AND NOT [s].[NAME] IS NULL
              )
              OR (
                NOT [t].[NAME1] IS NULL AND [s].[NAME] IS NULL
              )
            )
            OR (
              [t].[NAME1] COLLATE Latin1_General_BIN2 <> [s].[NAME] COLLATE Latin1_General_BIN2
            )
            OR (
              DATALENGTH([t].[NAME1]) <> DATALENGTH([s].[NAME])
            )
          )
          OR (
            (
              (
                [t].[MARK1] IS NULL AND NOT [s].[MARK] IS NULL
              )
              OR (
                NOT [t].[MARK1] IS NULL AND [s].[MARK] IS NULL
              )
            )
            OR (
              [t].[MARK1] COLLATE Latin1_General_BIN2 <> [s].[MARK] COLLATE Latin1_General_BIN2
            )
            OR (
              DATALENGTH([t].[MARK1]) <> DATALENGTH([s].[MARK])
            )
          )
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [changed_rows]
FROM [#o11c_src_9] AS [s]
LEFT JOIN [OSTARGET].[o11c].[map_country_9d32f3c1fc] AS [m]
  ON [m].[old_id] = [s].[ID]
LEFT JOIN [OSTARGET].[dbo].[OSUSR_T01_COUNTRY] AS [t]
  ON [t].[ID1] = [m].[new_id]
) AS [j]
CROSS APPLY (VALUES
  (1, N'rows-citymanager_country', N'CityManager.Country', N'rows arrived', [j].[source_rows], [j].[target_rows]),
  (2, N'rows-citymanager_country', N'CityManager.Country', N'rows inserted', [j].[fresh_pairs], [j].[inserted_rows]),
  (3, N'rows-citymanager_country', N'CityManager.Country', N'rows with a copied value that differs', 0, [j].[changed_rows])
) AS [v]([line], [check_id], [entity], [what], [expected], [found])
ORDER BY [v].[line];

-- CityManager.City: every source row has its target row, each reference is what the map says and
-- exists, and each copied value is the source's.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT [v].[check_id], [v].[entity], [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 WHEN [v].[expected] IS NOT NULL THEN 0 END
FROM (
SELECT
  COUNT_BIG(*) AS [source_rows],
  COALESCE(SUM(CASE WHEN NOT [t].[ID1] IS NULL THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [target_rows],
  COALESCE(SUM(CASE WHEN [m].[fresh] = CAST(1 AS bit) THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [fresh_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [OSTARGET].[o11c].[map_city_3472b4bd9f] AS [f]
    WHERE
      [f].[fresh] = CAST(1 AS bit)
  ) AS [fresh_pairs],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit) AND NOT [t].[ID1] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [inserted_rows],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [t].[ID1] IS NULL
        AND (
          (
            (
              (
                [t].[NAME1] IS NULL AND NOT [s].[NAME] IS NULL
              )
              OR (
                NOT [t].[NAME1] IS NULL AND [s].[NAME] IS NULL
              )
            )
            OR (
              [t].[NAME1] COLLATE Latin1_General_BIN2 <> [s].[NAME] COLLATE Latin1_General_BIN2
            )
            OR (
              DATALENGTH([t].[NAME1]) <> DATALENGTH([s].[NAME])
            )
          )
          OR (
            (
              (
                [t].[MARK1] IS NULL AND NOT [s].[MARK] IS NULL
              )
              OR (
                NOT [t].[MARK1] IS NULL AND [s].[MARK] IS NULL
              )
            )
            OR (
              [t].[MARK1] COLLATE Latin1_General_BIN2 <> [s].[MARK] COLLATE Latin1_General_BIN2
            )
            OR (
              DATALENGTH([t].[MARK1]) <> DATALENGTH([s].[MARK])
            )
          )
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [changed_rows],
  COALESCE(
    SUM(
      CASE
        WHEN (
          [r1].[new_id] = [t].[COUNTRYID1] AND NOT [p1].[ID1] IS NULL
        )
        OR (
          [t].[COUNTRYID1] IS NULL AND [r1].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_1],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [s].[COUNTRYID] IS NULL AND [r1].[new_id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_1]
FROM [#o11c_src_10] AS [s]
LEFT JOIN [OSTARGET].[o11c].[map_city_3472b4bd9f] AS [m]
  ON [m].[old_id] = [s].[ID]
LEFT JOIN [OSTARGET].[dbo].[OSUSR_T01_CITY] AS [t]
  ON [t].[ID1] = [m].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_country_9d32f3c1fc] AS [r1]
  ON [r1].[old_id] = [s].[COUNTRYID]
LEFT JOIN [OSTARGET].[dbo].[OSUSR_T01_COUNTRY] AS [p1]
  ON [p1].[ID1] = [r1].[new_id]
) AS [j]
CROSS APPLY (VALUES
  (1, N'rows-citymanager_city', N'CityManager.City', N'rows arrived', [j].[source_rows], [j].[target_rows]),
  (2, N'rows-citymanager_city', N'CityManager.City', N'rows inserted', [j].[fresh_pairs], [j].[inserted_rows]),
  (3, N'rows-citymanager_city', N'CityManager.City', N'rows with a copied value that differs', 0, [j].[changed_rows]),
  (4, N'rows-citymanager_city', N'CityManager.City', N'CountryId: right', [j].[source_rows], [j].[right_1]),
  (5, N'rows-citymanager_city', N'CityManager.City', N'CountryId: without partner', 0, [j].[lost_1])
) AS [v]([line], [check_id], [entity], [what], [expected], [found])
ORDER BY [v].[line];

-- CityManager.Street: every source row has its target row, each reference is what the map says and
-- exists, and each copied value is the source's.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT [v].[check_id], [v].[entity], [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 WHEN [v].[expected] IS NOT NULL THEN 0 END
FROM (
SELECT
  COUNT_BIG(*) AS [source_rows],
  COALESCE(SUM(CASE WHEN NOT [t].[ID1] IS NULL THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [target_rows],
  COALESCE(SUM(CASE WHEN [m].[fresh] = CAST(1 AS bit) THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [fresh_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [OSTARGET].[o11c].[map_street_1bdc5a0f37] AS [f]
    WHERE
      [f].[fresh] = CAST(1 AS bit)
  ) AS [fresh_pairs],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit) AND NOT [t].[ID1] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [inserted_rows],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [t].[ID1] IS NULL
        AND (
          (
            (
              (
                [t].[MARK1] IS NULL AND NOT [s].[MARK] IS NULL
              )
              OR (
                NOT [t].[MARK1] IS NULL AND [s].[MARK] IS NULL
              )
            )
            OR (
              [t].[MARK1] COLLATE Latin1_General_BIN2 <> [s].[MARK] COLLATE Latin1_General_BIN2
            )
            OR (
              DATALENGTH([t].[MARK1]) <> DATALENGTH([s].[MARK])
            )
          )
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [changed_rows]
FROM [#o11c_src_11] AS [s]
LEFT JOIN [OSTARGET].[o11c].[map_street_1bdc5a0f37] AS [m]
  ON [m].[old_id] = [s].[ID]
LEFT JOIN [OSTARGET].[dbo].[OSUSR_T01_STREET] AS [t]
  ON [t].[ID1] = [m].[new_id]
) AS [j]
CROSS APPLY (VALUES
  (1, N'rows-citymanager_street', N'CityManager.Street', N'rows arrived', [j].[source_rows], [j].[target_rows]),
  (2, N'rows-citymanager_street', N'CityManager.Street', N'rows inserted', [j].[fresh_pairs], [j].[inserted_rows]),
  (3, N'rows-citymanager_street', N'CityManager.Street', N'rows with a copied value that differs', 0, [j].[changed_rows])
) AS [v]([line], [check_id], [entity], [what], [expected], [found])
ORDER BY [v].[line];

-- (System).Process: every selected source row has its target row, each reference is what the map says
-- and exists, and each copied value is the source's.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT [v].[check_id], [v].[entity], [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 WHEN [v].[expected] IS NOT NULL THEN 0 END
FROM (
SELECT
  COUNT_BIG(*) AS [source_rows],
  COALESCE(SUM(CASE WHEN NOT [t].[id] IS NULL THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [target_rows],
  COALESCE(SUM(CASE WHEN [m].[fresh] = CAST(1 AS bit) THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [fresh_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [OSTARGET].[o11c].[map_process_879d0bd30b] AS [f]
    WHERE
      [f].[fresh] = CAST(1 AS bit)
  ) AS [fresh_pairs],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit) AND NOT [t].[id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [inserted_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [#o11c_src_1]
  ) AS [whole_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [#o11c_src_1] AS [w]
    WHERE
      NOT EXISTS(
        SELECT
          1
        FROM [#rows_process_f6d957e147] AS [k]
        WHERE
          [k].[id] = [w].[id]
      )
  ) AS [left_out],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [t].[id] IS NULL
        AND (
          (
            (
              (
                [t].[label] IS NULL AND NOT [s].[label] IS NULL
              )
              OR (
                NOT [t].[label] IS NULL AND [s].[label] IS NULL
              )
            )
            OR (
              [t].[label] COLLATE Latin1_General_BIN2 <> [s].[label] COLLATE Latin1_General_BIN2
            )
            OR (
              DATALENGTH([t].[label]) <> DATALENGTH([s].[label])
            )
          )
          OR (
            (
              (
                [t].[created] IS NULL AND NOT [s].[created] IS NULL
              )
              OR (
                NOT [t].[created] IS NULL AND [s].[created] IS NULL
              )
            )
            OR (
              [t].[created] <> [s].[created]
            )
          )
          OR (
            (
              (
                [t].[last_modified] IS NULL AND NOT [s].[last_modified] IS NULL
              )
              OR (
                NOT [t].[last_modified] IS NULL AND [s].[last_modified] IS NULL
              )
            )
            OR (
              [t].[last_modified] <> [s].[last_modified]
            )
          )
          OR (
            (
              (
                [t].[suspended_date] IS NULL AND NOT [s].[suspended_date] IS NULL
              )
              OR (
                NOT [t].[suspended_date] IS NULL AND [s].[suspended_date] IS NULL
              )
            )
            OR (
              [t].[suspended_date] <> [s].[suspended_date]
            )
          )
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [changed_rows],
  COALESCE(
    SUM(
      CASE
        WHEN (
          [r1].[new_id] = [t].[tenant_id] AND NOT [p1].[id] IS NULL
        )
        OR (
          [t].[tenant_id] IS NULL AND [r1].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_1],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [s].[tenant_id] IS NULL AND [r1].[new_id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_1],
  COALESCE(
    SUM(
      CASE
        WHEN (
          [r2].[new_id] = [t].[process_def_id] AND NOT [p2].[id] IS NULL
        )
        OR (
          [t].[process_def_id] IS NULL AND [r2].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_2],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [s].[process_def_id] IS NULL AND [r2].[new_id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_2],
  COALESCE(
    SUM(
      CASE
        WHEN (
          [r3].[new_id] = [t].[parent_process_id] AND NOT [p3].[id] IS NULL
        )
        OR (
          [t].[parent_process_id] IS NULL AND [r3].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_3],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [s].[parent_process_id] IS NULL AND [r3].[new_id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_3],
  COALESCE(
    SUM(
      CASE
        WHEN (
          [r4].[new_id] = [t].[top_process_id] AND NOT [p4].[id] IS NULL
        )
        OR (
          [t].[top_process_id] IS NULL AND [r4].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_4],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [s].[top_process_id] IS NULL AND [r4].[new_id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_4],
  COALESCE(
    SUM(
      CASE
        WHEN (
          [r5].[new_id] = [t].[parent_activity_id] AND NOT [p5].[id] IS NULL
        )
        OR (
          [t].[parent_activity_id] IS NULL AND [r5].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_5],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [s].[parent_activity_id] IS NULL AND [r5].[new_id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_5],
  COALESCE(
    SUM(
      CASE
        WHEN (
          [r6].[new_id] = [t].[status_id] AND NOT [p6].[id] IS NULL
        )
        OR (
          [t].[status_id] IS NULL AND [r6].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_6],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [s].[status_id] IS NULL AND [r6].[new_id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_6],
  COALESCE(
    SUM(
      CASE
        WHEN (
          [r7].[new_id] = [t].[created_by] AND NOT [p7].[id] IS NULL
        )
        OR (
          [t].[created_by] IS NULL AND [r7].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_7],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [s].[created_by] IS NULL AND [r7].[new_id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_7],
  COALESCE(
    SUM(
      CASE
        WHEN (
          [r8].[new_id] = [t].[last_modified_by] AND NOT [p8].[id] IS NULL
        )
        OR (
          [t].[last_modified_by] IS NULL AND [r8].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_8],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [s].[last_modified_by] IS NULL AND [r8].[new_id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_8],
  COALESCE(
    SUM(
      CASE
        WHEN (
          [r9].[new_id] = [t].[suspended_by] AND NOT [p9].[id] IS NULL
        )
        OR (
          [t].[suspended_by] IS NULL AND [r9].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_9],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [s].[suspended_by] IS NULL AND [r9].[new_id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_9]
FROM [#o11c_src_1] AS [s]
JOIN [#rows_process_f6d957e147] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN [OSTARGET].[o11c].[map_process_879d0bd30b] AS [m]
  ON [m].[old_id] = [s].[id]
LEFT JOIN [OSTARGET].[dbo].[ossys_bpm_process] AS [t]
  ON [t].[id] = [m].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_tenant_63c9ad9cd6] AS [r1]
  ON [r1].[old_id] = [s].[tenant_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_tenant] AS [p1]
  ON [p1].[id] = [r1].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_process_definition_fce9a66ef3] AS [r2]
  ON [r2].[old_id] = [s].[process_def_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_bpm_process_definition] AS [p2]
  ON [p2].[id] = [r2].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_process_879d0bd30b] AS [r3]
  ON [r3].[old_id] = [s].[parent_process_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_bpm_process] AS [p3]
  ON [p3].[id] = [r3].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_process_879d0bd30b] AS [r4]
  ON [r4].[old_id] = [s].[top_process_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_bpm_process] AS [p4]
  ON [p4].[id] = [r4].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_activity_7719b209bf] AS [r5]
  ON [r5].[old_id] = [s].[parent_activity_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_bpm_activity] AS [p5]
  ON [p5].[id] = [r5].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_process_status_1f62c016eb] AS [r6]
  ON [r6].[old_id] = [s].[status_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_bpm_process_status] AS [p6]
  ON [p6].[id] = [r6].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [r7]
  ON [r7].[old_id] = [s].[created_by]
LEFT JOIN [OSTARGET].[dbo].[ossys_user] AS [p7]
  ON [p7].[id] = [r7].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [r8]
  ON [r8].[old_id] = [s].[last_modified_by]
LEFT JOIN [OSTARGET].[dbo].[ossys_user] AS [p8]
  ON [p8].[id] = [r8].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [r9]
  ON [r9].[old_id] = [s].[suspended_by]
LEFT JOIN [OSTARGET].[dbo].[ossys_user] AS [p9]
  ON [p9].[id] = [r9].[new_id]
) AS [j]
CROSS APPLY (VALUES
  (1, N'rows-system_process', N'(System).Process', N'rows arrived', [j].[source_rows], [j].[target_rows]),
  (2, N'rows-system_process', N'(System).Process', N'rows inserted', [j].[fresh_pairs], [j].[inserted_rows]),
  (3, N'rows-system_process', N'(System).Process', N'rows of the source that do not take part', [j].[whole_rows] - [j].[source_rows], [j].[left_out]),
  (4, N'rows-system_process', N'(System).Process', N'rows with a copied value that differs', 0, [j].[changed_rows]),
  (5, N'rows-system_process', N'(System).Process', N'TENANT_ID: right', [j].[source_rows], [j].[right_1]),
  (6, N'rows-system_process', N'(System).Process', N'TENANT_ID: without partner', 0, [j].[lost_1]),
  (7, N'rows-system_process', N'(System).Process', N'PROCESS_DEF_ID: right', [j].[source_rows], [j].[right_2]),
  (8, N'rows-system_process', N'(System).Process', N'PROCESS_DEF_ID: without partner', 0, [j].[lost_2]),
  (9, N'rows-system_process', N'(System).Process', N'PARENT_PROCESS_ID: right', [j].[source_rows], [j].[right_3]),
  (10, N'rows-system_process', N'(System).Process', N'PARENT_PROCESS_ID: without partner', 0, [j].[lost_3]),
  (11, N'rows-system_process', N'(System).Process', N'TOP_PROCESS_ID: right', [j].[source_rows], [j].[right_4]),
  (12, N'rows-system_process', N'(System).Process', N'TOP_PROCESS_ID: without partner', 0, [j].[lost_4]),
  (13, N'rows-system_process', N'(System).Process', N'PARENT_ACTIVITY_ID: right', [j].[source_rows], [j].[right_5]),
  (14, N'rows-system_process', N'(System).Process', N'PARENT_ACTIVITY_ID: without partner', 0, [j].[lost_5]),
  (15, N'rows-system_process', N'(System).Process', N'STATUS_ID: right', [j].[source_rows], [j].[right_6]),
  (16, N'rows-system_process', N'(System).Process', N'STATUS_ID: without partner', 0, [j].[lost_6]),
  (17, N'rows-system_process', N'(System).Process', N'CREATED_BY: right', [j].[source_rows], [j].[right_7]),
  (18, N'rows-system_process', N'(System).Process', N'CREATED_BY: without partner', 0, [j].[lost_7]),
  (19, N'rows-system_process', N'(System).Process', N'LAST_MODIFIED_BY: right', [j].[source_rows], [j].[right_8]),
  (20, N'rows-system_process', N'(System).Process', N'LAST_MODIFIED_BY: without partner', 0, [j].[lost_8]),
  (21, N'rows-system_process', N'(System).Process', N'SUSPENDED_BY: right', [j].[source_rows], [j].[right_9]),
  (22, N'rows-system_process', N'(System).Process', N'SUSPENDED_BY: without partner', 0, [j].[lost_9])
) AS [v]([line], [check_id], [entity], [what], [expected], [found])
ORDER BY [v].[line];

-- (System).Process_Input: every selected source row has its target row, each reference is what the map
-- says and exists, and each copied value is the source's.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT [v].[check_id], [v].[entity], [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 WHEN [v].[expected] IS NOT NULL THEN 0 END
FROM (
SELECT
  COUNT_BIG(*) AS [source_rows],
  COALESCE(SUM(CASE WHEN NOT [t].[id] IS NULL THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [target_rows],
  COALESCE(SUM(CASE WHEN [m].[fresh] = CAST(1 AS bit) THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [fresh_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [OSTARGET].[o11c].[map_process_input_78519f28c6] AS [f]
    WHERE
      [f].[fresh] = CAST(1 AS bit)
  ) AS [fresh_pairs],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit) AND NOT [t].[id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [inserted_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [#o11c_src_2]
  ) AS [whole_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [#o11c_src_2] AS [w]
    WHERE
      NOT EXISTS(
        SELECT
          1
        FROM [#rows_process_input_e63f36504d] AS [k]
        WHERE
          [k].[id] = [w].[id]
      )
  ) AS [left_out],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [t].[id] IS NULL
        AND (
          (
            (
              (
                [t].[input_value] IS NULL AND NOT [s].[input_value] IS NULL
              )
              OR (
                NOT [t].[input_value] IS NULL AND [s].[input_value] IS NULL
              )
            )
            OR (
              [t].[input_value] COLLATE Latin1_General_BIN2 <> [s].[input_value] COLLATE Latin1_General_BIN2
            )
            OR (
              DATALENGTH([t].[input_value]) <> DATALENGTH([s].[input_value])
            )
          )
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [changed_rows],
  COALESCE(
    SUM(
      CASE
        WHEN (
          [r1].[new_id] = [t].[process_id] AND NOT [p1].[id] IS NULL
        )
        OR (
          [t].[process_id] IS NULL AND [r1].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_1],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [s].[process_id] IS NULL AND [r1].[new_id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_1],
  COALESCE(
    SUM(
      CASE
        WHEN (
          [r2].[new_id] = [t].[input_def_id] AND NOT [p2].[id] IS NULL
        )
        OR (
          [t].[input_def_id] IS NULL AND [r2].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_2],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [s].[input_def_id] IS NULL AND [r2].[new_id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_2]
FROM [#o11c_src_2] AS [s]
JOIN [#rows_process_input_e63f36504d] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN [OSTARGET].[o11c].[map_process_input_78519f28c6] AS [m]
  ON [m].[old_id] = [s].[id]
LEFT JOIN [OSTARGET].[dbo].[ossys_bpm_process_input] AS [t]
  ON [t].[id] = [m].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_process_879d0bd30b] AS [r1]
  ON [r1].[old_id] = [s].[process_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_bpm_process] AS [p1]
  ON [p1].[id] = [r1].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_process_input_def_7fc7a7c2fe] AS [r2]
  ON [r2].[old_id] = [s].[input_def_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_bpm_process_input_def] AS [p2]
  ON [p2].[id] = [r2].[new_id]
) AS [j]
CROSS APPLY (VALUES
  (1, N'rows-system_process_input', N'(System).Process_Input', N'rows arrived', [j].[source_rows], [j].[target_rows]),
  (2, N'rows-system_process_input', N'(System).Process_Input', N'rows inserted', [j].[fresh_pairs], [j].[inserted_rows]),
  (3, N'rows-system_process_input', N'(System).Process_Input', N'rows of the source that do not take part', [j].[whole_rows] - [j].[source_rows], [j].[left_out]),
  (4, N'rows-system_process_input', N'(System).Process_Input', N'rows with a copied value that differs', 0, [j].[changed_rows]),
  (5, N'rows-system_process_input', N'(System).Process_Input', N'PROCESS_ID: right', [j].[source_rows], [j].[right_1]),
  (6, N'rows-system_process_input', N'(System).Process_Input', N'PROCESS_ID: without partner', 0, [j].[lost_1]),
  (7, N'rows-system_process_input', N'(System).Process_Input', N'INPUT_DEF_ID: right', [j].[source_rows], [j].[right_2]),
  (8, N'rows-system_process_input', N'(System).Process_Input', N'INPUT_DEF_ID: without partner', 0, [j].[lost_2])
) AS [v]([line], [check_id], [entity], [what], [expected], [found])
ORDER BY [v].[line];

-- (System).Process_Output: every selected source row has its target row, each reference is what the
-- map says and exists, and each copied value is the source's.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT [v].[check_id], [v].[entity], [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 WHEN [v].[expected] IS NOT NULL THEN 0 END
FROM (
SELECT
  COUNT_BIG(*) AS [source_rows],
  COALESCE(SUM(CASE WHEN NOT [t].[id] IS NULL THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [target_rows],
  COALESCE(SUM(CASE WHEN [m].[fresh] = CAST(1 AS bit) THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [fresh_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [OSTARGET].[o11c].[map_process_output_dbefc0e412] AS [f]
    WHERE
      [f].[fresh] = CAST(1 AS bit)
  ) AS [fresh_pairs],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit) AND NOT [t].[id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [inserted_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [#o11c_src_3]
  ) AS [whole_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [#o11c_src_3] AS [w]
    WHERE
      NOT EXISTS(
        SELECT
          1
        FROM [#rows_process_output_8de501dcc5] AS [k]
        WHERE
          [k].[id] = [w].[id]
      )
  ) AS [left_out],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [t].[id] IS NULL
        AND (
          (
            (
              (
                [t].[output_value] IS NULL AND NOT [s].[output_value] IS NULL
              )
              OR (
                NOT [t].[output_value] IS NULL AND [s].[output_value] IS NULL
              )
            )
            OR (
              [t].[output_value] COLLATE Latin1_General_BIN2 <> [s].[output_value] COLLATE Latin1_General_BIN2
            )
            OR (
              DATALENGTH([t].[output_value]) <> DATALENGTH([s].[output_value])
            )
          )
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [changed_rows],
  COALESCE(
    SUM(
      CASE
        WHEN (
          [r1].[new_id] = [t].[process_id] AND NOT [p1].[id] IS NULL
        )
        OR (
          [t].[process_id] IS NULL AND [r1].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_1],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [s].[process_id] IS NULL AND [r1].[new_id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_1],
  COALESCE(
    SUM(
      CASE
        WHEN (
          [r2].[new_id] = [t].[output_def_id] AND NOT [p2].[id] IS NULL
        )
        OR (
          [t].[output_def_id] IS NULL AND [r2].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_2],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [s].[output_def_id] IS NULL AND [r2].[new_id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_2]
FROM [#o11c_src_3] AS [s]
JOIN [#rows_process_output_8de501dcc5] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN [OSTARGET].[o11c].[map_process_output_dbefc0e412] AS [m]
  ON [m].[old_id] = [s].[id]
LEFT JOIN [OSTARGET].[dbo].[ossys_bpm_process_output] AS [t]
  ON [t].[id] = [m].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_process_879d0bd30b] AS [r1]
  ON [r1].[old_id] = [s].[process_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_bpm_process] AS [p1]
  ON [p1].[id] = [r1].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_process_output_def_56473c357e] AS [r2]
  ON [r2].[old_id] = [s].[output_def_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_bpm_process_output_def] AS [p2]
  ON [p2].[id] = [r2].[new_id]
) AS [j]
CROSS APPLY (VALUES
  (1, N'rows-system_process_output', N'(System).Process_Output', N'rows arrived', [j].[source_rows], [j].[target_rows]),
  (2, N'rows-system_process_output', N'(System).Process_Output', N'rows inserted', [j].[fresh_pairs], [j].[inserted_rows]),
  (3, N'rows-system_process_output', N'(System).Process_Output', N'rows of the source that do not take part', [j].[whole_rows] - [j].[source_rows], [j].[left_out]),
  (4, N'rows-system_process_output', N'(System).Process_Output', N'rows with a copied value that differs', 0, [j].[changed_rows]),
  (5, N'rows-system_process_output', N'(System).Process_Output', N'PROCESS_ID: right', [j].[source_rows], [j].[right_1]),
  (6, N'rows-system_process_output', N'(System).Process_Output', N'PROCESS_ID: without partner', 0, [j].[lost_1]),
  (7, N'rows-system_process_output', N'(System).Process_Output', N'OUTPUT_DEF_ID: right', [j].[source_rows], [j].[right_2]),
  (8, N'rows-system_process_output', N'(System).Process_Output', N'OUTPUT_DEF_ID: without partner', 0, [j].[lost_2])
) AS [v]([line], [check_id], [entity], [what], [expected], [found])
ORDER BY [v].[line];

-- (System).Activity: every selected source row has its target row, each reference is what the map says
-- and exists, and each copied value is the source's.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT [v].[check_id], [v].[entity], [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 WHEN [v].[expected] IS NOT NULL THEN 0 END
FROM (
SELECT
  COUNT_BIG(*) AS [source_rows],
  COALESCE(SUM(CASE WHEN NOT [t].[id] IS NULL THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [target_rows],
  COALESCE(SUM(CASE WHEN [m].[fresh] = CAST(1 AS bit) THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [fresh_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [OSTARGET].[o11c].[map_activity_7719b209bf] AS [f]
    WHERE
      [f].[fresh] = CAST(1 AS bit)
  ) AS [fresh_pairs],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit) AND NOT [t].[id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [inserted_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [#o11c_src_4]
  ) AS [whole_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [#o11c_src_4] AS [w]
    WHERE
      NOT EXISTS(
        SELECT
          1
        FROM [#rows_activity_17766887e7] AS [k]
        WHERE
          [k].[id] = [w].[id]
      )
  ) AS [left_out],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [t].[id] IS NULL
        AND (
          (
            (
              (
                [t].[name] IS NULL AND NOT [s].[name] IS NULL
              )
              OR (
                NOT [t].[name] IS NULL AND [s].[name] IS NULL
              )
            )
            OR (
              [t].[name] COLLATE Latin1_General_BIN2 <> [s].[name] COLLATE Latin1_General_BIN2
            )
            OR (
              DATALENGTH([t].[name]) <> DATALENGTH([s].[name])
            )
          )
          OR (
            (
              (
                [t].[created] IS NULL AND NOT [s].[created] IS NULL
              )
              OR (
                NOT [t].[created] IS NULL AND [s].[created] IS NULL
              )
            )
            OR (
              [t].[created] <> [s].[created]
            )
          )
          OR (
            (
              (
                [t].[opened] IS NULL AND NOT [s].[opened] IS NULL
              )
              OR (
                NOT [t].[opened] IS NULL AND [s].[opened] IS NULL
              )
            )
            OR (
              [t].[opened] <> [s].[opened]
            )
          )
          OR (
            (
              (
                [t].[closed] IS NULL AND NOT [s].[closed] IS NULL
              )
              OR (
                NOT [t].[closed] IS NULL AND [s].[closed] IS NULL
              )
            )
            OR (
              [t].[closed] <> [s].[closed]
            )
          )
          OR (
            (
              (
                [t].[is_running_since] IS NULL AND NOT [s].[is_running_since] IS NULL
              )
              OR (
                NOT [t].[is_running_since] IS NULL AND [s].[is_running_since] IS NULL
              )
            )
            OR (
              [t].[is_running_since] <> [s].[is_running_since]
            )
          )
          OR (
            (
              (
                [t].[is_running_at] IS NULL AND NOT [s].[is_running_at] IS NULL
              )
              OR (
                NOT [t].[is_running_at] IS NULL AND [s].[is_running_at] IS NULL
              )
            )
            OR (
              [t].[is_running_at] COLLATE Latin1_General_BIN2 <> [s].[is_running_at] COLLATE Latin1_General_BIN2
            )
            OR (
              DATALENGTH([t].[is_running_at]) <> DATALENGTH([s].[is_running_at])
            )
          )
          OR (
            (
              (
                [t].[next_run] IS NULL AND NOT [s].[next_run] IS NULL
              )
              OR (
                NOT [t].[next_run] IS NULL AND [s].[next_run] IS NULL
              )
            )
            OR (
              [t].[next_run] <> [s].[next_run]
            )
          )
          OR (
            (
              (
                [t].[precedent_outcome] IS NULL AND NOT [s].[precedent_outcome] IS NULL
              )
              OR (
                NOT [t].[precedent_outcome] IS NULL AND [s].[precedent_outcome] IS NULL
              )
            )
            OR (
              [t].[precedent_outcome] COLLATE Latin1_General_BIN2 <> [s].[precedent_outcome] COLLATE Latin1_General_BIN2
            )
            OR (
              DATALENGTH([t].[precedent_outcome]) <> DATALENGTH([s].[precedent_outcome])
            )
          )
          OR (
            (
              (
                [t].[due_date] IS NULL AND NOT [s].[due_date] IS NULL
              )
              OR (
                NOT [t].[due_date] IS NULL AND [s].[due_date] IS NULL
              )
            )
            OR (
              [t].[due_date] <> [s].[due_date]
            )
          )
          OR (
            (
              (
                [t].[expired] IS NULL AND NOT [s].[expired] IS NULL
              )
              OR (
                NOT [t].[expired] IS NULL AND [s].[expired] IS NULL
              )
            )
            OR (
              [t].[expired] <> [s].[expired]
            )
          )
          OR (
            (
              (
                [t].[skipped] IS NULL AND NOT [s].[skipped] IS NULL
              )
              OR (
                NOT [t].[skipped] IS NULL AND [s].[skipped] IS NULL
              )
            )
            OR (
              [t].[skipped] <> [s].[skipped]
            )
          )
          OR (
            (
              (
                [t].[error_count] IS NULL AND NOT [s].[error_count] IS NULL
              )
              OR (
                NOT [t].[error_count] IS NULL AND [s].[error_count] IS NULL
              )
            )
            OR (
              [t].[error_count] <> [s].[error_count]
            )
          )
          OR (
            (
              (
                [t].[inbox_detail] IS NULL AND NOT [s].[inbox_detail] IS NULL
              )
              OR (
                NOT [t].[inbox_detail] IS NULL AND [s].[inbox_detail] IS NULL
              )
            )
            OR (
              [t].[inbox_detail] COLLATE Latin1_General_BIN2 <> [s].[inbox_detail] COLLATE Latin1_General_BIN2
            )
            OR (
              DATALENGTH([t].[inbox_detail]) <> DATALENGTH([s].[inbox_detail])
            )
          )
          OR (
            (
              (
                [t].[last_modified] IS NULL AND NOT [s].[last_modified] IS NULL
              )
              OR (
                NOT [t].[last_modified] IS NULL AND [s].[last_modified] IS NULL
              )
            )
            OR (
              [t].[last_modified] <> [s].[last_modified]
            )
          )
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [changed_rows],
  COALESCE(
    SUM(
      CASE
        WHEN (
          [r1].[new_id] = [t].[tenant_id] AND NOT [p1].[id] IS NULL
        )
        OR (
          [t].[tenant_id] IS NULL AND [r1].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_1],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [s].[tenant_id] IS NULL AND [r1].[new_id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_1],
  COALESCE(
    SUM(
      CASE
        WHEN (
          [r2].[new_id] = [t].[activity_def_id] AND NOT [p2].[id] IS NULL
        )
        OR (
          [t].[activity_def_id] IS NULL AND [r2].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_2],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [s].[activity_def_id] IS NULL AND [r2].[new_id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_2],
  COALESCE(
    SUM(
      CASE
        WHEN (
          [r3].[new_id] = [t].[process_id] AND NOT [p3].[id] IS NULL
        )
        OR (
          [t].[process_id] IS NULL AND [r3].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_3],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [s].[process_id] IS NULL AND [r3].[new_id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_3],
  COALESCE(
    SUM(
      CASE
        WHEN (
          [r4].[new_id] = [t].[user_id] AND NOT [p4].[id] IS NULL
        )
        OR (
          [t].[user_id] IS NULL AND [r4].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_4],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [s].[user_id] IS NULL AND [r4].[new_id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_4],
  COALESCE(
    SUM(
      CASE
        WHEN (
          [r5].[new_id] = [t].[group_id] AND NOT [p5].[id] IS NULL
        )
        OR (
          [t].[group_id] IS NULL AND [r5].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_5],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [s].[group_id] IS NULL AND [r5].[new_id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_5],
  COALESCE(
    SUM(
      CASE
        WHEN (
          [r6].[new_id] = [t].[status_id] AND NOT [p6].[id] IS NULL
        )
        OR (
          [t].[status_id] IS NULL AND [r6].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_6],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [s].[status_id] IS NULL AND [r6].[new_id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_6],
  COALESCE(
    SUM(
      CASE
        WHEN (
          [r7].[new_id] = [t].[precedent_activity_id] AND NOT [p7].[id] IS NULL
        )
        OR (
          [t].[precedent_activity_id] IS NULL AND [r7].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_7],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [s].[precedent_activity_id] IS NULL AND [r7].[new_id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_7]
FROM [#o11c_src_4] AS [s]
JOIN [#rows_activity_17766887e7] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN [OSTARGET].[o11c].[map_activity_7719b209bf] AS [m]
  ON [m].[old_id] = [s].[id]
LEFT JOIN [OSTARGET].[dbo].[ossys_bpm_activity] AS [t]
  ON [t].[id] = [m].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_tenant_63c9ad9cd6] AS [r1]
  ON [r1].[old_id] = [s].[tenant_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_tenant] AS [p1]
  ON [p1].[id] = [r1].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_activity_definition_8cc511ba31] AS [r2]
  ON [r2].[old_id] = [s].[activity_def_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_bpm_activity_definition] AS [p2]
  ON [p2].[id] = [r2].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_process_879d0bd30b] AS [r3]
  ON [r3].[old_id] = [s].[process_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_bpm_process] AS [p3]
  ON [p3].[id] = [r3].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [r4]
  ON [r4].[old_id] = [s].[user_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_user] AS [p4]
  ON [p4].[id] = [r4].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_group_82be168321] AS [r5]
  ON [r5].[old_id] = [s].[group_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_group] AS [p5]
  ON [p5].[id] = [r5].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_activity_status_8950f6d54a] AS [r6]
  ON [r6].[old_id] = [s].[status_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_bpm_activity_status] AS [p6]
  ON [p6].[id] = [r6].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_activity_7719b209bf] AS [r7]
  ON [r7].[old_id] = [s].[precedent_activity_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_bpm_activity] AS [p7]
  ON [p7].[id] = [r7].[new_id]
) AS [j]
CROSS APPLY (VALUES
  (1, N'rows-system_activity', N'(System).Activity', N'rows arrived', [j].[source_rows], [j].[target_rows]),
  (2, N'rows-system_activity', N'(System).Activity', N'rows inserted', [j].[fresh_pairs], [j].[inserted_rows]),
  (3, N'rows-system_activity', N'(System).Activity', N'rows of the source that do not take part', [j].[whole_rows] - [j].[source_rows], [j].[left_out]),
  (4, N'rows-system_activity', N'(System).Activity', N'rows with a copied value that differs', 0, [j].[changed_rows]),
  (5, N'rows-system_activity', N'(System).Activity', N'TENANT_ID: right', [j].[source_rows], [j].[right_1]),
  (6, N'rows-system_activity', N'(System).Activity', N'TENANT_ID: without partner', 0, [j].[lost_1]),
  (7, N'rows-system_activity', N'(System).Activity', N'ACTIVITY_DEF_ID: right', [j].[source_rows], [j].[right_2]),
  (8, N'rows-system_activity', N'(System).Activity', N'ACTIVITY_DEF_ID: without partner', 0, [j].[lost_2]),
  (9, N'rows-system_activity', N'(System).Activity', N'PROCESS_ID: right', [j].[source_rows], [j].[right_3]),
  (10, N'rows-system_activity', N'(System).Activity', N'PROCESS_ID: without partner', 0, [j].[lost_3]),
  (11, N'rows-system_activity', N'(System).Activity', N'USER_ID: right', [j].[source_rows], [j].[right_4]),
  (12, N'rows-system_activity', N'(System).Activity', N'USER_ID: without partner', 0, [j].[lost_4]),
  (13, N'rows-system_activity', N'(System).Activity', N'GROUP_ID: right', [j].[source_rows], [j].[right_5]),
  (14, N'rows-system_activity', N'(System).Activity', N'GROUP_ID: without partner', 0, [j].[lost_5]),
  (15, N'rows-system_activity', N'(System).Activity', N'STATUS_ID: right', [j].[source_rows], [j].[right_6]),
  (16, N'rows-system_activity', N'(System).Activity', N'STATUS_ID: without partner', 0, [j].[lost_6]),
  (17, N'rows-system_activity', N'(System).Activity', N'PRECEDENT_ACTIVITY_ID: right', [j].[source_rows], [j].[right_7]),
  (18, N'rows-system_activity', N'(System).Activity', N'PRECEDENT_ACTIVITY_ID: without partner', 0, [j].[lost_7])
) AS [v]([line], [check_id], [entity], [what], [expected], [found])
ORDER BY [v].[line];

-- (System).Activity_Output: every selected source row has its target row, each reference is what the
-- map says and exists, and each copied value is the source's.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT [v].[check_id], [v].[entity], [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 WHEN [v].[expected] IS NOT NULL THEN 0 END
FROM (
SELECT
  COUNT_BIG(*) AS [source_rows],
  COALESCE(SUM(CASE WHEN NOT [t].[id] IS NULL THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [target_rows],
  COALESCE(SUM(CASE WHEN [m].[fresh] = CAST(1 AS bit) THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [fresh_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [OSTARGET].[o11c].[map_activity_output_37cdc2c179] AS [f]
    WHERE
      [f].[fresh] = CAST(1 AS bit)
  ) AS [fresh_pairs],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit) AND NOT [t].[id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [inserted_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [#o11c_src_5]
  ) AS [whole_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [#o11c_src_5] AS [w]
    WHERE
      NOT EXISTS(
        SELECT
          1
        FROM [#rows_activity_output_4cc1817003] AS [k]
        WHERE
          [k].[id] = [w].[id]
      )
  ) AS [left_out],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [t].[id] IS NULL
        AND (
          (
            (
              (
                [t].[output_value] IS NULL AND NOT [s].[output_value] IS NULL
              )
              OR (
                NOT [t].[output_value] IS NULL AND [s].[output_value] IS NULL
              )
            )
            OR (
              [t].[output_value] COLLATE Latin1_General_BIN2 <> [s].[output_value] COLLATE Latin1_General_BIN2
            )
            OR (
              DATALENGTH([t].[output_value]) <> DATALENGTH([s].[output_value])
            )
          )
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [changed_rows],
  COALESCE(
    SUM(
      CASE
        WHEN (
          [r1].[new_id] = [t].[activity_id] AND NOT [p1].[id] IS NULL
        )
        OR (
          [t].[activity_id] IS NULL AND [r1].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_1],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [s].[activity_id] IS NULL AND [r1].[new_id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_1],
  COALESCE(
    SUM(
      CASE
        WHEN (
          [r2].[new_id] = [t].[output_def_id] AND NOT [p2].[id] IS NULL
        )
        OR (
          [t].[output_def_id] IS NULL AND [r2].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_2],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [s].[output_def_id] IS NULL AND [r2].[new_id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_2]
FROM [#o11c_src_5] AS [s]
JOIN [#rows_activity_output_4cc1817003] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN [OSTARGET].[o11c].[map_activity_output_37cdc2c179] AS [m]
  ON [m].[old_id] = [s].[id]
LEFT JOIN [OSTARGET].[dbo].[ossys_bpm_activity_output] AS [t]
  ON [t].[id] = [m].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_activity_7719b209bf] AS [r1]
  ON [r1].[old_id] = [s].[activity_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_bpm_activity] AS [p1]
  ON [p1].[id] = [r1].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_activity_output_def_ace59eb889] AS [r2]
  ON [r2].[old_id] = [s].[output_def_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_bpm_activity_output_def] AS [p2]
  ON [p2].[id] = [r2].[new_id]
) AS [j]
CROSS APPLY (VALUES
  (1, N'rows-system_activity_output', N'(System).Activity_Output', N'rows arrived', [j].[source_rows], [j].[target_rows]),
  (2, N'rows-system_activity_output', N'(System).Activity_Output', N'rows inserted', [j].[fresh_pairs], [j].[inserted_rows]),
  (3, N'rows-system_activity_output', N'(System).Activity_Output', N'rows of the source that do not take part', [j].[whole_rows] - [j].[source_rows], [j].[left_out]),
  (4, N'rows-system_activity_output', N'(System).Activity_Output', N'rows with a copied value that differs', 0, [j].[changed_rows]),
  (5, N'rows-system_activity_output', N'(System).Activity_Output', N'ACTIVITY_ID: right', [j].[source_rows], [j].[right_1]),
  (6, N'rows-system_activity_output', N'(System).Activity_Output', N'ACTIVITY_ID: without partner', 0, [j].[lost_1]),
  (7, N'rows-system_activity_output', N'(System).Activity_Output', N'OUTPUT_DEF_ID: right', [j].[source_rows], [j].[right_2]),
  (8, N'rows-system_activity_output', N'(System).Activity_Output', N'OUTPUT_DEF_ID: without partner', 0, [j].[lost_2])
) AS [v]([line], [check_id], [entity], [what], [expected], [found])
ORDER BY [v].[line];

-- (System).Process: a root is its own top, and the others have the top of their parent.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT [v].[check_id], [v].[entity], [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 WHEN [v].[expected] IS NOT NULL THEN 0 END
FROM (
SELECT
  COUNT_BIG(*) AS [tree_rows],
  COALESCE(
    SUM(
      CASE
        WHEN (
          (
            [t].[parent_process_id] IS NULL
          ) OR (
            [t].[parent_process_id] = 0
          )
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [roots],
  COALESCE(
    SUM(
      CASE
        WHEN (
          (
            [t].[parent_process_id] IS NULL
          ) OR (
            [t].[parent_process_id] = 0
          )
        )
        AND [t].[top_process_id] = [t].[id]
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [own_roots],
  COALESCE(
    SUM(
      CASE
        WHEN NOT (
          (
            [t].[parent_process_id] IS NULL
          ) OR (
            [t].[parent_process_id] = 0
          )
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [children],
  COALESCE(
    SUM(
      CASE
        WHEN NOT (
          (
            [t].[parent_process_id] IS NULL
          ) OR (
            [t].[parent_process_id] = 0
          )
        )
        AND [t].[top_process_id] = [a].[top_process_id]
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [led],
  COALESCE(
    SUM(
      CASE
        WHEN (
          (
            [h].[parent_process_id] IS NULL
          ) OR (
            [h].[parent_process_id] = 0
          )
        )
        AND [h].[top_process_id] = [h].[id]
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [headed]
FROM [OSTARGET].[dbo].[ossys_bpm_process] AS [t]
JOIN [OSTARGET].[o11c].[map_process_879d0bd30b] AS [m]
  ON [t].[id] = [m].[new_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_bpm_process] AS [a]
  ON [a].[id] = [t].[parent_process_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_bpm_process] AS [h]
  ON [h].[id] = [t].[top_process_id]
) AS [j]
CROSS APPLY (VALUES
  (1, N'tree-system_process', N'(System).Process', N'roots point at themselves', [j].[roots], [j].[own_roots]),
  (2, N'tree-system_process', N'(System).Process', N'other rows point where their parent points', [j].[children], [j].[led]),
  (3, N'tree-system_process', N'(System).Process', N'the top of every row is a root', [j].[tree_rows], [j].[headed])
) AS [v]([line], [check_id], [entity], [what], [expected], [found])
ORDER BY [v].[line];

-- (System).Activity: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-system_activity', N'(System).Activity', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_activity_7719b209bf]) AS [q];

-- (System).Activity_Definition: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-system_activity_definition', N'(System).Activity_Definition', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_activity_definition_8cc511ba31]) AS [q];

-- (System).Activity_Output: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-system_activity_output', N'(System).Activity_Output', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_activity_output_37cdc2c179]) AS [q];

-- (System).Activity_Output_Def: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-system_activity_output_def', N'(System).Activity_Output_Def', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_activity_output_def_ace59eb889]) AS [q];

-- (System).Activity_Status: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-system_activity_status', N'(System).Activity_Status', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_activity_status_8950f6d54a]) AS [q];

-- (System).Espace: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-system_espace', N'(System).Espace', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_espace_e1a6a44dce]) AS [q];

-- (System).Group: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-system_group', N'(System).Group', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_group_82be168321]) AS [q];

-- (System).Group_User: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-system_group_user', N'(System).Group_User', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_group_user_1901da0039]) AS [q];

-- (System).Process: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-system_process', N'(System).Process', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_process_879d0bd30b]) AS [q];

-- (System).Process_Definition: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-system_process_definition', N'(System).Process_Definition', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_process_definition_fce9a66ef3]) AS [q];

-- (System).Process_Input: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-system_process_input', N'(System).Process_Input', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_process_input_78519f28c6]) AS [q];

-- (System).Process_Input_Def: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-system_process_input_def', N'(System).Process_Input_Def', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_process_input_def_7fc7a7c2fe]) AS [q];

-- (System).Process_Output: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-system_process_output', N'(System).Process_Output', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_process_output_dbefc0e412]) AS [q];

-- (System).Process_Output_Def: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-system_process_output_def', N'(System).Process_Output_Def', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_process_output_def_56473c357e]) AS [q];

-- (System).Process_Status: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-system_process_status', N'(System).Process_Status', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_process_status_1f62c016eb]) AS [q];

-- (System).Tenant: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-system_tenant', N'(System).Tenant', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_tenant_63c9ad9cd6]) AS [q];

-- (System).User: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-system_user', N'(System).User', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_user_f9b11b2f84]) AS [q];

-- CityManager.City: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-citymanager_city', N'CityManager.City', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_city_3472b4bd9f]) AS [q];

-- CityManager.Country: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-citymanager_country', N'CityManager.Country', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_country_9d32f3c1fc]) AS [q];

-- CityManager.Street: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-citymanager_street', N'CityManager.Street', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_street_1bdc5a0f37]) AS [q];

-- (System).User: the identity's current value is not below any id in the table, so the next one is
-- above.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'sequence-system_user', N'(System).User', N'identity is ahead of the highest id', [q].[top], COALESCE([q].[given], 0),
  CASE WHEN [q].[given] >= [q].[top] THEN 1 ELSE 0 END
FROM (SELECT COALESCE(MAX([id]), 0) AS [top], IDENT_CURRENT(N'[dbo].[ossys_user]') AS [given]
  FROM [OSTARGET].[dbo].[ossys_user]) AS [q];

-- (System).Group: the identity's current value is not below any id in the table, so the next one is
-- above.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'sequence-system_group', N'(System).Group', N'identity is ahead of the highest id', [q].[top], COALESCE([q].[given], 0),
  CASE WHEN [q].[given] >= [q].[top] THEN 1 ELSE 0 END
FROM (SELECT COALESCE(MAX([id]), 0) AS [top], IDENT_CURRENT(N'[dbo].[ossys_group]') AS [given]
  FROM [OSTARGET].[dbo].[ossys_group]) AS [q];

-- (System).Group_User: the identity's current value is not below any id in the table, so the next one
-- is above.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'sequence-system_group_user', N'(System).Group_User', N'identity is ahead of the highest id', [q].[top], COALESCE([q].[given], 0),
  CASE WHEN [q].[given] >= [q].[top] THEN 1 ELSE 0 END
FROM (SELECT COALESCE(MAX([id]), 0) AS [top], IDENT_CURRENT(N'[dbo].[ossys_group_user]') AS [given]
  FROM [OSTARGET].[dbo].[ossys_group_user]) AS [q];

-- CityManager.Country: the identity's current value is not below any id in the table, so the next one
-- is above.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'sequence-citymanager_country', N'CityManager.Country', N'identity is ahead of the highest id', [q].[top], COALESCE([q].[given], 0),
  CASE WHEN [q].[given] >= [q].[top] THEN 1 ELSE 0 END
FROM (SELECT COALESCE(MAX([ID1]), 0) AS [top], IDENT_CURRENT(N'[dbo].[OSUSR_T01_COUNTRY]') AS [given]
  FROM [OSTARGET].[dbo].[OSUSR_T01_COUNTRY]) AS [q];

-- CityManager.City: the identity's current value is not below any id in the table, so the next one is
-- above.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'sequence-citymanager_city', N'CityManager.City', N'identity is ahead of the highest id', [q].[top], COALESCE([q].[given], 0),
  CASE WHEN [q].[given] >= [q].[top] THEN 1 ELSE 0 END
FROM (SELECT COALESCE(MAX([ID1]), 0) AS [top], IDENT_CURRENT(N'[dbo].[OSUSR_T01_CITY]') AS [given]
  FROM [OSTARGET].[dbo].[OSUSR_T01_CITY]) AS [q];

-- CityManager.Street: the identity's current value is not below any id in the table, so the next one
-- is above.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'sequence-citymanager_street', N'CityManager.Street', N'identity is ahead of the highest id', [q].[top], COALESCE([q].[given], 0),
  CASE WHEN [q].[given] >= [q].[top] THEN 1 ELSE 0 END
FROM (SELECT COALESCE(MAX([ID1]), 0) AS [top], IDENT_CURRENT(N'[dbo].[OSUSR_T01_STREET]') AS [given]
  FROM [OSTARGET].[dbo].[OSUSR_T01_STREET]) AS [q];

-- (System).Process: the identity's current value is not below any id in the table, so the next one is
-- above.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'sequence-system_process', N'(System).Process', N'identity is ahead of the highest id', [q].[top], COALESCE([q].[given], 0),
  CASE WHEN [q].[given] >= [q].[top] THEN 1 ELSE 0 END
FROM (SELECT COALESCE(MAX([id]), 0) AS [top], IDENT_CURRENT(N'[dbo].[ossys_bpm_process]') AS [given]
  FROM [OSTARGET].[dbo].[ossys_bpm_process]) AS [q];

-- (System).Process_Input: the identity's current value is not below any id in the table, so the next
-- one is above.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'sequence-system_process_input', N'(System).Process_Input', N'identity is ahead of the highest id', [q].[top], COALESCE([q].[given], 0),
  CASE WHEN [q].[given] >= [q].[top] THEN 1 ELSE 0 END
FROM (SELECT COALESCE(MAX([id]), 0) AS [top], IDENT_CURRENT(N'[dbo].[ossys_bpm_process_input]') AS [given]
  FROM [OSTARGET].[dbo].[ossys_bpm_process_input]) AS [q];

-- (System).Process_Output: the identity's current value is not below any id in the table, so the next
-- one is above.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'sequence-system_process_output', N'(System).Process_Output', N'identity is ahead of the highest id', [q].[top], COALESCE([q].[given], 0),
  CASE WHEN [q].[given] >= [q].[top] THEN 1 ELSE 0 END
FROM (SELECT COALESCE(MAX([id]), 0) AS [top], IDENT_CURRENT(N'[dbo].[ossys_bpm_process_output]') AS [given]
  FROM [OSTARGET].[dbo].[ossys_bpm_process_output]) AS [q];

-- (System).Activity: the identity's current value is not below any id in the table, so the next one is
-- above.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'sequence-system_activity', N'(System).Activity', N'identity is ahead of the highest id', [q].[top], COALESCE([q].[given], 0),
  CASE WHEN [q].[given] >= [q].[top] THEN 1 ELSE 0 END
FROM (SELECT COALESCE(MAX([id]), 0) AS [top], IDENT_CURRENT(N'[dbo].[ossys_bpm_activity]') AS [given]
  FROM [OSTARGET].[dbo].[ossys_bpm_activity]) AS [q];

-- (System).Activity_Output: the identity's current value is not below any id in the table, so the next
-- one is above.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'sequence-system_activity_output', N'(System).Activity_Output', N'identity is ahead of the highest id', [q].[top], COALESCE([q].[given], 0),
  CASE WHEN [q].[given] >= [q].[top] THEN 1 ELSE 0 END
FROM (SELECT COALESCE(MAX([id]), 0) AS [top], IDENT_CURRENT(N'[dbo].[ossys_bpm_activity_output]') AS [given]
  FROM [OSTARGET].[dbo].[ossys_bpm_activity_output]) AS [q];

-- CityManager.City: the triggers that the run disabled are enabled again.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'triggers-citymanager_city', N'CityManager.City', N'triggers are enabled', 1, COUNT_BIG(*),
  CASE WHEN COUNT_BIG(*) = 1 THEN 1 ELSE 0 END
FROM sys.triggers
WHERE [parent_id] = OBJECT_ID(N'[dbo].[OSUSR_T01_CITY]')
  AND [name] COLLATE DATABASE_DEFAULT IN (N'OSTRG_EI__OSUSR_T01_CITY') AND [is_disabled] = 0;

-- CityManager.Street: the triggers that the run disabled are enabled again.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'triggers-citymanager_street', N'CityManager.Street', N'triggers are enabled', 1, COUNT_BIG(*),
  CASE WHEN COUNT_BIG(*) = 1 THEN 1 ELSE 0 END
FROM sys.triggers
WHERE [parent_id] = OBJECT_ID(N'[dbo].[OSUSR_T01_STREET]')
  AND [name] COLLATE DATABASE_DEFAULT IN (N'OSTRG_EI__OSUSR_T01_STREET') AND [is_disabled] = 0;

-- CityManager.City: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'states-citymanager_city', N'CityManager.City', [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 ELSE 0 END
FROM (
SELECT 1, N'constraints are as the snapshot had them', CAST(1 AS bigint), (SELECT COUNT_BIG(*) FROM (SELECT v.[label] COLLATE Latin1_General_BIN2 AS [label], v.[name] COLLATE Latin1_General_BIN2 AS [name], v.[state] COLLATE Latin1_General_BIN2 AS [state], OBJECT_ID(v.[object]) AS [relation]
FROM (VALUES
  (N'CityManager.City', N'[dbo].[OSUSR_T01_CITY]', N'osfrk_083d3bd8_1', N'enabled, validated')
) AS v([label], [object], [name], [state])) AS w
JOIN (
  SELECT k.[parent_object_id] AS [relation], k.[name] COLLATE Latin1_General_BIN2 AS [name],
    CASE WHEN k.[is_disabled] = 1 THEN N'disabled' WHEN k.[is_not_trusted] = 1 THEN N'enabled, not validated'
      ELSE N'enabled, validated' END COLLATE Latin1_General_BIN2 AS [state]
  FROM sys.foreign_keys AS k
  UNION ALL
  SELECT k.[parent_object_id] AS [relation], k.[name] COLLATE Latin1_General_BIN2 AS [name],
    CASE WHEN k.[is_disabled] = 1 THEN N'disabled' WHEN k.[is_not_trusted] = 1 THEN N'enabled, not validated'
      ELSE N'enabled, validated' END COLLATE Latin1_General_BIN2 AS [state]
  FROM sys.check_constraints AS k
  WHERE k.[is_disabled] = 0
) AS k
  ON k.[relation] = w.[relation] AND k.[name] COLLATE DATABASE_DEFAULT = w.[name] COLLATE DATABASE_DEFAULT
    AND k.[state] = w.[state])
UNION ALL
SELECT 2, N'triggers are as the snapshot had them', CAST(1 AS bigint), (SELECT COUNT_BIG(*) FROM (SELECT v.[label] COLLATE Latin1_General_BIN2 AS [label], v.[name] COLLATE Latin1_General_BIN2 AS [name], v.[state] COLLATE Latin1_General_BIN2 AS [state], OBJECT_ID(v.[object]) AS [relation]
FROM (VALUES
  (N'CityManager.City', N'[dbo].[OSUSR_T01_CITY]', N'OSTRG_EI__OSUSR_T01_CITY', N'enabled')
) AS v([label], [object], [name], [state])) AS w
JOIN (
  SELECT k.[parent_id] AS [relation], k.[name] COLLATE Latin1_General_BIN2 AS [name],
    CASE WHEN k.[is_disabled] = 1 THEN N'disabled' ELSE N'enabled' END COLLATE Latin1_General_BIN2 AS [state]
  FROM sys.triggers AS k
  WHERE k.[parent_class] = 1 AND k.[is_ms_shipped] = 0
) AS k
  ON k.[relation] = w.[relation] AND k.[name] COLLATE DATABASE_DEFAULT = w.[name] COLLATE DATABASE_DEFAULT
    AND k.[state] = w.[state])
) AS [v]([place], [what], [expected], [found])
ORDER BY [v].[place];

-- CityManager.Street: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'states-citymanager_street', N'CityManager.Street', [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 ELSE 0 END
FROM (
SELECT 1, N'triggers are as the snapshot had them', CAST(1 AS bigint), (SELECT COUNT_BIG(*) FROM (SELECT v.[label] COLLATE Latin1_General_BIN2 AS [label], v.[name] COLLATE Latin1_General_BIN2 AS [name], v.[state] COLLATE Latin1_General_BIN2 AS [state], OBJECT_ID(v.[object]) AS [relation]
FROM (VALUES
  (N'CityManager.Street', N'[dbo].[OSUSR_T01_STREET]', N'OSTRG_EI__OSUSR_T01_STREET', N'enabled')
) AS v([label], [object], [name], [state])) AS w
JOIN (
  SELECT k.[parent_id] AS [relation], k.[name] COLLATE Latin1_General_BIN2 AS [name],
    CASE WHEN k.[is_disabled] = 1 THEN N'disabled' ELSE N'enabled' END COLLATE Latin1_General_BIN2 AS [state]
  FROM sys.triggers AS k
  WHERE k.[parent_class] = 1 AND k.[is_ms_shipped] = 0
) AS k
  ON k.[relation] = w.[relation] AND k.[name] COLLATE DATABASE_DEFAULT = w.[name] COLLATE DATABASE_DEFAULT
    AND k.[state] = w.[state])
) AS [v]([place], [what], [expected], [found])
ORDER BY [v].[place];

-- (System).Activity: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'states-system_activity', N'(System).Activity', [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 ELSE 0 END
FROM (
SELECT 1, N'constraints are as the snapshot had them', CAST(7 AS bigint), (SELECT COUNT_BIG(*) FROM (SELECT v.[label] COLLATE Latin1_General_BIN2 AS [label], v.[name] COLLATE Latin1_General_BIN2 AS [name], v.[state] COLLATE Latin1_General_BIN2 AS [state], OBJECT_ID(v.[object]) AS [relation]
FROM (VALUES
  (N'(System).Activity', N'[dbo].[ossys_bpm_activity]', N'osfrk_0ebfff12_1', N'enabled, validated'),
  (N'(System).Activity', N'[dbo].[ossys_bpm_activity]', N'osfrk_0ebfff12_2', N'enabled, validated'),
  (N'(System).Activity', N'[dbo].[ossys_bpm_activity]', N'osfrk_0ebfff12_3', N'enabled, validated'),
  (N'(System).Activity', N'[dbo].[ossys_bpm_activity]', N'osfrk_0ebfff12_4', N'enabled, validated'),
  (N'(System).Activity', N'[dbo].[ossys_bpm_activity]', N'osfrk_0ebfff12_5', N'enabled, validated'),
  (N'(System).Activity', N'[dbo].[ossys_bpm_activity]', N'osfrk_0ebfff12_6', N'enabled, validated'),
  (N'(System).Activity', N'[dbo].[ossys_bpm_activity]', N'osfrk_0ebfff12_7', N'enabled, validated')
) AS v([label], [object], [name], [state])) AS w
JOIN (
  SELECT k.[parent_object_id] AS [relation], k.[name] COLLATE Latin1_General_BIN2 AS [name],
    CASE WHEN k.[is_disabled] = 1 THEN N'disabled' WHEN k.[is_not_trusted] = 1 THEN N'enabled, not validated'
      ELSE N'enabled, validated' END COLLATE Latin1_General_BIN2 AS [state]
  FROM sys.foreign_keys AS k
  UNION ALL
  SELECT k.[parent_object_id] AS [relation], k.[name] COLLATE Latin1_General_BIN2 AS [name],
    CASE WHEN k.[is_disabled] = 1 THEN N'disabled' WHEN k.[is_not_trusted] = 1 THEN N'enabled, not validated'
      ELSE N'enabled, validated' END COLLATE Latin1_General_BIN2 AS [state]
  FROM sys.check_constraints AS k
  WHERE k.[is_disabled] = 0
) AS k
  ON k.[relation] = w.[relation] AND k.[name] COLLATE DATABASE_DEFAULT = w.[name] COLLATE DATABASE_DEFAULT
    AND k.[state] = w.[state])
) AS [v]([place], [what], [expected], [found])
ORDER BY [v].[place];

-- (System).Activity_Output: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'states-system_activity_output', N'(System).Activity_Output', [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 ELSE 0 END
FROM (
SELECT 1, N'constraints are as the snapshot had them', CAST(2 AS bigint), (SELECT COUNT_BIG(*) FROM (SELECT v.[label] COLLATE Latin1_General_BIN2 AS [label], v.[name] COLLATE Latin1_General_BIN2 AS [name], v.[state] COLLATE Latin1_General_BIN2 AS [state], OBJECT_ID(v.[object]) AS [relation]
FROM (VALUES
  (N'(System).Activity_Output', N'[dbo].[ossys_bpm_activity_output]', N'osfrk_6798ea2d_1', N'enabled, validated'),
  (N'(System).Activity_Output', N'[dbo].[ossys_bpm_activity_output]', N'osfrk_6798ea2d_2', N'enabled, validated')
) AS v([label], [object], [name], [state])) AS w
JOIN (
  SELECT k.[parent_object_id] AS [relation], k.[name] COLLATE Latin1_General_BIN2 AS [name],
    CASE WHEN k.[is_disabled] = 1 THEN N'disabled' WHEN k.[is_not_trusted] = 1 THEN N'enabled, not validated'
      ELSE N'enabled, validated' END COLLATE Latin1_General_BIN2 AS [state]
  FROM sys.foreign_keys AS k
  UNION ALL
  SELECT k.[parent_object_id] AS [relation], k.[name] COLLATE Latin1_General_BIN2 AS [name],
    CASE WHEN k.[is_disabled] = 1 THEN N'disabled' WHEN k.[is_not_trusted] = 1 THEN N'enabled, not validated'
      ELSE N'enabled, validated' END COLLATE Latin1_General_BIN2 AS [state]
  FROM sys.check_constraints AS k
  WHERE k.[is_disabled] = 0
) AS k
  ON k.[relation] = w.[relation] AND k.[name] COLLATE DATABASE_DEFAULT = w.[name] COLLATE DATABASE_DEFAULT
    AND k.[state] = w.[state])
) AS [v]([place], [what], [expected], [found])
ORDER BY [v].[place];

-- (System).Process: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'states-system_process', N'(System).Process', [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 ELSE 0 END
FROM (
SELECT 1, N'constraints are as the snapshot had them', CAST(9 AS bigint), (SELECT COUNT_BIG(*) FROM (SELECT v.[label] COLLATE Latin1_General_BIN2 AS [label], v.[name] COLLATE Latin1_General_BIN2 AS [name], v.[state] COLLATE Latin1_General_BIN2 AS [state], OBJECT_ID(v.[object]) AS [relation]
FROM (VALUES
  (N'(System).Process', N'[dbo].[ossys_bpm_process]', N'osfrk_2ddbc8dd_1', N'enabled, validated'),
  (N'(System).Process', N'[dbo].[ossys_bpm_process]', N'osfrk_2ddbc8dd_2', N'enabled, validated'),
  (N'(System).Process', N'[dbo].[ossys_bpm_process]', N'osfrk_2ddbc8dd_3', N'enabled, validated'),
  (N'(System).Process', N'[dbo].[ossys_bpm_process]', N'osfrk_2ddbc8dd_4', N'enabled, validated'),
  (N'(System).Process', N'[dbo].[ossys_bpm_process]', N'osfrk_2ddbc8dd_5', N'enabled, validated'),
  (N'(System).Process', N'[dbo].[ossys_bpm_process]', N'osfrk_2ddbc8dd_6', N'enabled, validated'),
  (N'(System).Process', N'[dbo].[ossys_bpm_process]', N'osfrk_2ddbc8dd_7', N'enabled, validated'),
  (N'(System).Process', N'[dbo].[ossys_bpm_process]', N'osfrk_2ddbc8dd_8', N'enabled, validated'),
  (N'(System).Process', N'[dbo].[ossys_bpm_process]', N'osfrk_2ddbc8dd_9', N'enabled, validated')
) AS v([label], [object], [name], [state])) AS w
JOIN (
  SELECT k.[parent_object_id] AS [relation], k.[name] COLLATE Latin1_General_BIN2 AS [name],
    CASE WHEN k.[is_disabled] = 1 THEN N'disabled' WHEN k.[is_not_trusted] = 1 THEN N'enabled, not validated'
      ELSE N'enabled, validated' END COLLATE Latin1_General_BIN2 AS [state]
  FROM sys.foreign_keys AS k
  UNION ALL
  SELECT k.[parent_object_id] AS [relation], k.[name] COLLATE Latin1_General_BIN2 AS [name],
    CASE WHEN k.[is_disabled] = 1 THEN N'disabled' WHEN k.[is_not_trusted] = 1 THEN N'enabled, not validated'
      ELSE N'enabled, validated' END COLLATE Latin1_General_BIN2 AS [state]
  FROM sys.check_constraints AS k
  WHERE k.[is_disabled] = 0
) AS k
  ON k.[relation] = w.[relation] AND k.[name] COLLATE DATABASE_DEFAULT = w.[name] COLLATE DATABASE_DEFAULT
    AND k.[state] = w.[state])
) AS [v]([place], [what], [expected], [found])
ORDER BY [v].[place];

-- (System).Process_Input: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'states-system_process_input', N'(System).Process_Input', [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 ELSE 0 END
FROM (
SELECT 1, N'constraints are as the snapshot had them', CAST(2 AS bigint), (SELECT COUNT_BIG(*) FROM (SELECT v.[label] COLLATE Latin1_General_BIN2 AS [label], v.[name] COLLATE Latin1_General_BIN2 AS [name], v.[state] COLLATE Latin1_General_BIN2 AS [state], OBJECT_ID(v.[object]) AS [relation]
FROM (VALUES
  (N'(System).Process_Input', N'[dbo].[ossys_bpm_process_input]', N'osfrk_59b57dbf_1', N'enabled, validated'),
  (N'(System).Process_Input', N'[dbo].[ossys_bpm_process_input]', N'osfrk_59b57dbf_2', N'enabled, validated')
) AS v([label], [object], [name], [state])) AS w
JOIN (
  SELECT k.[parent_object_id] AS [relation], k.[name] COLLATE Latin1_General_BIN2 AS [name],
    CASE WHEN k.[is_disabled] = 1 THEN N'disabled' WHEN k.[is_not_trusted] = 1 THEN N'enabled, not validated'
      ELSE N'enabled, validated' END COLLATE Latin1_General_BIN2 AS [state]
  FROM sys.foreign_keys AS k
  UNION ALL
  SELECT k.[parent_object_id] AS [relation], k.[name] COLLATE Latin1_General_BIN2 AS [name],
    CASE WHEN k.[is_disabled] = 1 THEN N'disabled' WHEN k.[is_not_trusted] = 1 THEN N'enabled, not validated'
      ELSE N'enabled, validated' END COLLATE Latin1_General_BIN2 AS [state]
  FROM sys.check_constraints AS k
  WHERE k.[is_disabled] = 0
) AS k
  ON k.[relation] = w.[relation] AND k.[name] COLLATE DATABASE_DEFAULT = w.[name] COLLATE DATABASE_DEFAULT
    AND k.[state] = w.[state])
) AS [v]([place], [what], [expected], [found])
ORDER BY [v].[place];

-- (System).Process_Output: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'states-system_process_output', N'(System).Process_Output', [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 ELSE 0 END
FROM (
SELECT 1, N'constraints are as the snapshot had them', CAST(2 AS bigint), (SELECT COUNT_BIG(*) FROM (SELECT v.[label] COLLATE Latin1_General_BIN2 AS [label], v.[name] COLLATE Latin1_General_BIN2 AS [name], v.[state] COLLATE Latin1_General_BIN2 AS [state], OBJECT_ID(v.[object]) AS [relation]
FROM (VALUES
  (N'(System).Process_Output', N'[dbo].[ossys_bpm_process_output]', N'osfrk_21b0c199_1', N'enabled, validated'),
  (N'(System).Process_Output', N'[dbo].[ossys_bpm_process_output]', N'osfrk_21b0c199_2', N'enabled, validated')
) AS v([label], [object], [name], [state])) AS w
JOIN (
  SELECT k.[parent_object_id] AS [relation], k.[name] COLLATE Latin1_General_BIN2 AS [name],
    CASE WHEN k.[is_disabled] = 1 THEN N'disabled' WHEN k.[is_not_trusted] = 1 THEN N'enabled, not validated'
      ELSE N'enabled, validated' END COLLATE Latin1_General_BIN2 AS [state]
  FROM sys.foreign_keys AS k
  UNION ALL
  SELECT k.[parent_object_id] AS [relation], k.[name] COLLATE Latin1_General_BIN2 AS [name],
    CASE WHEN k.[is_disabled] = 1 THEN N'disabled' WHEN k.[is_not_trusted] = 1 THEN N'enabled, not validated'
      ELSE N'enabled, validated' END COLLATE Latin1_General_BIN2 AS [state]
  FROM sys.check_constraints AS k
  WHERE k.[is_disabled] = 0
) AS k
  ON k.[relation] = w.[relation] AND k.[name] COLLATE DATABASE_DEFAULT = w.[name] COLLATE DATABASE_DEFAULT
    AND k.[state] = w.[state])
) AS [v]([place], [what], [expected], [found])
ORDER BY [v].[place];

-- (System).Group: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'states-system_group', N'(System).Group', [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 ELSE 0 END
FROM (
SELECT 1, N'constraints are as the snapshot had them', CAST(1 AS bigint), (SELECT COUNT_BIG(*) FROM (SELECT v.[label] COLLATE Latin1_General_BIN2 AS [label], v.[name] COLLATE Latin1_General_BIN2 AS [name], v.[state] COLLATE Latin1_General_BIN2 AS [state], OBJECT_ID(v.[object]) AS [relation]
FROM (VALUES
  (N'(System).Group', N'[dbo].[ossys_group]', N'osfrk_54900345_1', N'enabled, validated')
) AS v([label], [object], [name], [state])) AS w
JOIN (
  SELECT k.[parent_object_id] AS [relation], k.[name] COLLATE Latin1_General_BIN2 AS [name],
    CASE WHEN k.[is_disabled] = 1 THEN N'disabled' WHEN k.[is_not_trusted] = 1 THEN N'enabled, not validated'
      ELSE N'enabled, validated' END COLLATE Latin1_General_BIN2 AS [state]
  FROM sys.foreign_keys AS k
  UNION ALL
  SELECT k.[parent_object_id] AS [relation], k.[name] COLLATE Latin1_General_BIN2 AS [name],
    CASE WHEN k.[is_disabled] = 1 THEN N'disabled' WHEN k.[is_not_trusted] = 1 THEN N'enabled, not validated'
      ELSE N'enabled, validated' END COLLATE Latin1_General_BIN2 AS [state]
  FROM sys.check_constraints AS k
  WHERE k.[is_disabled] = 0
) AS k
  ON k.[relation] = w.[relation] AND k.[name] COLLATE DATABASE_DEFAULT = w.[name] COLLATE DATABASE_DEFAULT
    AND k.[state] = w.[state])
) AS [v]([place], [what], [expected], [found])
ORDER BY [v].[place];

-- (System).Group_User: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'states-system_group_user', N'(System).Group_User', [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 ELSE 0 END
FROM (
SELECT 1, N'constraints are as the snapshot had them', CAST(3 AS bigint), (SELECT COUNT_BIG(*) FROM (SELECT v.[label] COLLATE Latin1_General_BIN2 AS [label], v.[name] COLLATE Latin1_General_BIN2 AS [name], v.[state] COLLATE Latin1_General_BIN2 AS [state], OBJECT_ID(v.[object]) AS [relation]
FROM (VALUES
  (N'(System).Group_User', N'[dbo].[ossys_group_user]', N'osfrk_961b70b5_1', N'enabled, validated'),
  (N'(System).Group_User', N'[dbo].[ossys_group_user]', N'osfrk_961b70b5_2', N'enabled, validated'),
  (N'(System).Group_User', N'[dbo].[ossys_group_user]', N'osfrk_961b70b5_3', N'enabled, validated')
) AS v([label], [object], [name], [state])) AS w
JOIN (
  SELECT k.[parent_object_id] AS [relation], k.[name] COLLATE Latin1_General_BIN2 AS [name],
    CASE WHEN k.[is_disabled] = 1 THEN N'disabled' WHEN k.[is_not_trusted] = 1 THEN N'enabled, not validated'
      ELSE N'enabled, validated' END COLLATE Latin1_General_BIN2 AS [state]
  FROM sys.foreign_keys AS k
  UNION ALL
  SELECT k.[parent_object_id] AS [relation], k.[name] COLLATE Latin1_General_BIN2 AS [name],
    CASE WHEN k.[is_disabled] = 1 THEN N'disabled' WHEN k.[is_not_trusted] = 1 THEN N'enabled, not validated'
      ELSE N'enabled, validated' END COLLATE Latin1_General_BIN2 AS [state]
  FROM sys.check_constraints AS k
  WHERE k.[is_disabled] = 0
) AS k
  ON k.[relation] = w.[relation] AND k.[name] COLLATE DATABASE_DEFAULT = w.[name] COLLATE DATABASE_DEFAULT
    AND k.[state] = w.[state])
) AS [v]([place], [what], [expected], [found])
ORDER BY [v].[place];

-- (System).User: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'states-system_user', N'(System).User', [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 ELSE 0 END
FROM (
SELECT 1, N'constraints are as the snapshot had them', CAST(1 AS bigint), (SELECT COUNT_BIG(*) FROM (SELECT v.[label] COLLATE Latin1_General_BIN2 AS [label], v.[name] COLLATE Latin1_General_BIN2 AS [name], v.[state] COLLATE Latin1_General_BIN2 AS [state], OBJECT_ID(v.[object]) AS [relation]
FROM (VALUES
  (N'(System).User', N'[dbo].[ossys_user]', N'osfrk_c78c3c88_1', N'enabled, validated')
) AS v([label], [object], [name], [state])) AS w
JOIN (
  SELECT k.[parent_object_id] AS [relation], k.[name] COLLATE Latin1_General_BIN2 AS [name],
    CASE WHEN k.[is_disabled] = 1 THEN N'disabled' WHEN k.[is_not_trusted] = 1 THEN N'enabled, not validated'
      ELSE N'enabled, validated' END COLLATE Latin1_General_BIN2 AS [state]
  FROM sys.foreign_keys AS k
  UNION ALL
  SELECT k.[parent_object_id] AS [relation], k.[name] COLLATE Latin1_General_BIN2 AS [name],
    CASE WHEN k.[is_disabled] = 1 THEN N'disabled' WHEN k.[is_not_trusted] = 1 THEN N'enabled, not validated'
      ELSE N'enabled, validated' END COLLATE Latin1_General_BIN2 AS [state]
  FROM sys.check_constraints AS k
  WHERE k.[is_disabled] = 0
) AS k
  ON k.[relation] = w.[relation] AND k.[name] COLLATE DATABASE_DEFAULT = w.[name] COLLATE DATABASE_DEFAULT
    AND k.[state] = w.[state])
) AS [v]([place], [what], [expected], [found])
ORDER BY [v].[place];

-- CityManager.City: every subscription of migrated activities and of processes in scope is there.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT [v].[check_id], [v].[entity], [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 WHEN [v].[expected] IS NOT NULL THEN 0 END
FROM (
SELECT
  COUNT_BIG(*) AS [lacking]
FROM (
  SELECT
    CASE WHEN [s].[_ESPACE_ID] = 0 THEN 0 ELSE [r1].[new_id] END AS [_ESPACE_ID], /* _ESPACE_ID: (System).Espace, through its map */
    CASE WHEN [s].[_TENANT_ID] = 0 THEN 0 ELSE [r2].[new_id] END AS [_TENANT_ID], /* _TENANT_ID: (System).Tenant, through its map */
    CASE WHEN [s].[_ACTIVITY_ID] = 0 THEN 0 ELSE [r3].[new_id] END AS [_ACTIVITY_ID], /* _ACTIVITY_ID: the activity, through its map */
    CASE WHEN [s].[_PROCESS_DEF_ID] = 0 THEN 0 ELSE [r4].[new_id] END AS [_PROCESS_DEF_ID], /* _PROCESS_DEF_ID: (System).Process_Definition, through its map */
    [s].[_IS_UPDATE] AS [_IS_UPDATE], /* _IS_UPDATE: copied */
    [s].[_IS_LIGHT] AS [_IS_LIGHT], /* _IS_LIGHT: copied */
    CASE WHEN [s].[ID] = 0 THEN 0 ELSE [r5].[new_id] END AS [ID1], /* Id: CityManager.City, through its map */
    CASE WHEN [s].[COUNTRYID] = 0 THEN 0 ELSE [r6].[new_id] END AS [COUNTRYID1] /* CountryId: CityManager.Country, through its map */
  FROM [#o11c_src_12] AS [s]
  LEFT JOIN [OSTARGET].[o11c].[map_espace_e1a6a44dce] AS [r1]
    ON [r1].[old_id] = [s].[_ESPACE_ID]
  LEFT JOIN [OSTARGET].[o11c].[map_tenant_63c9ad9cd6] AS [r2]
    ON [r2].[old_id] = [s].[_TENANT_ID]
  LEFT JOIN [OSTARGET].[o11c].[map_activity_7719b209bf] AS [r3]
    ON [r3].[old_id] = [s].[_ACTIVITY_ID]
  LEFT JOIN [OSTARGET].[o11c].[map_process_definition_fce9a66ef3] AS [r4]
    ON [r4].[old_id] = [s].[_PROCESS_DEF_ID]
  LEFT JOIN [OSTARGET].[o11c].[map_city_3472b4bd9f] AS [r5]
    ON [r5].[old_id] = [s].[ID]
  LEFT JOIN [OSTARGET].[o11c].[map_country_9d32f3c1fc] AS [r6]
    ON [r6].[old_id] = [s].[COUNTRYID]
  WHERE
    (
      (
        (
          (
            [s].[_ACTIVITY_ID] IS NULL
          ) OR (
            [s].[_ACTIVITY_ID] = 0
          )
        )
        AND CAST([s].[_PROCESS_DEF_ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 IN (N'11', N'12')
      )
      OR (
        EXISTS(
          SELECT
            1
          FROM [OSTARGET].[o11c].[map_activity_7719b209bf] AS [a]
          WHERE
            [a].[old_id] = [s].[_ACTIVITY_ID]
        )
      )
    )
  EXCEPT
  SELECT
    [t].[_ESPACE_ID],
    [t].[_TENANT_ID],
    [t].[_ACTIVITY_ID],
    [t].[_PROCESS_DEF_ID],
    [t].[_IS_UPDATE],
    [t].[_IS_LIGHT],
    [t].[ID1],
    [t].[COUNTRYID1]
  FROM [OSTARGET].[dbo].[OSEVT_T01_CITY] AS [t]
) AS [q]
) AS [j]
CROSS APPLY (VALUES
  (1, N'events-citymanager_city', N'CityManager.City', N'subscriptions that have not arrived', 0, [j].[lacking])
) AS [v]([line], [check_id], [entity], [what], [expected], [found])
ORDER BY [v].[line];

-- CityManager.Street: every subscription of migrated activities and of processes in scope is there.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT [v].[check_id], [v].[entity], [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 WHEN [v].[expected] IS NOT NULL THEN 0 END
FROM (
SELECT
  COUNT_BIG(*) AS [lacking]
FROM (
  SELECT
    CASE WHEN [s].[_ESPACE_ID] = 0 THEN 0 ELSE [r1].[new_id] END AS [_ESPACE_ID], /* _ESPACE_ID: (System).Espace, through its map */
    CASE WHEN [s].[_TENANT_ID] = 0 THEN 0 ELSE [r2].[new_id] END AS [_TENANT_ID], /* _TENANT_ID: (System).Tenant, through its map */
    CASE WHEN [s].[_ACTIVITY_ID] = 0 THEN 0 ELSE [r3].[new_id] END AS [_ACTIVITY_ID], /* _ACTIVITY_ID: the activity, through its map */
    CASE WHEN [s].[_PROCESS_DEF_ID] = 0 THEN 0 ELSE [r4].[new_id] END AS [_PROCESS_DEF_ID], /* _PROCESS_DEF_ID: (System).Process_Definition, through its map */
    [s].[_IS_UPDATE] AS [_IS_UPDATE], /* _IS_UPDATE: copied */
    [s].[_IS_LIGHT] AS [_IS_LIGHT], /* _IS_LIGHT: copied */
    CASE WHEN [s].[ID] = 0 THEN 0 ELSE [r5].[new_id] END AS [ID1] /* Id: CityManager.Street, through its map */
  FROM [#o11c_src_13] AS [s]
  LEFT JOIN [OSTARGET].[o11c].[map_espace_e1a6a44dce] AS [r1]
    ON [r1].[old_id] = [s].[_ESPACE_ID]
  LEFT JOIN [OSTARGET].[o11c].[map_tenant_63c9ad9cd6] AS [r2]
    ON [r2].[old_id] = [s].[_TENANT_ID]
  LEFT JOIN [OSTARGET].[o11c].[map_activity_7719b209bf] AS [r3]
    ON [r3].[old_id] = [s].[_ACTIVITY_ID]
  LEFT JOIN [OSTARGET].[o11c].[map_process_definition_fce9a66ef3] AS [r4]
    ON [r4].[old_id] = [s].[_PROCESS_DEF_ID]
  LEFT JOIN [OSTARGET].[o11c].[map_street_1bdc5a0f37] AS [r5]
    ON [r5].[old_id] = [s].[ID]
  WHERE
    (
      (
        (
          (
            [s].[_ACTIVITY_ID] IS NULL
          ) OR (
            [s].[_ACTIVITY_ID] = 0
          )
        )
        AND CAST([s].[_PROCESS_DEF_ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 IN (N'11', N'12')
      )
      OR (
        EXISTS(
          SELECT
            1
          FROM [OSTARGET].[o11c].[map_activity_7719b209bf] AS [a]
          WHERE
            [a].[old_id] = [s].[_ACTIVITY_ID]
        )
      )
    )
  EXCEPT
  SELECT
    [t].[_ESPACE_ID],
    [t].[_TENANT_ID],
    [t].[_ACTIVITY_ID],
    [t].[_PROCESS_DEF_ID],
    [t].[_IS_UPDATE],
    [t].[_IS_LIGHT],
    [t].[ID1]
  FROM [OSTARGET].[dbo].[OSEVT_T01_STREET] AS [t]
) AS [q]
) AS [j]
CROSS APPLY (VALUES
  (1, N'events-citymanager_street', N'CityManager.Street', N'subscriptions that have not arrived', 0, [j].[lacking])
) AS [v]([line], [check_id], [entity], [what], [expected], [found])
ORDER BY [v].[line];

-- One row a check.
SELECT LEFT([check_id], 60) AS [check_id], LEFT([entity], 60) AS [entity], LEFT([what], 80) AS [what],
  [expected], [found], [ok]
FROM #o11c_check
WHERE [ok] IS NOT NULL
ORDER BY [place];

-- For information, nothing is compared: what the project file or the reports have accepted, counted.
SELECT LEFT([entity], 60) AS [entity], LEFT([what], 80) AS [what], [found] AS [rows]
FROM #o11c_check
WHERE [ok] IS NULL
ORDER BY [place];

-- What became of the rows that were expected, one line an entity.
SELECT LEFT([entity], 60) AS [entity],
  SUM(CASE WHEN [what] IN (N'rows arrived') THEN [expected] ELSE 0 END) AS [expected],
  SUM(CASE WHEN [what] IN (N'rows inserted') THEN [found] ELSE 0 END) AS [inserted],
  SUM(CASE WHEN [what] IN (N'rows that were there before, updated where they differed') THEN [found] ELSE 0 END) AS [updated],
  SUM(CASE WHEN [what] IN (N'rows that were there before, kept as they were') THEN [found] ELSE 0 END) AS [kept],
  SUM(CASE WHEN [what] IN (N'rows of the source that do not take part') THEN [found] ELSE 0 END) AS [not_selected]
FROM #o11c_check
GROUP BY [entity]
HAVING SUM(CASE WHEN [what] = N'rows arrived' THEN 1 ELSE 0 END) > 0
ORDER BY MIN([place]);

-- A check that does not hold ends the run here.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT [entity] + N', ' + [what] FROM #o11c_check WHERE [ok] = 0
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0910: checks do not hold: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). The table above shows expected and found.', N'%', N'%%');
  THROW 50910, @o11c_message, 1;
END;

UPDATE #o11c_progress SET [mark] = N'step 59', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[590-verify] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
