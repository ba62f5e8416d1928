SELECT building AS 楼栋, households AS 户数, drawn AS 抽取, (20000 * drawn + households) / (2 * households) AS 比例
FROM survey_stratum
ORDER BY building COLLATE "natural"
