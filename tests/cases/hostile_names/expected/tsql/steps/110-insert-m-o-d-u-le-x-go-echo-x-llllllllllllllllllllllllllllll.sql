-- Step 110-insert-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllll (11 of 13): insert M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
-- Why here: after M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D}
-- {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select, which its rows refer to
-- Reads: dbo.long {U+22}table{U+22} {U+5D} (its copy #o11c_src_3),
-- o11c.map_llllllllllllllllllllllllllllllll_e462e3ec0b, o11c.map_select_136c2dda09,
-- o11c.map_role_bed61fb7b8, o11c.map_tenant_63c9ad9cd6
-- Writes: dbo.OSUSR_back{U+5C}slash :{U+27}x{U+27} $1 {U+25}s {U+7B}{U+7B}x{U+7D}{U+7D}
-- Locks: IX and X on OSTARGET.dbo.OSUSR_back{U+5C}slash :{U+27}x{U+27} $1 {U+25}s
-- {U+7B}{U+7B}x{U+7D}{U+7D} (until COMMIT); IS and S on OSTARGET.dbo.it{U+27}s {U+2A}{U+2F} a
-- {U+2F}{U+2A} -{U+2D}t, OSTARGET.dbo.ossys_role, OSTARGET.dbo.ossys_tenant; IS and S on
-- OSTARGET.dbo.OSUSR_back{U+5C}slash :{U+27}x{U+27} $1 {U+25}s {U+7B}{U+7B}x{U+7D}{U+7D} (while a
-- statement runs)
-- Applications: since step 010-open-the-run who reads or writes OSTARGET.dbo.OSUSR_back{U+5C}slash
-- :{U+27}x{U+27} $1 {U+25}s {U+7B}{U+7B}x{U+7D}{U+7D} waits (readers of row versions read on)
-- Cost (estimate): about 2 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 10')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- The ids are given, not made: the identity column takes them only when told so.
SET IDENTITY_INSERT [dbo].[OSUSR_back\slash :'x' $1 %s {{x}}] ON;

-- One row for each row of the source; every reference goes through its map. The ids are already in the
-- map, so the identity column takes them as given.
INSERT INTO [OSTARGET].[dbo].[OSUSR_back\slash :'x' $1 %s {{x}}] (
  [\q],
  [order],
  [--x],
  [/*x*/],
  ['],
  [ma rk]
)
SELECT
  [m].[new_id] AS [\q], /* Id: new identifier: the identifier is an autonumber: new ids are taken from the target as one block */
  NULL AS [order], /* Order by: reference to M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, through its map; a self-reference, set afterwards */
  [r2].[new_id] AS [--x], /* -{U+2D} x: reference to M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select, through its map */
  [r3].[new_id] AS [/*x*/], /* {U+2A}{U+2F}: reference to (System).Role, through its map */
  [r4].[new_id] AS ['], /* {U+27}: reference to (System).Tenant, through its map */
  [s].[ma rk] AS [ma rk] /* Mark: copied */
FROM [#o11c_src_3] AS [s]
JOIN [OSTARGET].[o11c].[map_llllllllllllllllllllllllllllllll_e462e3ec0b] AS [m]
  ON [m].[old_id] = [s].[\q]
LEFT JOIN [OSTARGET].[o11c].[map_select_136c2dda09] AS [r2]
  ON [r2].[old_id] = [s].[--x]
LEFT JOIN [OSTARGET].[o11c].[map_role_bed61fb7b8] AS [r3]
  ON [r3].[old_id] = [s].[/*x*/]
LEFT JOIN [OSTARGET].[o11c].[map_tenant_63c9ad9cd6] AS [r4]
  ON [r4].[old_id] = [s].['];
SET @o11c_rows = ROWCOUNT_BIG();

-- From here on the identity makes its ids again. A given id above its own has moved it on, and nothing
-- lowers it: nothing has to be set.
SET IDENTITY_INSERT [dbo].[OSUSR_back\slash :'x' $1 %s {{x}}] OFF;

UPDATE #o11c_progress SET [mark] = N'step 11', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET IDENTITY_INSERT [dbo].[OSUSR_back\slash :'x' $1 %s {{x}}] OFF;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[110-insert-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllll] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
