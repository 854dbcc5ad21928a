-- Provinces, regencies, districts and villages of Indonesia. Facts of the installation, read by all. The id outlives the code (codes change).
CREATE SCHEMA regions;
CREATE TABLE regions.region (
  id         uuid PRIMARY KEY,
  code       text COLLATE "C" NOT NULL UNIQUE,
  level      smallint NOT NULL CHECK (level BETWEEN 1 AND 4),  -- 1 province, 2 regency, 3 district, 4 village
  parent     uuid REFERENCES regions.region,
  regency    text COLLATE "C",                                 -- code of the regency it lies in; null for a province
  name       text NOT NULL,
  valid_from date NOT NULL DEFAULT '2025-01-01',
  valid_to   date
);
CREATE INDEX region_parent ON regions.region (parent, name, id);
CREATE INDEX region_regency ON regions.region (regency, level, name, id);
CREATE INDEX region_name ON regions.region USING gin (lower(name) gin_trgm_ops);
GRANT USAGE ON SCHEMA regions TO payung_door, payung_wide, payung_narrow, payung_warden;
GRANT SELECT ON regions.region TO payung_door, payung_wide, payung_narrow, payung_warden;

-- A regency that is switched on: the tenant. Its key is the official code of that day and never changes.
CREATE TABLE regions.regency (
  regency     text COLLATE "C" PRIMARY KEY CHECK (regency ~ '^\d{2}\.\d{2}$'),
  region      uuid NOT NULL REFERENCES regions.region,
  name        text NOT NULL,
  zone        text COLLATE "C" NOT NULL CHECK (zone IN ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')),
  titles      jsonb NOT NULL DEFAULT '{}',   -- names of offices and titles, letterhead: settings of the regency
  switched_on timestamptz NOT NULL DEFAULT now(),
  version     int NOT NULL DEFAULT 1
);
SELECT platform.guard('regions.regency', 'shared');
-- Which regencies are served is no secret: the door must know where a day ends.
GRANT SELECT (regency, region, name, zone) ON regions.regency TO payung_door;
CREATE POLICY door ON regions.regency FOR SELECT TO payung_door USING (true);
