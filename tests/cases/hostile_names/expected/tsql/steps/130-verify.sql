-- Step 130-verify (13 of 13): verify
-- Why here: last before COMMIT: whatever does not hold undoes the whole run
-- Reads: both sides, maps
-- Locks: IS and S on OSTARGET.dbo.OSUSR {U+22}s{U+22} {U+5D}x{U+5B} size,
-- OSTARGET.dbo.OSUSR_back{U+5C}slash :{U+27}x{U+27} $1 {U+25}s {U+7B}{U+7B}x{U+7D}{U+7D},
-- OSTARGET.dbo.it{U+27}s {U+2A}{U+2F} a {U+2F}{U+2A} -{U+2D}t, OSTARGET.dbo.ossys_role,
-- OSTARGET.dbo.ossys_tenant, OSTARGET.dbo.ossys_user (while a statement runs)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 4 rows, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 12')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select:
-- every source row has its target row, each reference is what the map says and exists, and each copied
-- value is the source's.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT [v].[check_id], [v].[entity], [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 WHEN [v].[expected] IS NOT NULL THEN 0 END
FROM (
SELECT
  COUNT_BIG(*) AS [source_rows],
  COALESCE(SUM(CASE WHEN NOT [t].[i'd ]]1] IS NULL THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [target_rows],
  COALESCE(SUM(CASE WHEN [m].[fresh] = CAST(1 AS bit) THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [fresh_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [OSTARGET].[o11c].[map_select_136c2dda09] AS [f]
    WHERE
      [f].[fresh] = CAST(1 AS bit)
  ) AS [fresh_pairs],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit) AND NOT [t].[i'd ]]1] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [inserted_rows],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [t].[i'd ]]1] IS NULL
        AND (
          (
            (
              (
                [t].[é😀 :x] IS NULL AND NOT [s].[é😀 :x] IS NULL
              )
              OR (
                NOT [t].[é😀 :x] IS NULL AND [s].[é😀 :x] IS NULL
              )
            )
            OR (
              [t].[é😀 :x] COLLATE Latin1_General_BIN2 <> [s].[é😀 :x] COLLATE Latin1_General_BIN2
            )
            OR (
              DATALENGTH([t].[é😀 :x]) <> DATALENGTH([s].[é😀 :x])
            )
          )
          OR (
            (
              (
                [t].[mark] IS NULL AND NOT [s].[mark] IS NULL
              )
              OR (
                NOT [t].[mark] IS NULL AND [s].[mark] IS NULL
              )
            )
            OR (
              [t].[mark] COLLATE Latin1_General_BIN2 <> [s].[mark] COLLATE Latin1_General_BIN2
            )
            OR (
              DATALENGTH([t].[mark]) <> DATALENGTH([s].[mark])
            )
          )
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [changed_rows],
  COALESCE(
    SUM(
      CASE
        WHEN (
          [r1].[new_id] = [t].[user] AND NOT [p1].[id] IS NULL
        )
        OR (
          [t].[user] IS NULL AND [r1].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_1],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [s].[user] IS NULL AND [r1].[new_id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_1],
  COALESCE(
    SUM(
      CASE
        WHEN (
          [r2].[new_id] = [t].[a"b]]c[d] AND NOT [p2].[i"d] IS NULL
        )
        OR (
          [t].[a"b]]c[d] IS NULL AND [r2].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_2],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [s].[a"b]]c[d] IS NULL AND [r2].[new_id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_2]
FROM [#o11c_src_2] AS [s]
LEFT JOIN [OSTARGET].[o11c].[map_select_136c2dda09] AS [m]
  ON [m].[old_id] = [s].[i'd ]]1]
LEFT JOIN [OSTARGET].[dbo].[it's */ a /* --t] AS [t]
  ON [t].[i'd ]]1] = [m].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [r1]
  ON [r1].[old_id] = [s].[user]
LEFT JOIN [OSTARGET].[dbo].[ossys_user] AS [p1]
  ON [p1].[id] = [r1].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_table_002f2778d0] AS [r2]
  ON [r2].[old_id] = [s].[a"b]]c[d]
LEFT JOIN [OSTARGET].[dbo].[OSUSR "s" ]]x[ size] AS [p2]
  ON [p2].[i"d] = [r2].[new_id]
) AS [j]
CROSS APPLY (VALUES
  (1, N'rows-m_o_d_u_le_x_go_echo_x_select', N'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select', N'rows arrived', [j].[source_rows], [j].[target_rows]),
  (2, N'rows-m_o_d_u_le_x_go_echo_x_select', N'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select', N'rows inserted', [j].[fresh_pairs], [j].[inserted_rows]),
  (3, N'rows-m_o_d_u_le_x_go_echo_x_select', N'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select', N'rows with a copied value that differs', 0, [j].[changed_rows]),
  (4, N'rows-m_o_d_u_le_x_go_echo_x_select', N'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select', N'User: right', [j].[source_rows], [j].[right_1]),
  (5, N'rows-m_o_d_u_le_x_go_echo_x_select', N'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select', N'User: without partner', 0, [j].[lost_1]),
  (6, N'rows-m_o_d_u_le_x_go_echo_x_select', N'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select', N'a{U+27}b{U+22}c{U+5D}d{U+5B}e {U+2A}{U+2F} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} x: right', [j].[source_rows], [j].[right_2]),
  (7, N'rows-m_o_d_u_le_x_go_echo_x_select', N'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select', N'a{U+27}b{U+22}c{U+5D}d{U+5B}e {U+2A}{U+2F} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} x: without partner', 0, [j].[lost_2])
) AS [v]([line], [check_id], [entity], [what], [expected], [found])
ORDER BY [v].[line];

-- M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo
-- x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22}
-- xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: every source row has its target
-- row, each reference is what the map says and exists, and each copied value is the source's.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT [v].[check_id], [v].[entity], [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 WHEN [v].[expected] IS NOT NULL THEN 0 END
FROM (
SELECT
  COUNT_BIG(*) AS [source_rows],
  COALESCE(SUM(CASE WHEN NOT [t].[\q] IS NULL THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [target_rows],
  COALESCE(SUM(CASE WHEN [m].[fresh] = CAST(1 AS bit) THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [fresh_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [OSTARGET].[o11c].[map_llllllllllllllllllllllllllllllll_e462e3ec0b] AS [f]
    WHERE
      [f].[fresh] = CAST(1 AS bit)
  ) AS [fresh_pairs],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit) AND NOT [t].[\q] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [inserted_rows],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [t].[\q] IS NULL
        AND (
          (
            (
              (
                [t].[ma rk] IS NULL AND NOT [s].[ma rk] IS NULL
              )
              OR (
                NOT [t].[ma rk] IS NULL AND [s].[ma rk] IS NULL
              )
            )
            OR (
              [t].[ma rk] COLLATE Latin1_General_BIN2 <> [s].[ma rk] COLLATE Latin1_General_BIN2
            )
            OR (
              DATALENGTH([t].[ma rk]) <> DATALENGTH([s].[ma rk])
            )
          )
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [changed_rows],
  COALESCE(
    SUM(
      CASE
        WHEN (
          [r1].[new_id] = [t].[order] AND NOT [p1].[\q] IS NULL
        )
        OR (
          [t].[order] IS NULL AND [r1].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_1],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [s].[order] IS NULL AND [r1].[new_id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_1],
  COALESCE(
    SUM(
      CASE
        WHEN (
          [r2].[new_id] = [t].[--x] AND NOT [p2].[i'd ]]1] IS NULL
        )
        OR (
          [t].[--x] IS NULL AND [r2].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_2],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [s].[--x] IS NULL AND [r2].[new_id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_2],
  COALESCE(
    SUM(
      CASE
        WHEN (
          [r3].[new_id] = [t].[/*x*/] AND NOT [p3].[id] IS NULL
        )
        OR (
          [t].[/*x*/] IS NULL AND [r3].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_3],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [s].[/*x*/] IS NULL AND [r3].[new_id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_3],
  COALESCE(
    SUM(
      CASE
        WHEN (
          [r4].[new_id] = [t].['] AND NOT [p4].[id] IS NULL
        )
        OR (
          [t].['] IS NULL AND [r4].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_4],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [s].['] IS NULL AND [r4].[new_id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_4]
FROM [#o11c_src_3] AS [s]
LEFT JOIN [OSTARGET].[o11c].[map_llllllllllllllllllllllllllllllll_e462e3ec0b] AS [m]
  ON [m].[old_id] = [s].[\q]
LEFT JOIN [OSTARGET].[dbo].[OSUSR_back\slash :'x' $1 %s {{x}}] AS [t]
  ON [t].[\q] = [m].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_llllllllllllllllllllllllllllllll_e462e3ec0b] AS [r1]
  ON [r1].[old_id] = [s].[order]
LEFT JOIN [OSTARGET].[dbo].[OSUSR_back\slash :'x' $1 %s {{x}}] AS [p1]
  ON [p1].[\q] = [r1].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_select_136c2dda09] AS [r2]
  ON [r2].[old_id] = [s].[--x]
LEFT JOIN [OSTARGET].[dbo].[it's */ a /* --t] AS [p2]
  ON [p2].[i'd ]]1] = [r2].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_role_bed61fb7b8] AS [r3]
  ON [r3].[old_id] = [s].[/*x*/]
LEFT JOIN [OSTARGET].[dbo].[ossys_role] AS [p3]
  ON [p3].[id] = [r3].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_tenant_63c9ad9cd6] AS [r4]
  ON [r4].[old_id] = [s].[']
LEFT JOIN [OSTARGET].[dbo].[ossys_tenant] AS [p4]
  ON [p4].[id] = [r4].[new_id]
) AS [j]
CROSS APPLY (VALUES
  (1, N'rows-m_o_d_u_le_x_go_echo_x_lllllllllllllllllllllllllllllllllllll', N'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', N'rows arrived', [j].[source_rows], [j].[target_rows]),
  (2, N'rows-m_o_d_u_le_x_go_echo_x_lllllllllllllllllllllllllllllllllllll', N'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', N'rows inserted', [j].[fresh_pairs], [j].[inserted_rows]),
  (3, N'rows-m_o_d_u_le_x_go_echo_x_lllllllllllllllllllllllllllllllllllll', N'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', N'rows with a copied value that differs', 0, [j].[changed_rows]),
  (4, N'rows-m_o_d_u_le_x_go_echo_x_lllllllllllllllllllllllllllllllllllll', N'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', N'Order by: right', [j].[source_rows], [j].[right_1]),
  (5, N'rows-m_o_d_u_le_x_go_echo_x_lllllllllllllllllllllllllllllllllllll', N'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', N'Order by: without partner', 0, [j].[lost_1]),
  (6, N'rows-m_o_d_u_le_x_go_echo_x_lllllllllllllllllllllllllllllllllllll', N'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', N'-{U+2D} x: right', [j].[source_rows], [j].[right_2]),
  (7, N'rows-m_o_d_u_le_x_go_echo_x_lllllllllllllllllllllllllllllllllllll', N'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', N'-{U+2D} x: without partner', 0, [j].[lost_2]),
  (8, N'rows-m_o_d_u_le_x_go_echo_x_lllllllllllllllllllllllllllllllllllll', N'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', N'{U+2A}{U+2F}: right', [j].[source_rows], [j].[right_3]),
  (9, N'rows-m_o_d_u_le_x_go_echo_x_lllllllllllllllllllllllllllllllllllll', N'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', N'{U+2A}{U+2F}: without partner', 0, [j].[lost_3]),
  (10, N'rows-m_o_d_u_le_x_go_echo_x_lllllllllllllllllllllllllllllllllllll', N'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', N'{U+27}: right', [j].[source_rows], [j].[right_4]),
  (11, N'rows-m_o_d_u_le_x_go_echo_x_lllllllllllllllllllllllllllllllllllll', N'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', N'{U+27}: without partner', 0, [j].[lost_4])
) AS [v]([line], [check_id], [entity], [what], [expected], [found])
ORDER BY [v].[line];

-- (System).Role: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-system_role', N'(System).Role', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_role_bed61fb7b8]) AS [q];

-- (System).Tenant: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-system_tenant', N'(System).Tenant', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_tenant_63c9ad9cd6]) AS [q];

-- (System).User: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-system_user', N'(System).User', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_user_f9b11b2f84]) AS [q];

-- M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo
-- x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22}
-- xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-m_o_d_u_le_x_go_echo_x_lllllllllllllllllllllllllllllllllllll', N'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_llllllllllllllllllllllllllllllll_e462e3ec0b]) AS [q];

-- M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select:
-- the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-m_o_d_u_le_x_go_echo_x_select', N'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_select_136c2dda09]) AS [q];

-- M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Table:
-- the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-m_o_d_u_le_x_go_echo_x_table', N'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Table', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_table_002f2778d0]) AS [q];

-- M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select:
-- the identity's current value is not below any id in the table, so the next one is above.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'sequence-m_o_d_u_le_x_go_echo_x_select', N'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select', N'identity is ahead of the highest id', [q].[top], COALESCE([q].[given], 0),
  CASE WHEN [q].[given] >= [q].[top] THEN 1 ELSE 0 END
FROM (SELECT COALESCE(MAX([i'd ]]1]), 0) AS [top], IDENT_CURRENT(N'[dbo].[it''s */ a /* --t]') AS [given]
  FROM [OSTARGET].[dbo].[it's */ a /* --t]) AS [q];

-- M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo
-- x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22}
-- xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: the identity's current value is not
-- below any id in the table, so the next one is above.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'sequence-m_o_d_u_le_x_go_echo_x_lllllllllllllllllllllllllllllllllllll', N'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', N'identity is ahead of the highest id', [q].[top], COALESCE([q].[given], 0),
  CASE WHEN [q].[given] >= [q].[top] THEN 1 ELSE 0 END
FROM (SELECT COALESCE(MAX([\q]), 0) AS [top], IDENT_CURRENT(N'[dbo].[OSUSR_back\slash :''x'' $1 %s {{x}}]') AS [given]
  FROM [OSTARGET].[dbo].[OSUSR_back\slash :'x' $1 %s {{x}}]) AS [q];

-- M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo
-- x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22}
-- xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: constraints and triggers are in the
-- state that the snapshot recorded.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'states-m_o_d_u_le_x_go_echo_x_lllllllllllllllllllllllllllllllllllll', N'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 ELSE 0 END
FROM (
SELECT 1, N'constraints are as the snapshot had them', CAST(4 AS bigint), (SELECT COUNT_BIG(*) FROM (SELECT v.[label] COLLATE Latin1_General_BIN2 AS [label], v.[name] COLLATE Latin1_General_BIN2 AS [name], v.[state] COLLATE Latin1_General_BIN2 AS [state], OBJECT_ID(v.[object]) AS [relation]
FROM (VALUES
  (N'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', N'[dbo].[OSUSR_back\slash :''x'' $1 %s {{x}}]', N'osfrk_8f073f90_1', N'enabled, validated'),
  (N'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', N'[dbo].[OSUSR_back\slash :''x'' $1 %s {{x}}]', N'osfrk_8f073f90_2', N'enabled, validated'),
  (N'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', N'[dbo].[OSUSR_back\slash :''x'' $1 %s {{x}}]', N'osfrk_8f073f90_3', N'enabled, validated'),
  (N'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', N'[dbo].[OSUSR_back\slash :''x'' $1 %s {{x}}]', N'osfrk_8f073f90_4', N'enabled, validated')
) AS v([label], [object], [name], [state])) AS w
JOIN (
  SELECT k.[parent_object_id] AS [relation], k.[name] COLLATE Latin1_General_BIN2 AS [name],
    CASE WHEN k.[is_disabled] = 1 THEN N'disabled' WHEN k.[is_not_trusted] = 1 THEN N'enabled, not validated'
      ELSE N'enabled, validated' END COLLATE Latin1_General_BIN2 AS [state]
  FROM sys.foreign_keys AS k
  UNION ALL
  SELECT k.[parent_object_id] AS [relation], k.[name] COLLATE Latin1_General_BIN2 AS [name],
    CASE WHEN k.[is_disabled] = 1 THEN N'disabled' WHEN k.[is_not_trusted] = 1 THEN N'enabled, not validated'
      ELSE N'enabled, validated' END COLLATE Latin1_General_BIN2 AS [state]
  FROM sys.check_constraints AS k
  WHERE k.[is_disabled] = 0
) AS k
  ON k.[relation] = w.[relation] AND k.[name] COLLATE DATABASE_DEFAULT = w.[name] COLLATE DATABASE_DEFAULT
    AND k.[state] = w.[state])
) AS [v]([place], [what], [expected], [found])
ORDER BY [v].[place];

-- M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select:
-- constraints and triggers are in the state that the snapshot recorded.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'states-m_o_d_u_le_x_go_echo_x_select', N'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select', [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 ELSE 0 END
FROM (
SELECT 1, N'constraints are as the snapshot had them', CAST(2 AS bigint), (SELECT COUNT_BIG(*) FROM (SELECT v.[label] COLLATE Latin1_General_BIN2 AS [label], v.[name] COLLATE Latin1_General_BIN2 AS [name], v.[state] COLLATE Latin1_General_BIN2 AS [state], OBJECT_ID(v.[object]) AS [relation]
FROM (VALUES
  (N'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select', N'[dbo].[it''s */ a /* --t]', N'osfrk_def06aa1_1', N'enabled, validated'),
  (N'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select', N'[dbo].[it''s */ a /* --t]', N'osfrk_def06aa1_2', N'enabled, validated')
) AS v([label], [object], [name], [state])) AS w
JOIN (
  SELECT k.[parent_object_id] AS [relation], k.[name] COLLATE Latin1_General_BIN2 AS [name],
    CASE WHEN k.[is_disabled] = 1 THEN N'disabled' WHEN k.[is_not_trusted] = 1 THEN N'enabled, not validated'
      ELSE N'enabled, validated' END COLLATE Latin1_General_BIN2 AS [state]
  FROM sys.foreign_keys AS k
  UNION ALL
  SELECT k.[parent_object_id] AS [relation], k.[name] COLLATE Latin1_General_BIN2 AS [name],
    CASE WHEN k.[is_disabled] = 1 THEN N'disabled' WHEN k.[is_not_trusted] = 1 THEN N'enabled, not validated'
      ELSE N'enabled, validated' END COLLATE Latin1_General_BIN2 AS [state]
  FROM sys.check_constraints AS k
  WHERE k.[is_disabled] = 0
) AS k
  ON k.[relation] = w.[relation] AND k.[name] COLLATE DATABASE_DEFAULT = w.[name] COLLATE DATABASE_DEFAULT
    AND k.[state] = w.[state])
) AS [v]([place], [what], [expected], [found])
ORDER BY [v].[place];

-- One row a check.
SELECT LEFT([check_id], 60) AS [check_id], LEFT([entity], 60) AS [entity], LEFT([what], 80) AS [what],
  [expected], [found], [ok]
FROM #o11c_check
WHERE [ok] IS NOT NULL
ORDER BY [place];

-- For information, nothing is compared: what the project file or the reports have accepted, counted.
SELECT LEFT([entity], 60) AS [entity], LEFT([what], 80) AS [what], [found] AS [rows]
FROM #o11c_check
WHERE [ok] IS NULL
ORDER BY [place];

-- What became of the rows that were expected, one line an entity.
SELECT LEFT([entity], 60) AS [entity],
  SUM(CASE WHEN [what] IN (N'rows arrived') THEN [expected] ELSE 0 END) AS [expected],
  SUM(CASE WHEN [what] IN (N'rows inserted') THEN [found] ELSE 0 END) AS [inserted],
  SUM(CASE WHEN [what] IN (N'rows that were there before, updated where they differed') THEN [found] ELSE 0 END) AS [updated],
  SUM(CASE WHEN [what] IN (N'rows that were there before, kept as they were') THEN [found] ELSE 0 END) AS [kept],
  SUM(CASE WHEN [what] IN (N'rows of the source that do not take part') THEN [found] ELSE 0 END) AS [not_selected]
FROM #o11c_check
GROUP BY [entity]
HAVING SUM(CASE WHEN [what] = N'rows arrived' THEN 1 ELSE 0 END) > 0
ORDER BY MIN([place]);

-- A check that does not hold ends the run here.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT [entity] + N', ' + [what] FROM #o11c_check WHERE [ok] = 0
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0910: checks do not hold: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). The table above shows expected and found.', N'%', N'%%');
  THROW 50910, @o11c_message, 1;
END;

UPDATE #o11c_progress SET [mark] = N'step 13', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[130-verify] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
