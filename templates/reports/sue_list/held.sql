SELECT room AS 房号, owner AS 业主, owed AS 欠费合计, reason AS 不列入的原因, limitation AS 时效到期日
FROM dunning
WHERE step = 'S5' AND reason IS NOT NULL
ORDER BY room COLLATE "natural"
