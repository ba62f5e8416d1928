WITH near AS (
	SELECT room, owner, item, due, sum(owed) AS owed FROM dunning_reminder GROUP BY room, owner, item, due ORDER BY room, due, item
), together AS (
	SELECT room, owner, due, group_concat(item, '、') AS items, sum(owed) AS owed FROM near GROUP BY room, owner, due
)
SELECT t.room AS 房号, t.owner AS 业主, h.phone AS 联系电话, t.items AS 费用项目, t.owed AS 金额, t.due AS 应缴日期,
	'尊敬的业主：贵户 ' || t.room || ' 的' || t.items || '共 ' || yuan(t.owed) || ' 元，请于 ' || cn_date(t.due) || '前缴纳；如已缴纳请忽略。' AS 短信内容
FROM together AS t
LEFT JOIN house AS h ON h.room = t.room
ORDER BY t.room COLLATE "natural", t.due
