-- Step 390-insert-system-process (39 of 48): insert (System).Process
-- Why here: after (System).User, which its rows refer to; references to (System).Activity are set by a
-- later step
-- Reads: dbo.ossys_bpm_process (its copy #o11c_src_1), o11c.map_process_879d0bd30b,
-- o11c.map_tenant_63c9ad9cd6, o11c.map_process_definition_fce9a66ef3,
-- o11c.map_process_status_1f62c016eb, o11c.map_user_f9b11b2f84
-- Writes: dbo.ossys_bpm_process
-- Locks: IX and X on OSTARGET.dbo.ossys_bpm_process (until COMMIT); IS and S on
-- OSTARGET.dbo.ossys_bpm_process_definition, OSTARGET.dbo.ossys_bpm_process_status,
-- OSTARGET.dbo.ossys_tenant, OSTARGET.dbo.ossys_user; IS and S on OSTARGET.dbo.ossys_bpm_process
-- (while a statement runs)
-- Applications: since step 010-open-the-run who reads or writes OSTARGET.dbo.ossys_bpm_process waits
-- (readers of row versions read on)
-- Cost (estimate): at most 2 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 38')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- The ids are given, not made: the identity column takes them only when told so.
SET IDENTITY_INSERT [dbo].[ossys_bpm_process] ON;

-- One row for each selected row of the source; every reference goes through its map. The ids are
-- already in the map, so the identity column takes them as given.
INSERT INTO [OSTARGET].[dbo].[ossys_bpm_process] (
  [id],
  [label],
  [tenant_id],
  [process_def_id],
  [parent_process_id],
  [top_process_id],
  [parent_activity_id],
  [status_id],
  [created],
  [created_by],
  [last_modified],
  [last_modified_by],
  [suspended_date],
  [suspended_by]
)
SELECT
  [m].[new_id] AS [id], /* ID: new identifier: the identifier is an autonumber: new ids are taken from the target as one block */
  [s].[label] AS [label], /* LABEL: copied */
  [r2].[new_id] AS [tenant_id], /* TENANT_ID: reference to (System).Tenant, through its map */
  [r3].[new_id] AS [process_def_id], /* PROCESS_DEF_ID: reference to (System).Process_Definition, through its map */
  NULL AS [parent_process_id], /* PARENT_PROCESS_ID: reference to (System).Process, through its map; a self-reference, set afterwards */
  NULL AS [top_process_id], /* TOP_PROCESS_ID: reference to (System).Process, through its map; a self-reference, set afterwards */
  NULL AS [parent_activity_id], /* PARENT_ACTIVITY_ID: reference to (System).Activity, through its map; its rows come later in the order of the vendor, set afterwards */
  [r4].[new_id] AS [status_id], /* STATUS_ID: reference to (System).Process_Status, through its map */
  [s].[created] AS [created], /* CREATED: copied */
  [r5].[new_id] AS [created_by], /* CREATED_BY: reference to (System).User, through its map */
  [s].[last_modified] AS [last_modified], /* LAST_MODIFIED: copied */
  [r6].[new_id] AS [last_modified_by], /* LAST_MODIFIED_BY: reference to (System).User, through its map */
  [s].[suspended_date] AS [suspended_date], /* SUSPENDED_DATE: copied */
  [r7].[new_id] AS [suspended_by] /* SUSPENDED_BY: reference to (System).User, through its map */
FROM [#o11c_src_1] AS [s]
JOIN [OSTARGET].[o11c].[map_process_879d0bd30b] AS [m]
  ON [m].[old_id] = [s].[id]
LEFT JOIN [OSTARGET].[o11c].[map_tenant_63c9ad9cd6] AS [r2]
  ON [r2].[old_id] = [s].[tenant_id]
LEFT JOIN [OSTARGET].[o11c].[map_process_definition_fce9a66ef3] AS [r3]
  ON [r3].[old_id] = [s].[process_def_id]
LEFT JOIN [OSTARGET].[o11c].[map_process_status_1f62c016eb] AS [r4]
  ON [r4].[old_id] = [s].[status_id]
LEFT JOIN [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [r5]
  ON [r5].[old_id] = [s].[created_by]
LEFT JOIN [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [r6]
  ON [r6].[old_id] = [s].[last_modified_by]
LEFT JOIN [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [r7]
  ON [r7].[old_id] = [s].[suspended_by];
SET @o11c_rows = ROWCOUNT_BIG();

-- From here on the identity makes its ids again. A given id above its own has moved it on, and nothing
-- lowers it: nothing has to be set.
SET IDENTITY_INSERT [dbo].[ossys_bpm_process] OFF;

UPDATE #o11c_progress SET [mark] = N'step 39', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET IDENTITY_INSERT [dbo].[ossys_bpm_process] OFF;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[390-insert-system-process] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
