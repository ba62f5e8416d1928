-- name: doubt_rooms
SELECT room FROM house ORDER BY room COLLATE "natural";
