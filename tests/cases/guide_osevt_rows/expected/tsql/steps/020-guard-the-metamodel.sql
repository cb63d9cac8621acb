-- Step 020-guard-the-metamodel (2 of 59): guard the metamodel
-- Why here: before anything is written: the scripts hold only for the metamodel that they were
-- compiled from
-- Reads: OSSYS tables and catalog of both sides
-- Locks: IS and S on OSSOURCE.dbo.ossys_bpm_process_definition, OSSOURCE.dbo.ossys_entity,
-- OSSOURCE.dbo.ossys_entity_attr, OSSOURCE.dbo.ossys_espace, OSTARGET.dbo.ossys_entity,
-- OSTARGET.dbo.ossys_entity_attr, OSTARGET.dbo.ossys_espace (while a statement runs)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): no rows to speak of, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 1')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- Refuse to run when entities or columns of the source have changed since the snapshot: each row is an
-- entity and its fingerprint.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  [x].[label] AS [label]
FROM (VALUES
  (
    N'b2402bd0-331c-58df-81c9-eb27b086b51c',
    N'04045daa-564e-5f52-8cbd-79f9dc3f2ed7',
    N'CityManager.City',
    N'OSUSR_S01_CITY',
    N'E041261FC288AAA3A7A783ECDC78A293',
    N'522402942279B5003E8A3A9D6107C5AE'
  ),
  (
    N'b2402bd0-331c-58df-81c9-eb27b086b51c',
    N'2d2f190f-658e-5f2b-8bee-2fbe057387df',
    N'CityManager.Country',
    N'OSUSR_S01_COUNTRY',
    N'6A43DF3760CD078FFC30BA8BE5955E1E',
    N'525668EA11B0E04CC198112E11F01832'
  ),
  (
    N'b2402bd0-331c-58df-81c9-eb27b086b51c',
    N'5f342858-3347-5c35-9a80-ce6eecbe8b91',
    N'CityManager.Street',
    N'OSUSR_S01_STREET',
    N'44B3A5B9DF5770960F04769DDB8B5B93',
    N'FBA90B5FA9FE486714D15AA9E51F94DF'
  )) AS [x]([espace], [entity], [label], [physical], [attributes], [columns])
LEFT JOIN (
  SELECT
    LOWER(
      REPLACE(
        REPLACE(CAST([es].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 AS [espace],
    LOWER(
      REPLACE(
        REPLACE(CAST([en].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 AS [entity],
    [en].[id] AS [id],
    CAST([en].[physical_table_name] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [physical]
  FROM [OSSOURCE].[dbo].[ossys_espace] AS [es]
  JOIN [OSSOURCE].[dbo].[ossys_entity] AS [en]
    ON [en].[espace_id] = [es].[id]
  WHERE
    CAST([es].[is_active] AS int) = 1 AND CAST([en].[is_active] AS int) = 1
) AS [a]
  ON [a].[espace] = [x].[espace] COLLATE Latin1_General_BIN2
  AND [a].[entity] = [x].[entity] COLLATE Latin1_General_BIN2
LEFT JOIN (
  SELECT
    [ob].[name] COLLATE Latin1_General_BIN2 AS [physical],
    [ob].[object_id] AS [object_id]
  FROM [OSSOURCE].[sys].[objects] AS [ob]
  JOIN [OSSOURCE].[sys].[schemas] AS [sc]
    ON [sc].[schema_id] = [ob].[schema_id]
  WHERE
    [sc].[name] = N'dbo' AND [ob].[type] IN (N'U', N'V')
) AS [o]
  ON [o].[physical] = [x].[physical] COLLATE Latin1_General_BIN2
WHERE
  COALESCE(
    CONVERT(
      char(32),
      HASHBYTES(
        'MD5',
        CAST((
          SELECT
            [l].[digest] AS [text()]
          FROM (
            SELECT DISTINCT
              CONVERT(
                char(32),
                HASHBYTES(
                  'MD5',
                  COALESCE(
                    LOWER(
                      REPLACE(
                        REPLACE(CAST([at].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
                        N'}',
                        N''
                      )
                    ) COLLATE Latin1_General_BIN2,
                    N''
                  ) + NCHAR(31) + COALESCE(CAST([at].[name] AS nvarchar(4000)) COLLATE Latin1_General_BIN2, N'') + NCHAR(31) + COALESCE(CAST([at].[type] AS nvarchar(4000)) COLLATE Latin1_General_BIN2, N'') + NCHAR(31) + COALESCE(
                    NULLIF(
                      CAST([at].[physical_column_name] AS nvarchar(4000)) COLLATE Latin1_General_BIN2,
                      N''
                    ),
                    NULLIF(CAST([at].[database_name] AS nvarchar(4000)) COLLATE Latin1_General_BIN2, N''),
                    N''
                  )
                ),
                2
              ) AS [digest]
            FROM [OSSOURCE].[dbo].[ossys_entity_attr] AS [at]
            WHERE
              [at].[entity_id] = [a].[id] AND CAST([at].[is_active] AS int) = 1
          ) AS [l]
          ORDER BY
            [l].[digest] COLLATE Latin1_General_BIN2
          FOR XML
            PATH('')
        ) AS varchar(max))
      ),
      2
    ),
    N''
  ) <> [x].[attributes] COLLATE Latin1_General_BIN2
  OR COALESCE(LOWER([a].[physical]), N'') <> LOWER([x].[physical] COLLATE Latin1_General_BIN2) COLLATE Latin1_General_BIN2
  OR COALESCE(
    CONVERT(
      char(32),
      HASHBYTES(
        'MD5',
        CAST((
          SELECT
            [l].[digest] AS [text()]
          FROM (
            SELECT DISTINCT
              CONVERT(
                char(32),
                HASHBYTES(
                  'MD5',
                  [c].[name] COLLATE Latin1_General_BIN2 + NCHAR(31) + CASE
                    WHEN [y].[is_user_defined] = 1
                    THEN [y].[name] COLLATE Latin1_General_BIN2
                    WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'decimal', N'numeric')
                    THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CAST([c].[precision] AS nvarchar(11)) + N',' + CAST([c].[scale] AS nvarchar(11)) + N')'
                    WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'time', N'datetime2', N'datetimeoffset')
                    THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CAST([c].[scale] AS nvarchar(11)) + N')'
                    WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'nchar', N'nvarchar')
                    THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CASE
                      WHEN [c].[max_length] = -1
                      THEN N'max'
                      ELSE CAST([c].[max_length] / 2 AS nvarchar(11))
                    END + N')'
                    WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'char', N'varchar', N'binary', N'varbinary')
                    THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CASE
                      WHEN [c].[max_length] = -1
                      THEN N'max'
                      ELSE CAST([c].[max_length] AS nvarchar(11))
                    END + N')'
                    ELSE LOWER([y].[name] COLLATE Latin1_General_BIN2)
                  END + NCHAR(31) + N''
                ),
                2
              ) AS [digest]
            FROM [OSSOURCE].[sys].[columns] AS [c]
            JOIN [OSSOURCE].[sys].[types] AS [y]
              ON [y].[user_type_id] = [c].[user_type_id]
            WHERE
              [c].[object_id] = [o].[object_id]
          ) AS [l]
          ORDER BY
            [l].[digest] COLLATE Latin1_General_BIN2
          FOR XML
            PATH('')
        ) AS varchar(max))
      ),
      2
    ),
    N''
  ) <> [x].[columns] COLLATE Latin1_General_BIN2
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0909: entities or columns of the source have changed: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Make both snapshots again and compile again.', N'%', N'%%');
  THROW 50909, @o11c_message, 1;
END;

-- Refuse to run when entities or columns of the source have changed since the snapshot: each row is an
-- entity and its fingerprint.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  [x].[label] AS [label]
FROM (VALUES
  (
    N'ossys',
    N'ossys_bpm_activity',
    N'(System).Activity',
    N'ossys_bpm_activity',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'47ED007C9AB43CD289A1C9BD42CF9564'
  ),
  (
    N'ossys',
    N'ossys_bpm_activity_output',
    N'(System).Activity_Output',
    N'ossys_bpm_activity_output',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'E26065CCFCBEB21CCA81828C3EC8A103'
  ),
  (
    N'2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8',
    N'dc113a9a-ec29-560e-aacd-4e5e93c5a1e1',
    N'(System).Group',
    N'ossys_group',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'7CD75FC9CE6D92EC38B2701B99F6EFB4'
  ),
  (
    N'ossys',
    N'ossys_group_user',
    N'(System).Group_User',
    N'ossys_group_user',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'9A064DE19049B3052883E743398B792A'
  ),
  (
    N'ossys',
    N'ossys_bpm_process',
    N'(System).Process',
    N'ossys_bpm_process',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'DF3C7F9164A72CDB9A461D15205086EA'
  ),
  (
    N'ossys',
    N'ossys_bpm_process_input',
    N'(System).Process_Input',
    N'ossys_bpm_process_input',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'B2FF63746C343268BA7FD15BC874B6EE'
  ),
  (
    N'ossys',
    N'ossys_bpm_process_output',
    N'(System).Process_Output',
    N'ossys_bpm_process_output',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'7F749150EF7010443BB80E3DA1A4502B'
  ),
  (
    N'2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8',
    N'a6e8ded6-294d-5a46-9d4e-25595d8b17ed',
    N'(System).User',
    N'ossys_user',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'EB346983EDC005EF22366BB791F55216'
  )) AS [x]([espace], [entity], [label], [physical], [attributes], [columns])
LEFT JOIN (
  SELECT
    [ob].[name] COLLATE Latin1_General_BIN2 AS [physical],
    [ob].[object_id] AS [object_id]
  FROM [OSSOURCE].[sys].[objects] AS [ob]
  JOIN [OSSOURCE].[sys].[schemas] AS [sc]
    ON [sc].[schema_id] = [ob].[schema_id]
  WHERE
    [sc].[name] = N'dbo' AND [ob].[type] IN (N'U', N'V')
) AS [o]
  ON [o].[physical] = [x].[physical] COLLATE Latin1_General_BIN2
WHERE
  COALESCE(
    CONVERT(
      char(32),
      HASHBYTES(
        'MD5',
        CAST((
          SELECT
            [l].[digest] AS [text()]
          FROM (
            SELECT DISTINCT
              CONVERT(
                char(32),
                HASHBYTES(
                  'MD5',
                  [c].[name] COLLATE Latin1_General_BIN2 + NCHAR(31) + CASE
                    WHEN [y].[is_user_defined] = 1
                    THEN [y].[name] COLLATE Latin1_General_BIN2
                    WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'decimal', N'numeric')
                    THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CAST([c].[precision] AS nvarchar(11)) + N',' + CAST([c].[scale] AS nvarchar(11)) + N')'
                    WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'time', N'datetime2', N'datetimeoffset')
                    THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CAST([c].[scale] AS nvarchar(11)) + N')'
                    WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'nchar', N'nvarchar')
                    THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CASE
                      WHEN [c].[max_length] = -1
                      THEN N'max'
                      ELSE CAST([c].[max_length] / 2 AS nvarchar(11))
                    END + N')'
                    WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'char', N'varchar', N'binary', N'varbinary')
                    THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CASE
                      WHEN [c].[max_length] = -1
                      THEN N'max'
                      ELSE CAST([c].[max_length] AS nvarchar(11))
                    END + N')'
                    ELSE LOWER([y].[name] COLLATE Latin1_General_BIN2)
                  END + NCHAR(31) + N''
                ),
                2
              ) AS [digest]
            FROM [OSSOURCE].[sys].[columns] AS [c]
            JOIN [OSSOURCE].[sys].[types] AS [y]
              ON [y].[user_type_id] = [c].[user_type_id]
            WHERE
              [c].[object_id] = [o].[object_id]
          ) AS [l]
          ORDER BY
            [l].[digest] COLLATE Latin1_General_BIN2
          FOR XML
            PATH('')
        ) AS varchar(max))
      ),
      2
    ),
    N''
  ) <> [x].[columns] COLLATE Latin1_General_BIN2
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0909: entities or columns of the source have changed: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Make both snapshots again and compile again.', N'%', N'%%');
  THROW 50909, @o11c_message, 1;
END;

-- Refuse to run when modules of the source have other entities now since the snapshot: each row is an
-- entity and its fingerprint.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  [x].[label] AS [label]
FROM (VALUES
  (
    N'b2402bd0-331c-58df-81c9-eb27b086b51c',
    N'CityManager',
    N'6D79AD41C4095BFE70B5AD9F94E5914C'
  )) AS [x]([module], [label], [entities])
LEFT JOIN (
  SELECT
    LOWER(
      REPLACE(
        REPLACE(CAST([es].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 AS [module],
    [es].[id] AS [id]
  FROM [OSSOURCE].[dbo].[ossys_espace] AS [es]
  WHERE
    CAST([es].[is_active] AS int) = 1
) AS [a]
  ON [a].[module] = [x].[module] COLLATE Latin1_General_BIN2
WHERE
  COALESCE(
    CONVERT(
      char(32),
      HASHBYTES(
        'MD5',
        CAST((
          SELECT
            [l].[digest] AS [text()]
          FROM (
            SELECT DISTINCT
              CONVERT(
                char(32),
                HASHBYTES(
                  'MD5',
                  LOWER(
                    REPLACE(
                      REPLACE(CAST([en].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
                      N'}',
                      N''
                    )
                  ) COLLATE Latin1_General_BIN2
                ),
                2
              ) AS [digest]
            FROM [OSSOURCE].[dbo].[ossys_entity] AS [en]
            WHERE
              [en].[espace_id] = [a].[id] AND CAST([en].[is_active] AS int) = 1
          ) AS [l]
          ORDER BY
            [l].[digest] COLLATE Latin1_General_BIN2
          FOR XML
            PATH('')
        ) AS varchar(max))
      ),
      2
    ),
    N'D41D8CD98F00B204E9800998ECF8427E'
  ) <> [x].[entities] COLLATE Latin1_General_BIN2
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0909: modules of the source have other entities now: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Make both snapshots again and compile again.', N'%', N'%%');
  THROW 50909, @o11c_message, 1;
END;

-- Refuse to run when entities or columns of the target have changed since the snapshot: each row is an
-- entity and its fingerprint.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  [x].[label] AS [label]
FROM (VALUES
  (
    N'b2402bd0-331c-58df-81c9-eb27b086b51c',
    N'04045daa-564e-5f52-8cbd-79f9dc3f2ed7',
    N'CityManager.City',
    N'OSUSR_T01_CITY',
    N'F96E05ABB869D8133F2333798C666B38',
    N'C310D65D4A43B19D174F40617AAA2FCA'
  ),
  (
    N'b2402bd0-331c-58df-81c9-eb27b086b51c',
    N'2d2f190f-658e-5f2b-8bee-2fbe057387df',
    N'CityManager.Country',
    N'OSUSR_T01_COUNTRY',
    N'0BC98F2BA70C46849FF7A3CE09A7992D',
    N'C7AD9A8B4BF6557848986EE11E03E8C4'
  ),
  (
    N'b2402bd0-331c-58df-81c9-eb27b086b51c',
    N'5f342858-3347-5c35-9a80-ce6eecbe8b91',
    N'CityManager.Street',
    N'OSUSR_T01_STREET',
    N'BBB20CE3387ED67C4E265CAA362534CA',
    N'9E349F3C83B23E9D673CB8C6BB907618'
  )) AS [x]([espace], [entity], [label], [physical], [attributes], [columns])
LEFT JOIN (
  SELECT
    LOWER(
      REPLACE(
        REPLACE(CAST([es].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 AS [espace],
    LOWER(
      REPLACE(
        REPLACE(CAST([en].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 AS [entity],
    [en].[id] AS [id],
    CAST([en].[physical_table_name] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [physical]
  FROM [OSTARGET].[dbo].[ossys_espace] AS [es]
  JOIN [OSTARGET].[dbo].[ossys_entity] AS [en]
    ON [en].[espace_id] = [es].[id]
  WHERE
    CAST([es].[is_active] AS int) = 1 AND CAST([en].[is_active] AS int) = 1
) AS [a]
  ON [a].[espace] = [x].[espace] COLLATE Latin1_General_BIN2
  AND [a].[entity] = [x].[entity] COLLATE Latin1_General_BIN2
LEFT JOIN (
  SELECT
    [ob].[name] COLLATE Latin1_General_BIN2 AS [physical],
    [ob].[object_id] AS [object_id]
  FROM [OSTARGET].[sys].[objects] AS [ob]
  JOIN [OSTARGET].[sys].[schemas] AS [sc]
    ON [sc].[schema_id] = [ob].[schema_id]
  WHERE
    [sc].[name] = N'dbo' AND [ob].[type] IN (N'U', N'V')
) AS [o]
  ON [o].[physical] = [x].[physical] COLLATE Latin1_General_BIN2
WHERE
  COALESCE(
    CONVERT(
      char(32),
      HASHBYTES(
        'MD5',
        CAST((
          SELECT
            [l].[digest] AS [text()]
          FROM (
            SELECT DISTINCT
              CONVERT(
                char(32),
                HASHBYTES(
                  'MD5',
                  COALESCE(
                    LOWER(
                      REPLACE(
                        REPLACE(CAST([at].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
                        N'}',
                        N''
                      )
                    ) COLLATE Latin1_General_BIN2,
                    N''
                  ) + NCHAR(31) + COALESCE(CAST([at].[name] AS nvarchar(4000)) COLLATE Latin1_General_BIN2, N'') + NCHAR(31) + COALESCE(CAST([at].[type] AS nvarchar(4000)) COLLATE Latin1_General_BIN2, N'') + NCHAR(31) + COALESCE(
                    NULLIF(
                      CAST([at].[physical_column_name] AS nvarchar(4000)) COLLATE Latin1_General_BIN2,
                      N''
                    ),
                    NULLIF(CAST([at].[database_name] AS nvarchar(4000)) COLLATE Latin1_General_BIN2, N''),
                    N''
                  )
                ),
                2
              ) AS [digest]
            FROM [OSTARGET].[dbo].[ossys_entity_attr] AS [at]
            WHERE
              [at].[entity_id] = [a].[id] AND CAST([at].[is_active] AS int) = 1
          ) AS [l]
          ORDER BY
            [l].[digest] COLLATE Latin1_General_BIN2
          FOR XML
            PATH('')
        ) AS varchar(max))
      ),
      2
    ),
    N''
  ) <> [x].[attributes] COLLATE Latin1_General_BIN2
  OR COALESCE(LOWER([a].[physical]), N'') <> LOWER([x].[physical] COLLATE Latin1_General_BIN2) COLLATE Latin1_General_BIN2
  OR COALESCE(
    CONVERT(
      char(32),
      HASHBYTES(
        'MD5',
        CAST((
          SELECT
            [l].[digest] AS [text()]
          FROM (
            SELECT DISTINCT
              CONVERT(
                char(32),
                HASHBYTES(
                  'MD5',
                  [c].[name] COLLATE Latin1_General_BIN2 + NCHAR(31) + CASE
                    WHEN [y].[is_user_defined] = 1
                    THEN [y].[name] COLLATE Latin1_General_BIN2
                    WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'decimal', N'numeric')
                    THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CAST([c].[precision] AS nvarchar(11)) + N',' + CAST([c].[scale] AS nvarchar(11)) + N')'
                    WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'time', N'datetime2', N'datetimeoffset')
                    THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CAST([c].[scale] AS nvarchar(11)) + N')'
                    WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'nchar', N'nvarchar')
                    THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CASE
                      WHEN [c].[max_length] = -1
                      THEN N'max'
                      ELSE CAST([c].[max_length] / 2 AS nvarchar(11))
                    END + N')'
                    WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'char', N'varchar', N'binary', N'varbinary')
                    THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CASE
                      WHEN [c].[max_length] = -1
                      THEN N'max'
                      ELSE CAST([c].[max_length] AS nvarchar(11))
                    END + N')'
                    ELSE LOWER([y].[name] COLLATE Latin1_General_BIN2)
                  END + NCHAR(31) + CASE WHEN [c].[is_nullable] = 1 THEN N'1' ELSE N'0' END
                ),
                2
              ) AS [digest]
            FROM [OSTARGET].[sys].[columns] AS [c]
            JOIN [OSTARGET].[sys].[types] AS [y]
              ON [y].[user_type_id] = [c].[user_type_id]
            WHERE
              [c].[object_id] = [o].[object_id]
          ) AS [l]
          ORDER BY
            [l].[digest] COLLATE Latin1_General_BIN2
          FOR XML
            PATH('')
        ) AS varchar(max))
      ),
      2
    ),
    N''
  ) <> [x].[columns] COLLATE Latin1_General_BIN2
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0909: entities or columns of the target have changed: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Make both snapshots again and compile again.', N'%', N'%%');
  THROW 50909, @o11c_message, 1;
END;

-- Refuse to run when entities or columns of the target have changed since the snapshot: each row is an
-- entity and its fingerprint.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  [x].[label] AS [label]
FROM (VALUES
  (
    N'ossys',
    N'ossys_bpm_activity',
    N'(System).Activity',
    N'ossys_bpm_activity',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'FB43C2C0075E3BA05D6D34703D9F6912'
  ),
  (
    N'ossys',
    N'ossys_bpm_activity_output',
    N'(System).Activity_Output',
    N'ossys_bpm_activity_output',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'5768182E65379CC28BFB2957684014FE'
  ),
  (
    N'2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8',
    N'dc113a9a-ec29-560e-aacd-4e5e93c5a1e1',
    N'(System).Group',
    N'ossys_group',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'A8E129531CF62DE9A64280A03524ADD1'
  ),
  (
    N'ossys',
    N'ossys_group_user',
    N'(System).Group_User',
    N'ossys_group_user',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'323E5FF34439B3C500809AA7F3564988'
  ),
  (
    N'ossys',
    N'ossys_bpm_process',
    N'(System).Process',
    N'ossys_bpm_process',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'03561B8FF721AE89486F2B756812E019'
  ),
  (
    N'ossys',
    N'ossys_bpm_process_input',
    N'(System).Process_Input',
    N'ossys_bpm_process_input',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'FAEF5417B478A4AADEFA1742AFD30F21'
  ),
  (
    N'ossys',
    N'ossys_bpm_process_output',
    N'(System).Process_Output',
    N'ossys_bpm_process_output',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'E383D320E83D2A296EE74698B7064E8E'
  ),
  (
    N'2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8',
    N'a6e8ded6-294d-5a46-9d4e-25595d8b17ed',
    N'(System).User',
    N'ossys_user',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'9B8B603084F0FA40B6828F687C0A0DAA'
  ),
  (
    N'b2402bd0-331c-58df-81c9-eb27b086b51c',
    N'04045daa-564e-5f52-8cbd-79f9dc3f2ed7',
    N'CityManager.City',
    N'OSEVT_T01_CITY',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'00B778FB2F9C87BF239FE34EC770AA9E'
  ),
  (
    N'b2402bd0-331c-58df-81c9-eb27b086b51c',
    N'5f342858-3347-5c35-9a80-ce6eecbe8b91',
    N'CityManager.Street',
    N'OSEVT_T01_STREET',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'7864C38DE69877212B039157B9ACF65B'
  )) AS [x]([espace], [entity], [label], [physical], [attributes], [columns])
LEFT JOIN (
  SELECT
    [ob].[name] COLLATE Latin1_General_BIN2 AS [physical],
    [ob].[object_id] AS [object_id]
  FROM [OSTARGET].[sys].[objects] AS [ob]
  JOIN [OSTARGET].[sys].[schemas] AS [sc]
    ON [sc].[schema_id] = [ob].[schema_id]
  WHERE
    [sc].[name] = N'dbo' AND [ob].[type] IN (N'U', N'V')
) AS [o]
  ON [o].[physical] = [x].[physical] COLLATE Latin1_General_BIN2
WHERE
  COALESCE(
    CONVERT(
      char(32),
      HASHBYTES(
        'MD5',
        CAST((
          SELECT
            [l].[digest] AS [text()]
          FROM (
            SELECT DISTINCT
              CONVERT(
                char(32),
                HASHBYTES(
                  'MD5',
                  [c].[name] COLLATE Latin1_General_BIN2 + NCHAR(31) + CASE
                    WHEN [y].[is_user_defined] = 1
                    THEN [y].[name] COLLATE Latin1_General_BIN2
                    WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'decimal', N'numeric')
                    THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CAST([c].[precision] AS nvarchar(11)) + N',' + CAST([c].[scale] AS nvarchar(11)) + N')'
                    WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'time', N'datetime2', N'datetimeoffset')
                    THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CAST([c].[scale] AS nvarchar(11)) + N')'
                    WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'nchar', N'nvarchar')
                    THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CASE
                      WHEN [c].[max_length] = -1
                      THEN N'max'
                      ELSE CAST([c].[max_length] / 2 AS nvarchar(11))
                    END + N')'
                    WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'char', N'varchar', N'binary', N'varbinary')
                    THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CASE
                      WHEN [c].[max_length] = -1
                      THEN N'max'
                      ELSE CAST([c].[max_length] AS nvarchar(11))
                    END + N')'
                    ELSE LOWER([y].[name] COLLATE Latin1_General_BIN2)
                  END + NCHAR(31) + CASE WHEN [c].[is_nullable] = 1 THEN N'1' ELSE N'0' END
                ),
                2
              ) AS [digest]
            FROM [OSTARGET].[sys].[columns] AS [c]
            JOIN [OSTARGET].[sys].[types] AS [y]
              ON [y].[user_type_id] = [c].[user_type_id]
            WHERE
              [c].[object_id] = [o].[object_id]
          ) AS [l]
          ORDER BY
            [l].[digest] COLLATE Latin1_General_BIN2
          FOR XML
            PATH('')
        ) AS varchar(max))
      ),
      2
    ),
    N''
  ) <> [x].[columns] COLLATE Latin1_General_BIN2
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0909: entities or columns of the target have changed: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Make both snapshots again and compile again.', N'%', N'%%');
  THROW 50909, @o11c_message, 1;
END;

-- Refuse to run when modules of the target have other entities now since the snapshot: each row is an
-- entity and its fingerprint.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  [x].[label] AS [label]
FROM (VALUES
  (
    N'b2402bd0-331c-58df-81c9-eb27b086b51c',
    N'CityManager',
    N'6D79AD41C4095BFE70B5AD9F94E5914C'
  )) AS [x]([module], [label], [entities])
LEFT JOIN (
  SELECT
    LOWER(
      REPLACE(
        REPLACE(CAST([es].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 AS [module],
    [es].[id] AS [id]
  FROM [OSTARGET].[dbo].[ossys_espace] AS [es]
  WHERE
    CAST([es].[is_active] AS int) = 1
) AS [a]
  ON [a].[module] = [x].[module] COLLATE Latin1_General_BIN2
WHERE
  COALESCE(
    CONVERT(
      char(32),
      HASHBYTES(
        'MD5',
        CAST((
          SELECT
            [l].[digest] AS [text()]
          FROM (
            SELECT DISTINCT
              CONVERT(
                char(32),
                HASHBYTES(
                  'MD5',
                  LOWER(
                    REPLACE(
                      REPLACE(CAST([en].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
                      N'}',
                      N''
                    )
                  ) COLLATE Latin1_General_BIN2
                ),
                2
              ) AS [digest]
            FROM [OSTARGET].[dbo].[ossys_entity] AS [en]
            WHERE
              [en].[espace_id] = [a].[id] AND CAST([en].[is_active] AS int) = 1
          ) AS [l]
          ORDER BY
            [l].[digest] COLLATE Latin1_General_BIN2
          FOR XML
            PATH('')
        ) AS varchar(max))
      ),
      2
    ),
    N'D41D8CD98F00B204E9800998ECF8427E'
  ) <> [x].[entities] COLLATE Latin1_General_BIN2
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0909: modules of the target have other entities now: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Make both snapshots again and compile again.', N'%', N'%%');
  THROW 50909, @o11c_message, 1;
END;

-- Refuse to run when modules of the source have process definitions that the snapshot did not know
-- since the snapshot: each row is an id of a definition.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([p].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [id]
FROM [OSSOURCE].[dbo].[ossys_bpm_process_definition] AS [p]
JOIN [OSSOURCE].[dbo].[ossys_espace] AS [e]
  ON [p].[espace_id] = [e].[id]
WHERE
  CAST([e].[is_active] AS int) = 1
  AND LOWER(
    REPLACE(
      REPLACE(CAST([e].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
      N'}',
      N''
    )
  ) COLLATE Latin1_General_BIN2 IN (N'b2402bd0-331c-58df-81c9-eb27b086b51c')
  AND NOT CAST([p].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 IN (N'11', N'12')
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0909: modules of the source have process definitions that the snapshot did not know: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Make both snapshots again and compile again.', N'%', N'%%');
  THROW 50909, @o11c_message, 1;
END;

UPDATE #o11c_progress SET [mark] = N'step 2', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[020-guard-the-metamodel] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
