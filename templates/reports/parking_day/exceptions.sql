SELECT day AS 日期, shift AS 班次, lane AS 车道, rule AS 检查, note AS 说明, difference AS 差额
FROM parking_check
ORDER BY day, start, shift, lane, rule, note, difference
