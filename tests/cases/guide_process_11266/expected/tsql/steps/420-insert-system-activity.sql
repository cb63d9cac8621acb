-- Step 420-insert-system-activity (42 of 48): insert (System).Activity
-- Why here: after (System).Group, (System).Process, (System).User, which its rows refer to
-- Reads: dbo.ossys_bpm_activity (its copy #o11c_src_4), o11c.map_activity_7719b209bf,
-- o11c.map_tenant_63c9ad9cd6, o11c.map_activity_definition_8cc511ba31, o11c.map_process_879d0bd30b,
-- o11c.map_user_f9b11b2f84, o11c.map_group_82be168321, o11c.map_activity_status_8950f6d54a
-- Writes: dbo.ossys_bpm_activity
-- Locks: IX and X on OSTARGET.dbo.ossys_bpm_activity (until COMMIT); IS and S on
-- OSTARGET.dbo.ossys_bpm_activity_definition, OSTARGET.dbo.ossys_bpm_activity_status,
-- OSTARGET.dbo.ossys_bpm_process, OSTARGET.dbo.ossys_group, OSTARGET.dbo.ossys_tenant,
-- OSTARGET.dbo.ossys_user; IS and S on OSTARGET.dbo.ossys_bpm_activity (while a statement runs)
-- Applications: since step 010-open-the-run who reads or writes OSTARGET.dbo.ossys_bpm_activity waits
-- (readers of row versions read on)
-- Cost (estimate): at most 5 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 41')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- The ids are given, not made: the identity column takes them only when told so.
SET IDENTITY_INSERT [dbo].[ossys_bpm_activity] ON;

-- One row for each selected row of the source; every reference goes through its map. The ids are
-- already in the map, so the identity column takes them as given.
INSERT INTO [OSTARGET].[dbo].[ossys_bpm_activity] (
  [id],
  [name],
  [tenant_id],
  [activity_def_id],
  [process_id],
  [user_id],
  [group_id],
  [status_id],
  [precedent_activity_id],
  [created],
  [opened],
  [closed],
  [is_running_since],
  [is_running_at],
  [next_run],
  [precedent_outcome],
  [due_date],
  [expired],
  [skipped],
  [error_count],
  [last_error_id],
  [inbox_detail],
  [last_modified]
)
SELECT
  [m].[new_id] AS [id], /* ID: new identifier: the identifier is an autonumber: new ids are taken from the target as one block */
  [s].[name] AS [name], /* NAME: copied */
  [r2].[new_id] AS [tenant_id], /* TENANT_ID: reference to (System).Tenant, through its map */
  [r3].[new_id] AS [activity_def_id], /* ACTIVITY_DEF_ID: reference to (System).Activity_Definition, through its map */
  [r4].[new_id] AS [process_id], /* PROCESS_ID: reference to (System).Process, through its map */
  [r5].[new_id] AS [user_id], /* USER_ID: reference to (System).User, through its map */
  [r6].[new_id] AS [group_id], /* GROUP_ID: reference to (System).Group, through its map */
  [r7].[new_id] AS [status_id], /* STATUS_ID: reference to (System).Activity_Status, through its map */
  NULL AS [precedent_activity_id], /* PRECEDENT_ACTIVITY_ID: reference to (System).Activity, through its map; a self-reference, set afterwards */
  [s].[created] AS [created], /* CREATED: copied */
  [s].[opened] AS [opened], /* OPENED: copied */
  [s].[closed] AS [closed], /* CLOSED: copied */
  [s].[is_running_since] AS [is_running_since], /* IS_RUNNING_SINCE: copied */
  [s].[is_running_at] AS [is_running_at], /* IS_RUNNING_AT: copied */
  [s].[next_run] AS [next_run], /* NEXT_RUN: copied */
  [s].[precedent_outcome] AS [precedent_outcome], /* PRECEDENT_OUTCOME: copied */
  [s].[due_date] AS [due_date], /* DUE_DATE: copied */
  [s].[expired] AS [expired], /* EXPIRED: copied */
  [s].[skipped] AS [skipped], /* SKIPPED: copied */
  [s].[error_count] AS [error_count], /* ERROR_COUNT: copied */
  NULL AS [last_error_id], /* LAST_ERROR_ID: empty: it points into the log of the source */
  [s].[inbox_detail] AS [inbox_detail], /* INBOX_DETAIL: copied */
  [s].[last_modified] AS [last_modified] /* LAST_MODIFIED: copied */
FROM [#o11c_src_4] AS [s]
JOIN [OSTARGET].[o11c].[map_activity_7719b209bf] AS [m]
  ON [m].[old_id] = [s].[id]
LEFT JOIN [OSTARGET].[o11c].[map_tenant_63c9ad9cd6] AS [r2]
  ON [r2].[old_id] = [s].[tenant_id]
LEFT JOIN [OSTARGET].[o11c].[map_activity_definition_8cc511ba31] AS [r3]
  ON [r3].[old_id] = [s].[activity_def_id]
LEFT JOIN [OSTARGET].[o11c].[map_process_879d0bd30b] AS [r4]
  ON [r4].[old_id] = [s].[process_id]
LEFT JOIN [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [r5]
  ON [r5].[old_id] = [s].[user_id]
LEFT JOIN [OSTARGET].[o11c].[map_group_82be168321] AS [r6]
  ON [r6].[old_id] = [s].[group_id]
LEFT JOIN [OSTARGET].[o11c].[map_activity_status_8950f6d54a] AS [r7]
  ON [r7].[old_id] = [s].[status_id];
SET @o11c_rows = ROWCOUNT_BIG();

-- From here on the identity makes its ids again. A given id above its own has moved it on, and nothing
-- lowers it: nothing has to be set.
SET IDENTITY_INSERT [dbo].[ossys_bpm_activity] OFF;

UPDATE #o11c_progress SET [mark] = N'step 42', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET IDENTITY_INSERT [dbo].[ossys_bpm_activity] OFF;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[420-insert-system-activity] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
