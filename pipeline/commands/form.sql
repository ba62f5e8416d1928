-- What the drop-downs of a form offer.

-- name: form_zones
SELECT zone AS zone, type AS type FROM zones ORDER BY zone COLLATE "natural";
