SELECT building AS 楼栋, forms AS 有效份数, rate AS 满意率, score AS 满意度, rank AS 名次
FROM survey_building
ORDER BY building COLLATE "natural"
