-- Step 040-match-system-user (4 of 7): match (System).User
-- Why here: after the tenants, before rows that refer to users: Shop.Order.CreatedBy refers to it;
-- module Shop is in scope
-- Reads: dbo.ossys_user, dbo.ossys_user
-- Writes: o11c.map_user_f9b11b2f84
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 3')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- A map of an earlier run is replaced.
DROP TABLE IF EXISTS [o11c].[map_user_f9b11b2f84];

-- Old and new identifiers of (System).User (matched: users of the two environments are the same when
-- username (and tenant) agree).
CREATE TABLE [o11c].[map_user_f9b11b2f84] (
  [old_id] int NOT NULL PRIMARY KEY,
  [new_id] int NOT NULL UNIQUE
);

-- The registry forgets the map of an earlier run.
DELETE FROM [o11c].[map]
WHERE [espace_key] = N'2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8' AND [entity_key] = N'a6e8ded6-294d-5a46-9d4e-25595d8b17ed';

-- Register it under its keys.
INSERT INTO [o11c].[map] ([espace_key], [entity_key], [identifier_key], [label], [kind], [table_name],
  [source_digest], [target_digest], [run_id])
SELECT N'2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8', N'a6e8ded6-294d-5a46-9d4e-25595d8b17ed', N'28c90553-2433-599a-8764-d070e171e491', N'(System).User', N'matched', N'map_user_f9b11b2f84', N'44ba23d3cc420efd122ce1aeffb378de866f9cd20f864782bd3d01c3253cb203', N'8fed5da45fb3b6d29afff830cdbdf0a2ec2063a84bbc50f24d2d560aab3e0050', MAX([run_id]) FROM [o11c].[run];

-- Users are the same when username agrees within the mapped tenant, without regard to case and
-- accents. A name that is there twice on either side matches nobody: rows that refer to it have no
-- partner.
INSERT INTO [OSTARGET].[o11c].[map_user_f9b11b2f84] (old_id, new_id)
SELECT
  [u].[old_id] AS [old_id],
  [u].[new_id] AS [new_id]
FROM (
  SELECT
    [s].[id] AS [old_id],
    [t].[id] AS [new_id],
    COUNT_BIG(*) OVER (PARTITION BY [s].[id]) AS [partners],
    COUNT_BIG(*) OVER (PARTITION BY [t].[id]) AS [claims]
  FROM [#o11c_src_2] AS [s]
  JOIN [OSTARGET].[o11c].[map_tenant_63c9ad9cd6] AS [n]
    ON [n].[old_id] = [s].[tenant_id]
  JOIN [OSTARGET].[dbo].[ossys_user] AS [t]
    ON CAST([t].[username] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI = CAST([s].[username] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI
    AND [t].[tenant_id] = [n].[new_id]
  WHERE
    CAST([s].[username] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI <> N''
) AS [u]
WHERE
  [u].[partners] = 1 AND [u].[claims] = 1;
SET @o11c_rows = ROWCOUNT_BIG();

UPDATE #o11c_progress SET [mark] = N'step 4', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[040-match-system-user] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
