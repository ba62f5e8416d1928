SELECT period AS 期间, item AS 费用项目, charged AS 当期应收, received AS 当期实收, charged - received AS 当期欠费, current_rate AS 当期收缴率,
	opening AS 期初往欠, recovered AS 清回往欠, recovery_rate AS 清欠率, total_rate AS 综合收缴率
FROM arrears_rate
WHERE period = substr(iso_date(:as_of), 1, 7)
ORDER BY place
