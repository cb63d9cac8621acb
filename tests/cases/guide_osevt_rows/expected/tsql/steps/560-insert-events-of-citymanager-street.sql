-- Step 560-insert-events-of-citymanager-street (56 of 59): insert events of CityManager.Street
-- Why here: last of all rows: from COMMIT on a subscription is in force, and all rows must be there by
-- then
-- Reads: dbo.OSEVT_S01_STREET (its copy #o11c_src_13), o11c.map_activity_7719b209bf,
-- o11c.map_espace_e1a6a44dce, o11c.map_tenant_63c9ad9cd6, o11c.map_process_definition_fce9a66ef3,
-- o11c.map_street_1bdc5a0f37
-- Writes: dbo.OSEVT_T01_STREET, o11c.before_street_241fc14fca, o11c.after_street_241fc14fca
-- Locks: IX and X on OSTARGET.dbo.OSEVT_T01_STREET (until COMMIT); IS and S on
-- OSTARGET.dbo.OSEVT_T01_STREET (while a statement runs)
-- Applications: since step 010-open-the-run who reads or writes OSTARGET.dbo.OSEVT_T01_STREET waits
-- (readers of row versions read on)
-- Cost (estimate): at most 1 row, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 55')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- The whole event table as it was before the run, for rollback.sql.
INSERT INTO [OSTARGET].[o11c].[before_street_241fc14fca] ([_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1])
SELECT
  [t].[_ESPACE_ID],
  [t].[_TENANT_ID],
  [t].[_ACTIVITY_ID],
  [t].[_PROCESS_DEF_ID],
  [t].[_IS_UPDATE],
  [t].[_IS_LIGHT],
  [t].[ID1]
FROM [OSTARGET].[dbo].[OSEVT_T01_STREET] AS [t];

-- A subscription is written with all its references or not at all.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CASE
    WHEN NOT [s].[_ESPACE_ID] IS NULL AND [s].[_ESPACE_ID] <> 0 AND [r1].[new_id] IS NULL
    THEN N'_ESPACE_ID ' + CAST([s].[_ESPACE_ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2
    WHEN NOT [s].[_TENANT_ID] IS NULL AND [s].[_TENANT_ID] <> 0 AND [r2].[new_id] IS NULL
    THEN N'_TENANT_ID ' + CAST([s].[_TENANT_ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2
    WHEN NOT [s].[_ACTIVITY_ID] IS NULL
    AND [s].[_ACTIVITY_ID] <> 0
    AND [r3].[new_id] IS NULL
    THEN N'_ACTIVITY_ID ' + CAST([s].[_ACTIVITY_ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2
    WHEN NOT [s].[_PROCESS_DEF_ID] IS NULL
    AND [s].[_PROCESS_DEF_ID] <> 0
    AND [r4].[new_id] IS NULL
    THEN N'_PROCESS_DEF_ID ' + CAST([s].[_PROCESS_DEF_ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2
    WHEN NOT [s].[ID] IS NULL AND [s].[ID] <> 0 AND [r5].[new_id] IS NULL
    THEN N'ID ' + CAST([s].[ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2
  END AS [sample]
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
  AND (
    (
      NOT [s].[_ESPACE_ID] IS NULL AND [s].[_ESPACE_ID] <> 0 AND [r1].[new_id] IS NULL
    )
    OR (
      NOT [s].[_TENANT_ID] IS NULL AND [s].[_TENANT_ID] <> 0 AND [r2].[new_id] IS NULL
    )
    OR (
      NOT [s].[_ACTIVITY_ID] IS NULL
      AND [s].[_ACTIVITY_ID] <> 0
      AND [r3].[new_id] IS NULL
    )
    OR (
      NOT [s].[_PROCESS_DEF_ID] IS NULL
      AND [s].[_PROCESS_DEF_ID] <> 0
      AND [r4].[new_id] IS NULL
    )
    OR (
      NOT [s].[ID] IS NULL AND [s].[ID] <> 0 AND [r5].[new_id] IS NULL
    )
  )
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0924: subscriptions of CityManager.Street refer to rows without partner: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). The run is undone. Correct the rows, or leave them out with bpt: unmatched: skip.', N'%', N'%%');
  THROW 50924, @o11c_message, 1;
END;

-- The source's subscriptions of CityManager.Street that the target does not have yet, none twice:
-- EXCEPT counts two NULLs as equal. Those of activities only where the activity was migrated, those of
-- processes only of the modules in scope.
INSERT INTO [OSTARGET].[dbo].[OSEVT_T01_STREET] ([_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1])
SELECT
  [q].[_ESPACE_ID],
  [q].[_TENANT_ID],
  [q].[_ACTIVITY_ID],
  [q].[_PROCESS_DEF_ID],
  [q].[_IS_UPDATE],
  [q].[_IS_LIGHT],
  [q].[ID1]
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
) AS [q];
SET @o11c_rows = ROWCOUNT_BIG();

-- And as the run leaves it: the difference of the two is what the run has done.
INSERT INTO [OSTARGET].[o11c].[after_street_241fc14fca] ([_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1])
SELECT
  [t].[_ESPACE_ID],
  [t].[_TENANT_ID],
  [t].[_ACTIVITY_ID],
  [t].[_PROCESS_DEF_ID],
  [t].[_IS_UPDATE],
  [t].[_IS_LIGHT],
  [t].[ID1]
FROM [OSTARGET].[dbo].[OSEVT_T01_STREET] AS [t];

UPDATE #o11c_progress SET [mark] = N'step 56', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[560-insert-events-of-citymanager-street] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
