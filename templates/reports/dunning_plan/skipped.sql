SELECT room AS 房号, owner AS 业主, owed AS 欠费合计, step AS 本应阶段, reason AS 不发函原因, gates AS 全部原因
FROM dunning
WHERE step <> 'S1' AND reason IS NOT NULL
ORDER BY room COLLATE "natural"
