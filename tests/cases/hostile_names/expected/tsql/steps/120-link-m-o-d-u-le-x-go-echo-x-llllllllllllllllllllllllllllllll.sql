-- Step 120-link-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllllll (12 of 13): link M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx order
-- Why here: after all inserts: the rows that it refers to are in only now
-- Reads: dbo.long {U+22}table{U+22} {U+5D} (its copy #o11c_src_3),
-- o11c.map_llllllllllllllllllllllllllllllll_e462e3ec0b
-- Writes: dbo.OSUSR_back{U+5C}slash :{U+27}x{U+27} $1 {U+25}s {U+7B}{U+7B}x{U+7D}{U+7D},
-- o11c.after_llllllllllllllllllllllllllllllll_e462e3ec0b
-- Locks: IX and X on OSTARGET.dbo.OSUSR_back{U+5C}slash :{U+27}x{U+27} $1 {U+25}s
-- {U+7B}{U+7B}x{U+7D}{U+7D} (until COMMIT); IS and S on OSTARGET.dbo.OSUSR_back{U+5C}slash
-- :{U+27}x{U+27} $1 {U+25}s {U+7B}{U+7B}x{U+7D}{U+7D}; IS and S on OSTARGET.dbo.OSUSR_back{U+5C}slash
-- :{U+27}x{U+27} $1 {U+25}s {U+7B}{U+7B}x{U+7D}{U+7D} (while a statement runs)
-- Applications: since step 010-open-the-run who reads or writes OSTARGET.dbo.OSUSR_back{U+5C}slash
-- :{U+27}x{U+27} $1 {U+25}s {U+7B}{U+7B}x{U+7D}{U+7D} waits (readers of row versions read on)
-- Cost (estimate): at most 2 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 11')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- The rows that it refers to are in now. Only rows of this run are touched: those in the map.
UPDATE [t] SET [order] = [r].[new_id]
FROM [#o11c_src_3] AS [s]
JOIN [OSTARGET].[o11c].[map_llllllllllllllllllllllllllllllll_e462e3ec0b] AS [m]
  ON [m].[old_id] = [s].[\q]
JOIN [OSTARGET].[o11c].[map_llllllllllllllllllllllllllllllll_e462e3ec0b] AS [r]
  ON [r].[old_id] = [s].[order]
JOIN [OSTARGET].[dbo].[OSUSR_back\slash :'x' $1 %s {{x}}] AS [t]
  ON [t].[\q] = [m].[new_id];
SET @o11c_rows = ROWCOUNT_BIG();

-- Each row of M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21}
-- echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22}
-- xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx that the run has written, as a hash:
-- rollback.sql refuses when a row has changed since.
INSERT INTO [OSTARGET].[o11c].[after_llllllllllllllllllllllllllllllll_e462e3ec0b] ([id], [hash])
SELECT [t].[\q], CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[\q]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[order]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[--x]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[/*x*/]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[']), N'n') + N';'
    + CASE WHEN [t].[ma rk] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[ma rk])) + N':' + CONVERT(nvarchar(max), [t].[ma rk]) COLLATE Latin1_General_BIN2 END + N';') AS binary(32))
FROM [OSTARGET].[dbo].[OSUSR_back\slash :'x' $1 %s {{x}}] AS [t]
JOIN (
SELECT
  [m].[new_id] AS [id]
FROM [OSTARGET].[o11c].[map_llllllllllllllllllllllllllllllll_e462e3ec0b] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
) AS [w] ON [w].[id] = [t].[\q];

-- Whoever joins it must know its size.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [OSTARGET].[o11c].[after_llllllllllllllllllllllllllllllll_e462e3ec0b]');

UPDATE #o11c_progress SET [mark] = N'step 12', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[120-link-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllllll] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
