SELECT period AS 期间, item AS 费用项目, charged AS 当期应收, received AS 当期实收, current_rate AS 当期收缴率, opening AS 期初往欠,
	recovered AS 清回往欠, recovery_rate AS 清欠率, total_rate AS 综合收缴率,
	period || ' ' || item AS 期间与项目
FROM arrears_rate
ORDER BY place
