-- Step 200-delete-system-user (20 of 39): delete (System).User
-- Why here: users.policy is recreate; nobody outside may refer to them
-- Reads: temporary table rows_user_bd902553b2, dbo.ossys_bpm_activity, dbo.ossys_bpm_process,
-- dbo.ossys_group_user, temporary table rows_group_user_3b8d71bdbf, dbo.ossys_user_role, temporary
-- table rows_user_role_75a57aa166
-- Writes: dbo.ossys_user, o11c.before_user_f9b11b2f84
-- Locks: IX and X on OSTARGET.dbo.ossys_user (until COMMIT); IS and S on OSTARGET.dbo.OSUSR_T01_ORDER,
-- OSTARGET.dbo.ossys_bpm_activity, OSTARGET.dbo.ossys_bpm_process, OSTARGET.dbo.ossys_group_user,
-- OSTARGET.dbo.ossys_user, OSTARGET.dbo.ossys_user_role; IS and S on OSTARGET.dbo.ossys_bpm_activity,
-- OSTARGET.dbo.ossys_bpm_process, OSTARGET.dbo.ossys_group_user, OSTARGET.dbo.ossys_user,
-- OSTARGET.dbo.ossys_user_role (while a statement runs)
-- Applications: since step 010-open-the-run who reads or writes OSTARGET.dbo.ossys_user waits (readers
-- of row versions read on)
-- Cost (estimate): at most 2 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 19')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- Foreign keys to this table that the snapshot knew: another one could delete or change rows that
-- nobody has looked at.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT name FROM (
SELECT SCHEMA_NAME(o.schema_id) + N'.' + o.name + N'.' + k.name COLLATE DATABASE_DEFAULT AS [name]
FROM sys.foreign_keys AS k
JOIN sys.objects AS o ON o.object_id = k.parent_object_id
WHERE k.referenced_object_id = OBJECT_ID(N'[OSTARGET].[dbo].[ossys_user]')
) AS k
WHERE NOT name IN (N'dbo.OSUSR_T01_ORDER.osfrk_bcb9f5a6_1', N'dbo.ossys_bpm_activity.osfrk_0ebfff12_4', N'dbo.ossys_bpm_process.osfrk_2ddbc8dd_7', N'dbo.ossys_bpm_process.osfrk_2ddbc8dd_8', N'dbo.ossys_bpm_process.osfrk_2ddbc8dd_9', N'dbo.ossys_group_user.osfrk_961b70b5_2', N'dbo.ossys_user_role.osfrk_8fc0333f_1')
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0917: foreign keys to dbo.ossys_user were added since the snapshot: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Make both snapshots again and compile again.', N'%', N'%%');
  THROW 50917, @o11c_message, 1;
END;

-- No row that stays may refer to these rows in ossys_bpm_activity.user_id: the database would refuse
-- the deletion.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([t].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[ossys_user] AS [t]
JOIN [#rows_user_bd902553b2] AS [k]
  ON [k].[id] = [t].[id]
JOIN [OSTARGET].[dbo].[ossys_bpm_activity] AS [c]
  ON [c].[user_id] = [t].[id]
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0904: rows of ossys_bpm_activity.user_id refer to rows that would be deleted: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Bring the referring entity into scope with mode replace, or leave these rows where they are.', N'%', N'%%');
  THROW 50904, @o11c_message, 1;
END;

-- No row that stays may refer to these rows in ossys_bpm_process.created_by: the database would refuse
-- the deletion.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([t].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[ossys_user] AS [t]
JOIN [#rows_user_bd902553b2] AS [k]
  ON [k].[id] = [t].[id]
JOIN [OSTARGET].[dbo].[ossys_bpm_process] AS [c]
  ON [c].[created_by] = [t].[id]
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0904: rows of ossys_bpm_process.created_by refer to rows that would be deleted: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Bring the referring entity into scope with mode replace, or leave these rows where they are.', N'%', N'%%');
  THROW 50904, @o11c_message, 1;
END;

-- No row that stays may refer to these rows in ossys_bpm_process.last_modified_by: the database would
-- refuse the deletion.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([t].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[ossys_user] AS [t]
JOIN [#rows_user_bd902553b2] AS [k]
  ON [k].[id] = [t].[id]
JOIN [OSTARGET].[dbo].[ossys_bpm_process] AS [c]
  ON [c].[last_modified_by] = [t].[id]
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0904: rows of ossys_bpm_process.last_modified_by refer to rows that would be deleted: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Bring the referring entity into scope with mode replace, or leave these rows where they are.', N'%', N'%%');
  THROW 50904, @o11c_message, 1;
END;

-- No row that stays may refer to these rows in ossys_bpm_process.suspended_by: the database would
-- refuse the deletion.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([t].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[ossys_user] AS [t]
JOIN [#rows_user_bd902553b2] AS [k]
  ON [k].[id] = [t].[id]
JOIN [OSTARGET].[dbo].[ossys_bpm_process] AS [c]
  ON [c].[suspended_by] = [t].[id]
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0904: rows of ossys_bpm_process.suspended_by refer to rows that would be deleted: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Bring the referring entity into scope with mode replace, or leave these rows where they are.', N'%', N'%%');
  THROW 50904, @o11c_message, 1;
END;

-- No row that stays may refer to these rows in ossys_group_user.user_id: the database would refuse the
-- deletion.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([t].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[ossys_user] AS [t]
JOIN [#rows_user_bd902553b2] AS [k]
  ON [k].[id] = [t].[id]
JOIN [OSTARGET].[dbo].[ossys_group_user] AS [c]
  ON [c].[user_id] = [t].[id]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [#rows_group_user_3b8d71bdbf] AS [d]
    WHERE
      [d].[id] = [c].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0904: rows of ossys_group_user.user_id refer to rows that would be deleted: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Bring the referring entity into scope with mode replace, or leave these rows where they are.', N'%', N'%%');
  THROW 50904, @o11c_message, 1;
END;

-- No row that stays may refer to these rows in ossys_user_role.user_id: the database would refuse the
-- deletion.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([t].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[ossys_user] AS [t]
JOIN [#rows_user_bd902553b2] AS [k]
  ON [k].[id] = [t].[id]
JOIN [OSTARGET].[dbo].[ossys_user_role] AS [c]
  ON [c].[user_id] = [t].[id]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [#rows_user_role_75a57aa166] AS [d]
    WHERE
      [d].[id] = [c].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0904: rows of ossys_user_role.user_id refer to rows that would be deleted: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Bring the referring entity into scope with mode replace, or leave these rows where they are.', N'%', N'%%');
  THROW 50904, @o11c_message, 1;
END;

-- These rows as they are now, for rollback.sql.
INSERT INTO [OSTARGET].[o11c].[before_user_f9b11b2f84] ([o11c_step], [id], [tenant_id], [name], [username], [password], [email], [mobilephone], [external_id], [creation_date], [last_login], [is_active])
SELECT N'200-delete-system-user', [t].[id], [t].[tenant_id], [t].[name], [t].[username], [t].[password], [t].[email], [t].[mobilephone], [t].[external_id], [t].[creation_date], [t].[last_login], [t].[is_active]
FROM [OSTARGET].[dbo].[ossys_user] AS [t]
WHERE [id] IN (
  SELECT
    [id]
  FROM [#rows_user_bd902553b2]
);

-- users.policy is recreate: these users are written again from the source.
DELETE FROM [OSTARGET].[dbo].[ossys_user]
WHERE [id] IN (
  SELECT
    [id]
  FROM [#rows_user_bd902553b2]
);
SET @o11c_rows = ROWCOUNT_BIG();

UPDATE #o11c_progress SET [mark] = N'step 20', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[200-delete-system-user] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
