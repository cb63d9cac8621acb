-- Step 040-insert-shop-customer (4 of 5): insert Shop.Customer
-- Why here: it refers to no entity that is inserted here
-- Reads: dbo.OSUSR_S01_CUSTOMER
-- Writes: dbo.OSUSR_T01_CUSTOMER
-- Rows expected: about 1 (the catalog's estimate when the snapshot was made)
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

-- The ids are given, not made: the identity column takes them only when told so.
SET IDENTITY_INSERT [dbo].[OSUSR_T01_CUSTOMER] ON;

-- One row for each row of the source; every reference goes through its map. The ids are already in the
-- map, so the identity column takes them as given. Not named here: REGION1 (new in the target: the
-- database default).
INSERT INTO [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] (
  [ID1],
  [NAME1],
  [CHANNEL1],
  [LEVEL1],
  [ACTIVE1],
  [SINCE1],
  [STAMP1],
  [NOTE1],
  [AMOUNT1],
  [PHOTO1],
  [PARENTID1],
  [BONUS1],
  [MARK1]
)
SELECT
  [m].[new_id] AS [ID1], /* Id: new identifier: the identifier is an autonumber: new ids are taken from the target as one block */
  [s].[NAME] AS [NAME1], /* Name: copied */
  N'web' AS [CHANNEL1], /* Channel: new in the target: {U+60}set{U+60} in the project file */
  3 AS [LEVEL1], /* Level: new in the target: the attribute{U+27}s DEFAULT_VALUE */
  CAST(1 AS bit) AS [ACTIVE1], /* Active: new in the target: the attribute{U+27}s DEFAULT_VALUE */
  CAST(N'2020-02-29T00:00:00' AS datetime2(7)) AS [SINCE1], /* Since: new in the target: the attribute{U+27}s DEFAULT_VALUE */
  CAST(N'1900-01-01T00:00:00' AS datetime2(7)) AS [STAMP1], /* Stamp: new in the target: the type{U+27}s null value (DEFAULT_VALUE is an expression that only the platform evaluates) */
  N'' AS [NOTE1], /* Note: new in the target: the type{U+27}s null value */
  0 AS [AMOUNT1], /* Amount: new in the target: the type{U+27}s null value */
  0x AS [PHOTO1], /* Photo: new in the target: the type{U+27}s null value */
  NULL AS [PARENTID1], /* ParentId: new in the target: an empty reference */
  NULL AS [BONUS1], /* Bonus: new in the target: {U+60}set{U+60} in the project file */
  [s].[MARK] AS [MARK1] /* Mark: copied */
FROM [#o11c_src_1] AS [s]
JOIN [OSTARGET].[o11c].[map_customer_5e36fdbcf9] AS [m]
  ON [m].[old_id] = [s].[ID];
SET @o11c_rows = ROWCOUNT_BIG();

-- From here on the identity makes its ids again.
SET IDENTITY_INSERT [dbo].[OSUSR_T01_CUSTOMER] OFF;

UPDATE #o11c_progress SET [mark] = N'step 4', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET IDENTITY_INSERT [dbo].[OSUSR_T01_CUSTOMER] OFF;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[040-insert-shop-customer] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
