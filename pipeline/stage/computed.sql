-- name: house_named
SELECT room FROM house_alias WHERE name = :name
UNION ALL
SELECT room FROM arrears_account WHERE room = :name
UNION ALL
SELECT room FROM arrears_unspent WHERE room = :name
LIMIT 1;

-- name: house_names
SELECT room AS name FROM house
UNION
SELECT room FROM arrears_account
ORDER BY 1;
