-- What the drop-downs of a form offer.

-- name: form_zones
SELECT zone AS zone, type AS type FROM zones ORDER BY zone COLLATE "natural";

-- name: form_units
SELECT unit FROM (SELECT unit FROM tickets UNION SELECT company FROM zones) WHERE unit IS NOT NULL ORDER BY unit;
