-- Step 230-insert-system-user (23 of 39): insert (System).User
-- Why here: it refers to no entity that is inserted here
-- Reads: dbo.ossys_user (its copy #o11c_src_1), o11c.map_user_f9b11b2f84, o11c.map_tenant_63c9ad9cd6,
-- o11c.before_user_f9b11b2f84
-- Writes: dbo.ossys_user, o11c.after_user_f9b11b2f84
-- Locks: IX and X on OSTARGET.dbo.ossys_user (until COMMIT); IS and S on OSTARGET.dbo.ossys_tenant; IS
-- and S on OSTARGET.dbo.ossys_user (while a statement runs)
-- Applications: since step 010-open-the-run who reads or writes OSTARGET.dbo.ossys_user waits (readers
-- of row versions read on)
-- Cost (estimate): at most 2 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 22')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- The ids are given, not made: the identity column takes them only when told so.
SET IDENTITY_INSERT [dbo].[ossys_user] ON;

-- One row for each selected row of the source that the target does not have yet; every reference goes
-- through its map. The ids are already in the map, so the identity column takes them as given.
INSERT INTO [OSTARGET].[dbo].[ossys_user] (
  [id],
  [tenant_id],
  [name],
  [username],
  [password],
  [email],
  [mobilephone],
  [external_id],
  [creation_date],
  [last_login],
  [is_active]
)
SELECT
  [m].[new_id] AS [id], /* ID: new identifier: rows are the same where TENANT_ID and USERNAME agree; partners are deleted and written again; the identifier is an autonumber: new ids are taken from the target as one block */
  [r2].[new_id] AS [tenant_id], /* TENANT_ID: reference to (System).Tenant, through its map */
  [s].[name] AS [name], /* NAME: copied */
  [s].[username] AS [username], /* USERNAME: copied */
  N'' AS [password], /* PASSWORD: blank: another environment may not accept the hash (users.passwords) */
  [s].[email] AS [email], /* EMAIL: copied */
  [s].[mobilephone] AS [mobilephone], /* MOBILEPHONE: copied */
  [s].[external_id] AS [external_id], /* EXTERNAL_ID: copied */
  [s].[creation_date] AS [creation_date], /* CREATION_DATE: copied */
  [s].[last_login] AS [last_login], /* LAST_LOGIN: copied */
  [s].[is_active] AS [is_active] /* IS_ACTIVE: copied */
FROM [#o11c_src_1] AS [s]
JOIN [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [m]
  ON [m].[old_id] = [s].[id] AND [m].[fresh] = CAST(1 AS bit)
LEFT JOIN [OSTARGET].[o11c].[map_tenant_63c9ad9cd6] AS [r2]
  ON [r2].[old_id] = [s].[tenant_id];
SET @o11c_rows = ROWCOUNT_BIG();

-- From here on the identity makes its ids again. A given id above its own has moved it on, and nothing
-- lowers it: nothing has to be set.
SET IDENTITY_INSERT [dbo].[ossys_user] OFF;

-- Each row of (System).User that the run has written, as a hash: rollback.sql refuses when a row has
-- changed since (last_login left out: the platform writes it by itself).
INSERT INTO [OSTARGET].[o11c].[after_user_f9b11b2f84] ([id], [hash])
SELECT [t].[id], CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[tenant_id]), N'n') + N';'
    + CASE WHEN [t].[name] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[name])) + N':' + CONVERT(nvarchar(max), [t].[name]) COLLATE Latin1_General_BIN2 END + N';'
    + CASE WHEN [t].[username] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[username])) + N':' + CONVERT(nvarchar(max), [t].[username]) COLLATE Latin1_General_BIN2 END + N';'
    + CASE WHEN [t].[password] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[password])) + N':' + CONVERT(nvarchar(max), [t].[password]) COLLATE Latin1_General_BIN2 END + N';'
    + CASE WHEN [t].[email] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[email])) + N':' + CONVERT(nvarchar(max), [t].[email]) COLLATE Latin1_General_BIN2 END + N';'
    + CASE WHEN [t].[mobilephone] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[mobilephone])) + N':' + CONVERT(nvarchar(max), [t].[mobilephone]) COLLATE Latin1_General_BIN2 END + N';'
    + CASE WHEN [t].[external_id] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[external_id])) + N':' + CONVERT(nvarchar(max), [t].[external_id]) COLLATE Latin1_General_BIN2 END + N';'
    + COALESCE(CONVERT(nvarchar(34), [t].[creation_date], 121), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(1), [t].[is_active]), N'n') + N';') AS binary(32))
FROM [OSTARGET].[dbo].[ossys_user] AS [t]
JOIN (
SELECT
  [m].[new_id] AS [id]
FROM [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
UNION
SELECT
  [id] AS [id]
FROM [OSTARGET].[o11c].[before_user_f9b11b2f84]
) AS [w] ON [w].[id] = [t].[id];

-- Whoever joins it must know its size.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [OSTARGET].[o11c].[after_user_f9b11b2f84]');

UPDATE #o11c_progress SET [mark] = N'step 23', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET IDENTITY_INSERT [dbo].[ossys_user] OFF;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[230-insert-system-user] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
