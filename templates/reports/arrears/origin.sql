SELECT '数据截止日（最后收款日期）' AS 项目, coalesce(iso_date(day), '没有收款') AS 内容 FROM arrears_cut
UNION ALL
SELECT '未在房屋业主资料中的欠费户', CAST(count(*) AS TEXT) FROM arrears_room WHERE known = 0
UNION ALL
SELECT '其他需核对的行（见 问题数据）', CAST(count(*) AS TEXT) FROM arrears_exception
ORDER BY 1
