-- Step 010-open-the-run (1 of 5): open the run
-- Why here: first of all: the source stays as it is and other writers stay out of the tables that the
-- run writes (before this transaction: the right database, one run at a time)
-- Writes: nothing that stays: maps are temporary, there is no journal
-- Locks: X (TABLOCKX) on OSTARGET.dbo.OSUSR_T01_CUSTOMER, OSTARGET.dbo.OSUSR_T01_ORDER (until COMMIT)
-- Applications: who reads or writes OSTARGET.dbo.OSUSR_T01_CUSTOMER, OSTARGET.dbo.OSUSR_T01_ORDER
-- waits (readers of row versions read on)
-- Cost (estimate): about 4 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 0')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- Keep others out of the tables that are written until COMMIT, in one order so that two runs cannot
-- block each other. TABLOCKX keeps readers out too, but for those that read row versions.
SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] WITH (TABLOCKX, HOLDLOCK);

SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[OSUSR_T01_ORDER] WITH (TABLOCKX, HOLDLOCK);

UPDATE #o11c_progress SET [mark] = N'step 1', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[010-open-the-run] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
