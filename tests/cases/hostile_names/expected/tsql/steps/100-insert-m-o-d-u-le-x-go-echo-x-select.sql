-- Step 100-insert-m-o-d-u-le-x-go-echo-x-select (10 of 13): insert M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select
-- Why here: after (System).User, which its rows refer to
-- Reads: dbo.it{U+27}s {U+2A}{U+2F} a {U+2F}{U+2A} -{U+2D}t (its copy #o11c_src_2),
-- o11c.map_select_136c2dda09, o11c.map_user_f9b11b2f84, o11c.map_table_002f2778d0
-- Writes: dbo.it{U+27}s {U+2A}{U+2F} a {U+2F}{U+2A} -{U+2D}t, o11c.after_select_136c2dda09
-- Locks: IX and X on OSTARGET.dbo.it{U+27}s {U+2A}{U+2F} a {U+2F}{U+2A} -{U+2D}t (until COMMIT); IS
-- and S on OSTARGET.dbo.OSUSR {U+22}s{U+22} {U+5D}x{U+5B} size, OSTARGET.dbo.ossys_user; IS and S on
-- OSTARGET.dbo.it{U+27}s {U+2A}{U+2F} a {U+2F}{U+2A} -{U+2D}t (while a statement runs)
-- Applications: since step 010-open-the-run who reads or writes OSTARGET.dbo.it{U+27}s {U+2A}{U+2F} a
-- {U+2F}{U+2A} -{U+2D}t waits (readers of row versions read on)
-- Cost (estimate): about 2 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 9')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- The ids are given, not made: the identity column takes them only when told so.
SET IDENTITY_INSERT [dbo].[it's */ a /* --t] ON;

-- One row for each row of the source; every reference goes through its map. The ids are already in the
-- map, so the identity column takes them as given.
INSERT INTO [OSTARGET].[dbo].[it's */ a /* --t] (
  [i'd ]]1],
  [user],
  [a"b]]c[d],
  [é😀 :x],
  [mark],
  [n'e]]w],
  [set]
)
SELECT
  [m].[new_id] AS [i'd ]]1], /* Id: new identifier: the identifier is an autonumber: new ids are taken from the target as one block */
  [r2].[new_id] AS [user], /* User: reference to (System).User, through its map */
  [r3].[new_id] AS [a"b]]c[d], /* a{U+27}b{U+22}c{U+5D}d{U+5B}e {U+2A}{U+2F} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} x: reference to M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Table, through its map */
  [s].[é😀 :x] AS [é😀 :x], /* 😀: copied */
  [s].[mark] AS [mark], /* Mark: copied */
  (
    N'd''); DROP TABLE y; -- $' + N'(x)' + NCHAR(10) + N'GO' + NCHAR(10) + N'\q */ "q" 😀'
  ) AS [n'e]]w], /* new {U+2A}{U+2F} {U+24}(x): new in the target: the DEFAULT_VALUE of the attribute */
  (
    N'o''x $' + N'(x)' + NCHAR(10) + N'GO' + NCHAR(10) + N'x'
  ) AS [set] /* set;: new in the target: {U+60}set{U+60} in the project file */
FROM [#o11c_src_2] AS [s]
JOIN [OSTARGET].[o11c].[map_select_136c2dda09] AS [m]
  ON [m].[old_id] = [s].[i'd ]]1]
LEFT JOIN [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [r2]
  ON [r2].[old_id] = [s].[user]
LEFT JOIN [OSTARGET].[o11c].[map_table_002f2778d0] AS [r3]
  ON [r3].[old_id] = [s].[a"b]]c[d];
SET @o11c_rows = ROWCOUNT_BIG();

-- From here on the identity makes its ids again. A given id above its own has moved it on, and nothing
-- lowers it: nothing has to be set.
SET IDENTITY_INSERT [dbo].[it's */ a /* --t] OFF;

-- Each row of M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21}
-- echo x.Select that the run has written, as a hash: rollback.sql refuses when a row has changed
-- since.
INSERT INTO [OSTARGET].[o11c].[after_select_136c2dda09] ([id], [hash])
SELECT [t].[i'd ]]1], CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[i'd ]]1]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[user]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[a"b]]c[d]), N'n') + N';'
    + CASE WHEN [t].[é😀 :x] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[é😀 :x])) + N':' + CONVERT(nvarchar(max), [t].[é😀 :x]) COLLATE Latin1_General_BIN2 END + N';'
    + CASE WHEN [t].[mark] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[mark])) + N':' + CONVERT(nvarchar(max), [t].[mark]) COLLATE Latin1_General_BIN2 END + N';'
    + CASE WHEN [t].[n'e]]w] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[n'e]]w])) + N':' + CONVERT(nvarchar(max), [t].[n'e]]w]) COLLATE Latin1_General_BIN2 END + N';'
    + CASE WHEN [t].[set] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[set])) + N':' + CONVERT(nvarchar(max), [t].[set]) COLLATE Latin1_General_BIN2 END + N';') AS binary(32))
FROM [OSTARGET].[dbo].[it's */ a /* --t] AS [t]
JOIN (
SELECT
  [m].[new_id] AS [id]
FROM [OSTARGET].[o11c].[map_select_136c2dda09] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
) AS [w] ON [w].[id] = [t].[i'd ]]1];

-- Whoever joins it must know its size.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [OSTARGET].[o11c].[after_select_136c2dda09]');

UPDATE #o11c_progress SET [mark] = N'step 10', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET IDENTITY_INSERT [dbo].[it's */ a /* --t] OFF;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[100-insert-m-o-d-u-le-x-go-echo-x-select] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
