SELECT reason AS 减免原因, lines AS 笔数, waived AS 减免
FROM parking_reason
ORDER BY reason
