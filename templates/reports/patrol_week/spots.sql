SELECT monday AS 周一, zone AS 区域, asked AS 应抽查, done AS 已抽查, verdict AS 结果
FROM patrol_spot_week
ORDER BY monday, zone
