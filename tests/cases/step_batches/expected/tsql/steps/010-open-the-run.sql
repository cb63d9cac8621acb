-- Step 010-open-the-run (1 of 10): open the run
-- Why here: first of all: the source is counted, so that a later session knows whether it has changed
-- (before this transaction: the right database, one run at a time)
-- Locks: none on tables of source and target
-- Applications: nobody waits for this step; those of the target stay disabled until the run is done
-- Cost (estimate): about 5 rows, size unknown, a second at most
-- Part of migrate.sql, where it is a transaction of its own; dryrun.sql has dryrun/010-open-the-run.sql.
-- Alone it refuses to run.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
-- An earlier session has finished this step: there is nothing to do.
IF @@TRANCOUNT = 0 AND EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'passed 1')
BEGIN
  RETURN;
END;
-- Only when the batch before has finished, and with one transaction open.
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 0')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- Rows that an earlier run has appended must not be appended again: its map is still here.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  [g].[label] AS [label]
FROM [OSTARGET].[o11c].[map] AS [g]
JOIN (VALUES
  (N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', N'9921b6b3-34ce-59dc-bc65-ac709a244db9'),
  (N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', N'8b1f7477-b629-5fcd-8273-66ece4a4e29a')) AS [w]([espace], [entity])
  ON [g].[espace_key] = [w].[espace] COLLATE Latin1_General_BIN2
  AND [g].[entity_key] = [w].[entity] COLLATE Latin1_General_BIN2
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0907: entities were migrated by an earlier run: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). This step changed nothing. Undo that run first, or go on from it (delta: true): its rows are there.', N'%', N'%%');
  THROW 50907, @o11c_message, 1;
END;

UPDATE #o11c_progress SET [mark] = N'step 1', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[010-open-the-run] failed and was undone; of migrate.sql what came before it stays, run it again to go on: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
