-- Step 010-open-the-run (1 of 38): open the run
-- Why here: first of all: the right database, one run at a time, one consistent view of the source
-- Writes: o11c.run, o11c.step, o11c.map
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
SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[OSUSR_T01_ORDER] WITH (TABLOCKX, HOLDLOCK);

SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[ossys_group] WITH (TABLOCKX, HOLDLOCK);

SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[ossys_group_role] WITH (TABLOCKX, HOLDLOCK);

SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[ossys_group_user] WITH (TABLOCKX, HOLDLOCK);

SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[ossys_user] WITH (TABLOCKX, HOLDLOCK);

SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[ossys_user_role] WITH (TABLOCKX, HOLDLOCK);

-- Identifier maps, journal and registry live in a schema of their own. Names of two parts are in the
-- current database, which is the target.
IF SCHEMA_ID(N'o11c') IS NULL EXEC (N'CREATE SCHEMA [o11c]');

-- One row a run.
IF OBJECT_ID(N'[o11c].[run]', N'U') IS NULL
  CREATE TABLE [o11c].[run] (
    [run_id] bigint IDENTITY(1, 1) NOT NULL PRIMARY KEY,
    [project] nvarchar(400) COLLATE Latin1_General_BIN2 NOT NULL,
    [source_digest] nvarchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
    [target_digest] nvarchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
    [started] datetime2(3) NOT NULL DEFAULT SYSUTCDATETIME(),
    [finished] datetime2(3) NULL,
    [status] nvarchar(20) COLLATE Latin1_General_BIN2 NOT NULL DEFAULT N'running'
  );

-- One row a finished step.
IF OBJECT_ID(N'[o11c].[step]', N'U') IS NULL
  CREATE TABLE [o11c].[step] (
    [run_id] bigint NOT NULL REFERENCES [o11c].[run] ([run_id]),
    [step_id] nvarchar(100) COLLATE Latin1_General_BIN2 NOT NULL,
    [checksum] nvarchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
    [started] datetime2(3) NOT NULL,
    [finished] datetime2(3) NOT NULL,
    [rows] bigint NULL,
    [status] nvarchar(20) COLLATE Latin1_General_BIN2 NOT NULL,
    PRIMARY KEY ([run_id], [step_id])
  );

-- Registry of identifier maps: later runs find a map by its keys.
IF OBJECT_ID(N'[o11c].[map]', N'U') IS NULL
  CREATE TABLE [o11c].[map] (
    [espace_key] nvarchar(200) COLLATE Latin1_General_BIN2 NOT NULL,
    [entity_key] nvarchar(200) COLLATE Latin1_General_BIN2 NOT NULL,
    [identifier_key] nvarchar(400) COLLATE Latin1_General_BIN2 NOT NULL,
    [label] nvarchar(4000) COLLATE Latin1_General_BIN2 NOT NULL,
    [kind] nvarchar(20) COLLATE Latin1_General_BIN2 NOT NULL,
    [table_name] nvarchar(128) COLLATE Latin1_General_BIN2 NOT NULL,
    [source_digest] nvarchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
    [target_digest] nvarchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
    [run_id] bigint NOT NULL REFERENCES [o11c].[run] ([run_id]),
    PRIMARY KEY ([espace_key], [entity_key])
  );

-- This run.
INSERT INTO [o11c].[run] ([project], [source_digest], [target_digest])
VALUES (N'users-policy-recreate', N'124e5724db6b8aae20454be1ed79c822cae122f044bbd7925e067f1495de7a88', N'ff7bb783b73ccf5fbf6808f8ee4f6a3b6f7fed6af76f5585b793540dbd555397');

-- Maps of an earlier run are replaced.
DROP TABLE IF EXISTS [o11c].[map_group_82be168321],
  [o11c].[map_group_role_6960332884],
  [o11c].[map_group_user_1901da0039],
  [o11c].[map_role_bed61fb7b8],
  [o11c].[map_tenant_63c9ad9cd6],
  [o11c].[map_user_f9b11b2f84],
  [o11c].[map_user_role_e5ec603df3],
  [o11c].[map_order_b095562f7b];

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
