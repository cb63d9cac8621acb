-- Step 070-rows-that-go-along (7 of 14): rows that go along
-- Why here: consumers is delete: rows that refer to rows that go, and what refers to those
-- Reads: dbo.OSUSR_T02_POST, dbo.OSUSR_T01_CUSTOMER, dbo.OSUSR_T02_LIKE, dbo.OSUSR_T02_COMMENT
-- Writes: temporary table rows_post_243d68c690, temporary table rows_like_d3d439c1aa, temporary table
-- rows_comment_ef2ba69af0
-- Locks: IS and S on OSTARGET.dbo.OSUSR_T01_CUSTOMER, OSTARGET.dbo.OSUSR_T02_COMMENT,
-- OSTARGET.dbo.OSUSR_T02_LIKE, OSTARGET.dbo.OSUSR_T02_POST (while a statement runs)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 10 rows, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 6')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- Selected rows bring others with them, and these bring more: again and again, until nothing is added.
SET @o11c_found = 1;
WHILE @o11c_found > 0
BEGIN
  SET @o11c_found = 0;
  -- Blog.Post.FanId: rows that refer to any row of dbo.OSUSR_T01_CUSTOMER go with them.
INSERT INTO [#rows_post_243d68c690] ([id])
SELECT
  [c].[ID1] AS [id]
FROM [OSTARGET].[dbo].[OSUSR_T02_POST] AS [c]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] AS [p]
    WHERE
      [c].[FANID1] = [p].[ID1]
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [#rows_post_243d68c690] AS [g]
    WHERE
      [g].[id] = [c].[ID1]
  );
  SET @o11c_found = @o11c_found + ROWCOUNT_BIG();
  -- OSUSR_T02_LIKE.CUSTOMERID1: rows that refer to any row of dbo.OSUSR_T01_CUSTOMER go with them.
INSERT INTO [#rows_like_d3d439c1aa] ([id])
SELECT
  [c].[ID1] AS [id]
FROM [OSTARGET].[dbo].[OSUSR_T02_LIKE] AS [c]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] AS [p]
    WHERE
      [c].[CUSTOMERID1] = [p].[ID1]
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [#rows_like_d3d439c1aa] AS [g]
    WHERE
      [g].[id] = [c].[ID1]
  );
  SET @o11c_found = @o11c_found + ROWCOUNT_BIG();
  -- OSUSR_T02_POST.AUTHORID1: rows that refer to any row of dbo.OSUSR_T01_CUSTOMER go with them.
INSERT INTO [#rows_post_243d68c690] ([id])
SELECT
  [c].[ID1] AS [id]
FROM [OSTARGET].[dbo].[OSUSR_T02_POST] AS [c]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] AS [p]
    WHERE
      [c].[AUTHORID1] = [p].[ID1]
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [#rows_post_243d68c690] AS [g]
    WHERE
      [g].[id] = [c].[ID1]
  );
  SET @o11c_found = @o11c_found + ROWCOUNT_BIG();
  -- OSUSR_T02_COMMENT.POSTID1: rows that refer to selected rows go with them.
INSERT INTO [#rows_comment_ef2ba69af0] ([id])
SELECT
  [c].[ID1] AS [id]
FROM [OSTARGET].[dbo].[OSUSR_T02_COMMENT] AS [c]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[OSUSR_T02_POST] AS [p]
    JOIN [#rows_post_243d68c690] AS [p_rows]
      ON [p_rows].[id] = [p].[ID1]
    WHERE
      [c].[POSTID1] = [p].[ID1]
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [#rows_comment_ef2ba69af0] AS [g]
    WHERE
      [g].[id] = [c].[ID1]
  );
  SET @o11c_found = @o11c_found + ROWCOUNT_BIG();
  -- OSUSR_T02_POST.ANSWERSID1: rows that refer to selected rows go with them.
INSERT INTO [#rows_post_243d68c690] ([id])
SELECT
  [c].[ID1] AS [id]
FROM [OSTARGET].[dbo].[OSUSR_T02_POST] AS [c]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[OSUSR_T02_POST] AS [p]
    JOIN [#rows_post_243d68c690] AS [p_rows]
      ON [p_rows].[id] = [p].[ID1]
    WHERE
      [c].[ANSWERSID1] = [p].[ID1]
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [#rows_post_243d68c690] AS [g]
    WHERE
      [g].[id] = [c].[ID1]
  );
  SET @o11c_found = @o11c_found + ROWCOUNT_BIG();
  -- OSUSR_T02_LIKE.COMMENTID1: rows that refer to selected rows go with them.
INSERT INTO [#rows_like_d3d439c1aa] ([id])
SELECT
  [c].[ID1] AS [id]
FROM [OSTARGET].[dbo].[OSUSR_T02_LIKE] AS [c]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[OSUSR_T02_COMMENT] AS [p]
    JOIN [#rows_comment_ef2ba69af0] AS [p_rows]
      ON [p_rows].[id] = [p].[ID1]
    WHERE
      [c].[COMMENTID1] = [p].[ID1]
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [#rows_like_d3d439c1aa] AS [g]
    WHERE
      [g].[id] = [c].[ID1]
  );
  SET @o11c_found = @o11c_found + ROWCOUNT_BIG();
END;

-- The planner must know how many there are before they are joined.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [#rows_comment_ef2ba69af0]');

IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [#rows_like_d3d439c1aa]');

IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [#rows_post_243d68c690]');

UPDATE #o11c_progress SET [mark] = N'step 7', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[070-rows-that-go-along] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
