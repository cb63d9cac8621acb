-- Step 240-silence-triggers-of-citymanager-city (24 of 59): silence triggers of CityManager.City
-- Why here: before any row is written: BPT must not start processes for rows that are moved
-- Writes: triggers of dbo.OSUSR_T01_CITY
-- Locks: Sch-M on OSTARGET.dbo.OSUSR_T01_CITY (until COMMIT)
-- Applications: everybody who uses OSTARGET.dbo.OSUSR_T01_CITY waits (readers of row versions too)
-- Cost (estimate): no rows to speak of, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 23')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- Every trigger named below must be enabled, and BPT must have no other one here: what is disabled now
-- is enabled at the end, no more and no less.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT [w].[name] COLLATE DATABASE_DEFAULT AS sample
FROM (VALUES (N'OSTRG_EI__OSUSR_T01_CITY')) AS w(name)
WHERE NOT EXISTS (SELECT 1 FROM (
SELECT [name] COLLATE DATABASE_DEFAULT AS [name]
FROM sys.triggers
WHERE [parent_id] = OBJECT_ID(N'[OSTARGET].[dbo].[OSUSR_T01_CITY]') AND [is_disabled] = 0
  AND UPPER(LEFT([name], 8)) COLLATE Latin1_General_BIN2 = N'OSTRG_EI'
) AS e WHERE e.name = [w].[name] COLLATE DATABASE_DEFAULT)
UNION ALL
SELECT e.name FROM (
SELECT [name] COLLATE DATABASE_DEFAULT AS [name]
FROM sys.triggers
WHERE [parent_id] = OBJECT_ID(N'[OSTARGET].[dbo].[OSUSR_T01_CITY]') AND [is_disabled] = 0
  AND UPPER(LEFT([name], 8)) COLLATE Latin1_General_BIN2 = N'OSTRG_EI'
) AS e
WHERE NOT e.name IN (N'OSTRG_EI__OSUSR_T01_CITY')
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0909: BPT triggers of dbo.OSUSR_T01_CITY have changed: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Make both snapshots again and compile again.', N'%', N'%%');
  THROW 50909, @o11c_message, 1;
END;

-- BPT must start no process for rows that are moved. The trigger is disabled in this transaction only:
-- a run that fails leaves it enabled.
ALTER TABLE [OSTARGET].[dbo].[OSUSR_T01_CITY] DISABLE TRIGGER [OSTRG_EI__OSUSR_T01_CITY];

UPDATE #o11c_progress SET [mark] = N'step 24', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[240-silence-triggers-of-citymanager-city] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
