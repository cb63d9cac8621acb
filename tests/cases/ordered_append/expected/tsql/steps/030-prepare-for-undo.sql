-- Step 030-prepare-for-undo (3 of 8): prepare for undo
-- Why here: before the first change: rows are kept as they were, so that rollback.sql can undo the run
-- Reads: o11c.map
-- Writes: what the run before has kept, o11c.before_... and o11c.after_... (dropped),
-- o11c.map_customer_5e36fdbcf9 (of an earlier run: renamed), o11c.map_detail_5ba25135d6 (of an earlier
-- run: renamed), o11c.map_order_b095562f7b (of an earlier run: renamed), o11c.before_registry,
-- o11c.after_customer_5e36fdbcf9, o11c.after_detail_5ba25135d6, o11c.after_order_b095562f7b
-- Locks: none on tables of source and target
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): no rows to speak of, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 2')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- Only the last run can be undone: what an earlier one has kept is dropped.
DECLARE @o11c_images nvarchar(max);
WHILE 1 = 1
BEGIN
  SET @o11c_images = (SELECT MIN(N'DROP TABLE [o11c].' + QUOTENAME([name])) FROM sys.tables
    WHERE [schema_id] = SCHEMA_ID(N'o11c') AND ([name] LIKE N'before[_]%' OR [name] LIKE N'after[_]%'));
  IF @o11c_images IS NULL BREAK;
  EXEC (@o11c_images);
END;

-- The registry of maps as it was.
SELECT [espace_key], [entity_key], [identifier_key], [label], [kind], [table_name], [source_digest], [target_digest], [run_id]
INTO [o11c].[before_registry]
FROM [o11c].[map];

-- Maps of earlier runs that this one replaces are put aside; they come back with rollback.sql. The
-- server warns that a name has changed.
IF OBJECT_ID(N'[o11c].[map_customer_5e36fdbcf9]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[map_customer_5e36fdbcf9]', @newname = N'before_map_customer_5e36fdbcf9', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[map_detail_5ba25135d6]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[map_detail_5ba25135d6]', @newname = N'before_map_detail_5ba25135d6', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[map_order_b095562f7b]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[map_order_b095562f7b]', @newname = N'before_map_order_b095562f7b', @objtype = N'OBJECT';

-- Rows of dbo.OSUSR_T01_CUSTOMER as the run leaves them.
CREATE TABLE [OSTARGET].[o11c].[after_customer_5e36fdbcf9] (
  [id] int NOT NULL,
  [hash] binary(32) NOT NULL
);

-- Rows of dbo.OSUSR_T01_DETAIL as the run leaves them.
CREATE TABLE [OSTARGET].[o11c].[after_detail_5ba25135d6] (
  [id] int NOT NULL,
  [hash] binary(32) NOT NULL
);

-- Rows of dbo.OSUSR_T01_ORDER as the run leaves them.
CREATE TABLE [OSTARGET].[o11c].[after_order_b095562f7b] (
  [id] int NOT NULL,
  [hash] binary(32) NOT NULL
);

UPDATE #o11c_progress SET [mark] = N'step 3', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[030-prepare-for-undo] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
