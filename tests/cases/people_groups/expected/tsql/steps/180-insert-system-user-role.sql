-- Step 180-insert-system-user-role (18 of 30): insert (System).User_Role
-- Why here: after (System).User, which its rows refer to
-- Reads: dbo.ossys_user_role (its copy #o11c_src_5), o11c.map_user_role_e5ec603df3,
-- o11c.map_user_f9b11b2f84, o11c.map_role_bed61fb7b8, o11c.map_tenant_63c9ad9cd6
-- Writes: dbo.ossys_user_role, o11c.after_user_role_e5ec603df3
-- Locks: IX and X on OSTARGET.dbo.ossys_user_role (until COMMIT); IS and S on OSTARGET.dbo.ossys_role,
-- OSTARGET.dbo.ossys_tenant, OSTARGET.dbo.ossys_user; IS and S on OSTARGET.dbo.ossys_user_role (while
-- a statement runs)
-- Applications: since step 010-open-the-run who reads or writes OSTARGET.dbo.ossys_user_role waits
-- (readers of row versions read on)
-- Cost (estimate): at most 2 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 17')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- The ids are given, not made: the identity column takes them only when told so.
SET IDENTITY_INSERT [dbo].[ossys_user_role] ON;

-- One row for each selected row of the source that the target does not have yet; every reference goes
-- through its map. The ids are already in the map, so the identity column takes them as given.
INSERT INTO [OSTARGET].[dbo].[ossys_user_role] (
  [id],
  [user_id],
  [role_id],
  [tenant_id]
)
SELECT
  [m].[new_id] AS [id], /* ID: new identifier: rows are the same where USER_ID and ROLE_ID agree; for the rest, the identifier is an autonumber: new ids are taken from the target as one block */
  [r2].[new_id] AS [user_id], /* USER_ID: reference to (System).User, through its map */
  [r3].[new_id] AS [role_id], /* ROLE_ID: reference to (System).Role, through its map */
  [r4].[new_id] AS [tenant_id] /* TENANT_ID: reference to (System).Tenant, through its map */
FROM [#o11c_src_5] AS [s]
JOIN [OSTARGET].[o11c].[map_user_role_e5ec603df3] AS [m]
  ON [m].[old_id] = [s].[id] AND [m].[fresh] = CAST(1 AS bit)
LEFT JOIN [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [r2]
  ON [r2].[old_id] = [s].[user_id]
LEFT JOIN [OSTARGET].[o11c].[map_role_bed61fb7b8] AS [r3]
  ON [r3].[old_id] = [s].[role_id]
LEFT JOIN [OSTARGET].[o11c].[map_tenant_63c9ad9cd6] AS [r4]
  ON [r4].[old_id] = [s].[tenant_id];
SET @o11c_rows = ROWCOUNT_BIG();

-- From here on the identity makes its ids again. A given id above its own has moved it on, and nothing
-- lowers it: nothing has to be set.
SET IDENTITY_INSERT [dbo].[ossys_user_role] OFF;

-- Each row of (System).User_Role that the run has written, as a hash: rollback.sql refuses when a row
-- has changed since.
INSERT INTO [OSTARGET].[o11c].[after_user_role_e5ec603df3] ([id], [hash])
SELECT [t].[id], CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[user_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[role_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[tenant_id]), N'n') + N';') AS binary(32))
FROM [OSTARGET].[dbo].[ossys_user_role] AS [t]
JOIN (
SELECT
  [m].[new_id] AS [id]
FROM [OSTARGET].[o11c].[map_user_role_e5ec603df3] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
) AS [w] ON [w].[id] = [t].[id];

-- Whoever joins it must know its size.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [OSTARGET].[o11c].[after_user_role_e5ec603df3]');

UPDATE #o11c_progress SET [mark] = N'step 18', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET IDENTITY_INSERT [dbo].[ossys_user_role] OFF;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[180-insert-system-user-role] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
