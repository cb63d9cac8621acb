-- Step 300-update-system-group (30 of 39): update (System).Group
-- Why here: after the inserts: whatever the changed rows refer to is in by now
-- Reads: dbo.ossys_group (its copy #o11c_src_2), o11c.map_group_82be168321, temporary table
-- rows_group_fe15a92aa3
-- Writes: dbo.ossys_group, o11c.before_group_82be168321, o11c.after_group_82be168321
-- Locks: IX and X on OSTARGET.dbo.ossys_group (until COMMIT); IS and S on OSTARGET.dbo.ossys_group
-- (while a statement runs)
-- Applications: since step 010-open-the-run who reads or writes OSTARGET.dbo.ossys_group waits
-- (readers of row versions read on)
-- Cost (estimate): rows unknown, size unknown, time unknown
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 29')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- Rows that are going to change, as they are now, for rollback.sql.
INSERT INTO [OSTARGET].[o11c].[before_group_82be168321] ([o11c_step], [id], [name], [tenant_id], [description])
SELECT N'300-update-system-group', [t].[id], [t].[name], [t].[tenant_id], [t].[description]
FROM [OSTARGET].[dbo].[ossys_group] AS [t]
JOIN (
  SELECT
    [m].[new_id] AS [o11c_new],
    [s].[description] AS [description]
  FROM [#o11c_src_2] AS [s]
  JOIN [#rows_group_fe15a92aa3] AS [s_rows]
    ON [s_rows].[id] = [s].[id]
  JOIN [OSTARGET].[o11c].[map_group_82be168321] AS [m]
    ON [m].[old_id] = [s].[id] AND [m].[fresh] = CAST(0 AS bit)
) AS [q]
  ON [t].[id] = [q].[o11c_new]
WHERE ((([t].[description] IS NULL AND NOT [q].[description] IS NULL) OR (NOT [t].[description] IS NULL AND [q].[description] IS NULL)) OR ([t].[description] COLLATE Latin1_General_BIN2 <> [q].[description] COLLATE Latin1_General_BIN2) OR (DATALENGTH([t].[description]) <> DATALENGTH([q].[description])));

-- Rows that were in the target before this run get the source's values. A row is written only where a
-- value differs, so a second run writes nothing.
UPDATE [t] SET [description] = [q].[description]
FROM (
  SELECT
    [m].[new_id] AS [o11c_new],
    [s].[description] AS [description] /* DESCRIPTION: copied */
  FROM [#o11c_src_2] AS [s]
  JOIN [#rows_group_fe15a92aa3] AS [s_rows]
    ON [s_rows].[id] = [s].[id]
  JOIN [OSTARGET].[o11c].[map_group_82be168321] AS [m]
    ON [m].[old_id] = [s].[id] AND [m].[fresh] = CAST(0 AS bit)
) AS [q]
JOIN [OSTARGET].[dbo].[ossys_group] AS [t]
  ON [t].[id] = [q].[o11c_new]
WHERE ((([t].[description] IS NULL AND NOT [q].[description] IS NULL) OR (NOT [t].[description] IS NULL AND [q].[description] IS NULL)) OR ([t].[description] COLLATE Latin1_General_BIN2 <> [q].[description] COLLATE Latin1_General_BIN2) OR (DATALENGTH([t].[description]) <> DATALENGTH([q].[description])));
SET @o11c_rows = ROWCOUNT_BIG();

-- Each row of (System).Group that the run has written, as a hash: rollback.sql refuses when a row has
-- changed since.
INSERT INTO [OSTARGET].[o11c].[after_group_82be168321] ([id], [hash])
SELECT [t].[id], CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[id]), N'n') + N';'
    + CASE WHEN [t].[name] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[name])) + N':' + CONVERT(nvarchar(max), [t].[name]) COLLATE Latin1_General_BIN2 END + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[tenant_id]), N'n') + N';'
    + CASE WHEN [t].[description] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[description])) + N':' + CONVERT(nvarchar(max), [t].[description]) COLLATE Latin1_General_BIN2 END + N';') AS binary(32))
FROM [OSTARGET].[dbo].[ossys_group] AS [t]
JOIN (
SELECT
  [m].[new_id] AS [id]
FROM [OSTARGET].[o11c].[map_group_82be168321] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
UNION
SELECT
  [id] AS [id]
FROM [OSTARGET].[o11c].[before_group_82be168321]
) AS [w] ON [w].[id] = [t].[id];

-- Whoever joins it must know its size.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [OSTARGET].[o11c].[after_group_82be168321]');

UPDATE #o11c_progress SET [mark] = N'step 30', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[300-update-system-group] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
