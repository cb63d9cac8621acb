-- Step 030-prepare-for-undo (3 of 59): prepare for undo
-- Why here: before the first change: rows are kept as they were, so that rollback.sql can undo the run
-- Reads: o11c.map
-- Writes: what the run before has kept, o11c.before_... and o11c.after_... (dropped),
-- o11c.map_activity_definition_8cc511ba31 (of an earlier run: renamed),
-- o11c.map_activity_output_def_ace59eb889 (of an earlier run: renamed),
-- o11c.map_activity_status_8950f6d54a (of an earlier run: renamed), o11c.map_espace_e1a6a44dce (of an
-- earlier run: renamed), o11c.map_process_definition_fce9a66ef3 (of an earlier run: renamed),
-- o11c.map_process_input_def_7fc7a7c2fe (of an earlier run: renamed),
-- o11c.map_process_output_def_56473c357e (of an earlier run: renamed),
-- o11c.map_process_status_1f62c016eb (of an earlier run: renamed), o11c.map_tenant_63c9ad9cd6 (of an
-- earlier run: renamed), o11c.map_user_f9b11b2f84 (of an earlier run: renamed),
-- o11c.map_group_82be168321 (of an earlier run: renamed), o11c.map_group_user_1901da0039 (of an
-- earlier run: renamed), o11c.map_country_9d32f3c1fc (of an earlier run: renamed),
-- o11c.map_city_3472b4bd9f (of an earlier run: renamed), o11c.map_street_1bdc5a0f37 (of an earlier
-- run: renamed), o11c.map_process_879d0bd30b (of an earlier run: renamed),
-- o11c.map_process_input_78519f28c6 (of an earlier run: renamed), o11c.map_process_output_dbefc0e412
-- (of an earlier run: renamed), o11c.map_activity_7719b209bf (of an earlier run: renamed),
-- o11c.map_activity_output_37cdc2c179 (of an earlier run: renamed), o11c.before_registry,
-- o11c.after_user_f9b11b2f84, o11c.after_group_82be168321, o11c.after_group_user_1901da0039,
-- o11c.after_country_9d32f3c1fc, o11c.after_city_3472b4bd9f, o11c.after_street_1bdc5a0f37,
-- o11c.after_process_879d0bd30b, o11c.after_process_input_78519f28c6,
-- o11c.after_process_output_dbefc0e412, o11c.after_activity_7719b209bf,
-- o11c.after_activity_output_37cdc2c179, o11c.before_city_31a1fe67f6, o11c.after_city_31a1fe67f6,
-- o11c.before_street_241fc14fca, o11c.after_street_241fc14fca
-- Locks: IS and S on OSTARGET.dbo.OSEVT_T01_CITY, OSTARGET.dbo.OSEVT_T01_STREET (while a statement
-- runs)
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
IF OBJECT_ID(N'[o11c].[map_activity_definition_8cc511ba31]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[map_activity_definition_8cc511ba31]', @newname = N'before_map_activity_definition_8cc511ba31', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[map_activity_output_def_ace59eb889]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[map_activity_output_def_ace59eb889]', @newname = N'before_map_activity_output_def_ace59eb889', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[map_activity_status_8950f6d54a]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[map_activity_status_8950f6d54a]', @newname = N'before_map_activity_status_8950f6d54a', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[map_espace_e1a6a44dce]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[map_espace_e1a6a44dce]', @newname = N'before_map_espace_e1a6a44dce', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[map_process_definition_fce9a66ef3]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[map_process_definition_fce9a66ef3]', @newname = N'before_map_process_definition_fce9a66ef3', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[map_process_input_def_7fc7a7c2fe]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[map_process_input_def_7fc7a7c2fe]', @newname = N'before_map_process_input_def_7fc7a7c2fe', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[map_process_output_def_56473c357e]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[map_process_output_def_56473c357e]', @newname = N'before_map_process_output_def_56473c357e', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[map_process_status_1f62c016eb]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[map_process_status_1f62c016eb]', @newname = N'before_map_process_status_1f62c016eb', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[map_tenant_63c9ad9cd6]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[map_tenant_63c9ad9cd6]', @newname = N'before_map_tenant_63c9ad9cd6', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[map_user_f9b11b2f84]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[map_user_f9b11b2f84]', @newname = N'before_map_user_f9b11b2f84', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[map_group_82be168321]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[map_group_82be168321]', @newname = N'before_map_group_82be168321', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[map_group_user_1901da0039]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[map_group_user_1901da0039]', @newname = N'before_map_group_user_1901da0039', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[map_country_9d32f3c1fc]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[map_country_9d32f3c1fc]', @newname = N'before_map_country_9d32f3c1fc', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[map_city_3472b4bd9f]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[map_city_3472b4bd9f]', @newname = N'before_map_city_3472b4bd9f', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[map_street_1bdc5a0f37]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[map_street_1bdc5a0f37]', @newname = N'before_map_street_1bdc5a0f37', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[map_process_879d0bd30b]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[map_process_879d0bd30b]', @newname = N'before_map_process_879d0bd30b', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[map_process_input_78519f28c6]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[map_process_input_78519f28c6]', @newname = N'before_map_process_input_78519f28c6', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[map_process_output_dbefc0e412]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[map_process_output_dbefc0e412]', @newname = N'before_map_process_output_dbefc0e412', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[map_activity_7719b209bf]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[map_activity_7719b209bf]', @newname = N'before_map_activity_7719b209bf', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[map_activity_output_37cdc2c179]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[map_activity_output_37cdc2c179]', @newname = N'before_map_activity_output_37cdc2c179', @objtype = N'OBJECT';

-- Rows of dbo.ossys_user as the run leaves them.
CREATE TABLE [OSTARGET].[o11c].[after_user_f9b11b2f84] (
  [id] int NOT NULL,
  [hash] binary(32) NOT NULL
);

-- Rows of dbo.ossys_group as the run leaves them.
CREATE TABLE [OSTARGET].[o11c].[after_group_82be168321] (
  [id] int NOT NULL,
  [hash] binary(32) NOT NULL
);

-- Rows of dbo.ossys_group_user as the run leaves them.
CREATE TABLE [OSTARGET].[o11c].[after_group_user_1901da0039] (
  [id] int NOT NULL,
  [hash] binary(32) NOT NULL
);

-- Rows of dbo.OSUSR_T01_COUNTRY as the run leaves them.
CREATE TABLE [OSTARGET].[o11c].[after_country_9d32f3c1fc] (
  [id] int NOT NULL,
  [hash] binary(32) NOT NULL
);

-- Rows of dbo.OSUSR_T01_CITY as the run leaves them.
CREATE TABLE [OSTARGET].[o11c].[after_city_3472b4bd9f] (
  [id] int NOT NULL,
  [hash] binary(32) NOT NULL
);

-- Rows of dbo.OSUSR_T01_STREET as the run leaves them.
CREATE TABLE [OSTARGET].[o11c].[after_street_1bdc5a0f37] (
  [id] int NOT NULL,
  [hash] binary(32) NOT NULL
);

-- Rows of dbo.ossys_bpm_process as the run leaves them.
CREATE TABLE [OSTARGET].[o11c].[after_process_879d0bd30b] (
  [id] int NOT NULL,
  [hash] binary(32) NOT NULL
);

-- Rows of dbo.ossys_bpm_process_input as the run leaves them.
CREATE TABLE [OSTARGET].[o11c].[after_process_input_78519f28c6] (
  [id] int NOT NULL,
  [hash] binary(32) NOT NULL
);

-- Rows of dbo.ossys_bpm_process_output as the run leaves them.
CREATE TABLE [OSTARGET].[o11c].[after_process_output_dbefc0e412] (
  [id] int NOT NULL,
  [hash] binary(32) NOT NULL
);

-- Rows of dbo.ossys_bpm_activity as the run leaves them.
CREATE TABLE [OSTARGET].[o11c].[after_activity_7719b209bf] (
  [id] int NOT NULL,
  [hash] binary(32) NOT NULL
);

-- Rows of dbo.ossys_bpm_activity_output as the run leaves them.
CREATE TABLE [OSTARGET].[o11c].[after_activity_output_37cdc2c179] (
  [id] int NOT NULL,
  [hash] binary(32) NOT NULL
);

-- The rows of dbo.OSEVT_T01_CITY before the run.
SELECT [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1], [COUNTRYID1]
INTO [o11c].[before_city_31a1fe67f6]
FROM (
  SELECT [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1], [COUNTRYID1] FROM [OSTARGET].[dbo].[OSEVT_T01_CITY] WHERE 1 = 0
  UNION ALL
  SELECT [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1], [COUNTRYID1] FROM [OSTARGET].[dbo].[OSEVT_T01_CITY] WHERE 1 = 0
) AS [t];

-- The rows of dbo.OSEVT_T01_CITY after it.
SELECT [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1], [COUNTRYID1]
INTO [o11c].[after_city_31a1fe67f6]
FROM (
  SELECT [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1], [COUNTRYID1] FROM [OSTARGET].[dbo].[OSEVT_T01_CITY] WHERE 1 = 0
  UNION ALL
  SELECT [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1], [COUNTRYID1] FROM [OSTARGET].[dbo].[OSEVT_T01_CITY] WHERE 1 = 0
) AS [t];

-- The rows of dbo.OSEVT_T01_STREET before the run.
SELECT [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1]
INTO [o11c].[before_street_241fc14fca]
FROM (
  SELECT [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1] FROM [OSTARGET].[dbo].[OSEVT_T01_STREET] WHERE 1 = 0
  UNION ALL
  SELECT [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1] FROM [OSTARGET].[dbo].[OSEVT_T01_STREET] WHERE 1 = 0
) AS [t];

-- The rows of dbo.OSEVT_T01_STREET after it.
SELECT [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1]
INTO [o11c].[after_street_241fc14fca]
FROM (
  SELECT [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1] FROM [OSTARGET].[dbo].[OSEVT_T01_STREET] WHERE 1 = 0
  UNION ALL
  SELECT [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1] FROM [OSTARGET].[dbo].[OSEVT_T01_STREET] WHERE 1 = 0
) AS [t];

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
