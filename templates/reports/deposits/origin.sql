SELECT '数据截止日（最后收款日期）' AS 项目, coalesce(iso_date(day), '没有收款') AS 内容 FROM arrears_cut
ORDER BY 1
